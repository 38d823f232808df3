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

/// The utterance that holds the words, byte for byte: the oldest in the candidate's own
/// conversations, else in those about the search as a whole. Nothing when nobody said them by the
/// end of the day.
WINLOOP_API std::optional<SaidAt> find_quote(const store::Record& record,
                                             std::string_view candidate, std::string_view words,
                                             Date as_of);

}  // namespace winloop::loop
