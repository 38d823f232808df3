#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/conversation.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace winloop::loop {

/// Where words were said.
struct SaidAt {
  std::int64_t conversation = 0;
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::string
      speaker;  ///< the person where known, else the label; empty where the source names nobody
  Role role = Role::unknown;
  std::optional<Millis> at;
};

/// How far to look for words.
enum class Within {
  about_candidate,  ///< the candidate's own conversations, then those about the search as a whole
  everything,       ///< then everybody else's: promises are made wherever two of us meet
};

/// The utterance that holds the words, byte for byte, the oldest first. Nothing when nobody said
/// them by the end of the day.
WINLOOP_API std::optional<SaidAt> find_quote(const store::Record& record,
                                             std::string_view candidate, std::string_view words,
                                             Date as_of, Within within = Within::about_candidate);

}  // namespace winloop::loop
