#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace winloop::transcript {

/// How notes taken live are written down (`winloop capture --live`), UTF-8:
///
///     # winloop live notes
///     # candidate: ana-ruiz
///     # kind: screen
///     # date: 2026-03-04
///     [00:00:12.500] Knows the harbour; came by ferry.
///     [00:01:07.250] @ana: I want one thing end to end that is mine.
///
/// The lines with `#` before the first stamp say what the notes are of. `@label:` names who said
/// the line; a line without is the note taker's own, whose speaker nobody names. A line without a
/// stamp (one that a crash cut off, or was added with an editor) is kept, without a time.
inline constexpr std::string_view live_signature = "# winloop live notes\n";

/// One line of notes, stamped: `[00:01:07.250] words` and a line feed.
WINLOOP_API std::string live_line(Millis at, std::string_view words);

/// What the lines at the front say, by their names ("candidate", "kind", "date"); nothing when the
/// text is none of live notes.
WINLOOP_API std::optional<std::map<std::string, std::string>> live_header(std::string_view text);

}  // namespace winloop::transcript
