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

/// Whether the words, byte for byte, are whole words of the text: "art" is none of "start".
WINLOOP_API bool holds_words(std::string_view text, std::string_view words);

/// The utterance that holds the words as whole words, byte for byte, the oldest first: in the
/// candidate's own conversations, then in those about the search as a whole, then in debriefs on
/// others; in any for no candidate. Nothing when nobody said them there by the end of the day.
WINLOOP_API std::optional<SaidAt> find_quote(const store::Record& record,
                                             std::string_view candidate, std::string_view words,
                                             Date as_of);

}  // namespace winloop::loop
