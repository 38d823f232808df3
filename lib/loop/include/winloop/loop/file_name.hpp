#pragma once

#include <winloop/base/date.hpp>
#include <winloop/model/conversation.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// What a file's name says of the conversation in it.
struct NamedConversation {
  std::optional<Date> on;
  std::optional<ConversationKind> kind;
  std::string candidate;            ///< an id; empty when the name holds none, or says `search`
  bool about_search = false;        ///< the name says `search` instead of an id
  std::string odd_day;              ///< a word that is meant as a day and is none: `24.11.2026`
  std::vector<std::string> others;  ///< what else it says, where that is more than one word
};

/// Reads `2026-03-04 ana-ruiz screen.vtt`: words apart by spaces or `_`, in any order; a date, a
/// kind and an id, in capitals or not. What is neither date nor kind is taken for the id when it is
/// the only such word and looks like one (a-z, 0-9, -); of several, who knows the ids may tell.
WINLOOP_API NamedConversation from_file_name(std::string_view file_name);

/// Whether a file's name can say that id: `search`, a kind or a day would say something else.
WINLOOP_API bool can_be_named(std::string_view id);

/// Throws Error(bad_input) for an id that it cannot say, with one that it can.
WINLOOP_API void expect_nameable(std::string_view id);

}  // namespace winloop::loop
