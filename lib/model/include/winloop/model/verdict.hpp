#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/signal.hpp>

#include <cstddef>
#include <string>

namespace winloop {

/// What a person says of a signal: it is one, it is none, or the lexicon missed it.
enum class VerdictWord { confirmed, dismissed, added };

template <>
struct Names<VerdictWord> {
  static constexpr std::string_view what = "verdict";
  static constexpr std::array<std::pair<VerdictWord, std::string_view>, 3> all{{
      {VerdictWord::confirmed, "confirmed"},
      {VerdictWord::dismissed, "dismissed"},
      {VerdictWord::added, "added"},
  }};
};

/// The status that a signal has after it: what somebody added is as good as confirmed.
constexpr SignalStatus status_after(VerdictWord word) {
  return word == VerdictWord::dismissed ? SignalStatus::dismissed : SignalStatus::confirmed;
}

/// Somebody's word on some words of a conversation.
struct Verdict {
  std::size_t utterance = 0;  ///< index into Transcript::utterances
  ByteRange words;            ///< the quote, within that utterance's text
  SignalKind kind = SignalKind::motivation;
  std::string category;
  VerdictWord word = VerdictWord::confirmed;
  std::string by;  ///< who said so
  Date on;
  std::string why;  ///< may be empty
};

/// Whether two categories of a kind are the same to somebody who judges: whether a question has
/// been answered by now is the conversation's business, not theirs.
inline bool same_category(SignalKind kind, std::string_view a, std::string_view b) {
  return kind == SignalKind::question || a == b;
}

}  // namespace winloop
