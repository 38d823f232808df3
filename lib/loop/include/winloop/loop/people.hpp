#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/conversation.hpp>

#include <string>
#include <string_view>

namespace winloop::loop {

/// The name of one of our people as search.yaml has it, from that name or an alias (PeopleByName).
/// `what` is what they are called in the error: "rater". Throws Error(bad_input) with near names,
/// and for an alias that two of them have.
WINLOOP_API std::string our_person(const Search& search, std::string_view what,
                                   std::string_view named);

/// Who owes something: one of ours or the candidate.
struct Owner {
  std::string name;
  Role role = Role::unknown;
};

/// The same for an owner of a step or a promise about `candidate` (an id, or empty), who may be the
/// candidate too, by id, name or alias.
WINLOOP_API Owner owner_named(const Workspace& workspace, std::string_view candidate,
                              std::string_view named);

}  // namespace winloop::loop
