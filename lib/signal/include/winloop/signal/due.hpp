#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/signal.hpp>

#include <optional>
#include <string_view>

namespace winloop::signal {

/// The first stretch of `words` that says when something is to happen ("by Thursday", "before the
/// end of next week", "as soon as we hang up"), by its bytes; nothing when there is none. English;
/// case is ignored.
WINLOOP_API std::optional<ByteRange> find_due(std::string_view words);

/// As above, of a promise that stands at `promise` in `words`: what its own clause says ("We close
/// in two weeks; I'll send it by Wednesday"), where that says nothing what is said after it, and
/// what is said before it last.
WINLOOP_API std::optional<ByteRange> find_due(std::string_view words, ByteRange promise);

/// The day meant by words that say when, counted from the day they were said:
/// - "tonight", "this afternoon", "by close of business", "as soon as we hang up": that day;
/// - "tomorrow", "in two weeks", "within three working days": counted on;
/// - "Thursday", "by Thursday": the first Thursday after that day; "this Thursday" may be the day
///   itself; "next Tuesday" is that of the next week (weeks start on Monday); "Monday week" is
///   seven days after the coming Monday;
/// - "this week", "end of the week": Friday; "next week": Friday of the next; "weekend": Sunday;
/// - "on the 14th", "the third of June", "June 3rd": the first such day from that day on;
/// - "before Friday", "before the 14th": the day before it, but never earlier than that day.
/// Nothing when the words name no day that can be counted ("soon", "when I get back").
WINLOOP_API std::optional<Date> resolve_due(std::string_view words, Date on);

/// Of a commitment whose quote is placed in `text`: gives it the words from the quote's beginning
/// on that say when, those of the promise's clause before others, and the day they mean. Does
/// nothing to other kinds.
WINLOOP_API void read_due(std::string_view text, Date on, Noticed& commitment);

}  // namespace winloop::signal
