#pragma once

#include <winloop/exchange/duplicates.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/candidate.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// Somebody new, as typed.
struct NewCandidate {
  std::string name;
  std::string id;  ///< empty: made from the name
  std::string email;
  std::string source;
  std::string stage;  ///< empty: the search's first
  std::vector<std::string> aliases;
  std::map<std::string, Fact> facts;
};

/// Adds a person; gives them as stored. Throws Error(bad_input) for a name that gives no id, an id
/// that is taken or that a file's name cannot say, a stage that the search does not have, or an
/// e-mail address that is none or that somebody already has.
WINLOOP_API Candidate add_candidate(Workspace& workspace, const NewCandidate& person, Date on);

/// Somebody else who is likely the same person.
struct Lookalike {
  std::string candidate;
  exchange::DuplicateReason reason;
};

/// Who of the others in the record is likely the person added, as an import would flag them.
WINLOOP_API std::vector<Lookalike> lookalikes(const Workspace& workspace, const Candidate& added);

/// Moves a person to a stage or exit of the search; gives false when they were there already.
/// Throws Error(bad_input) with near names for an unknown id or stage.
WINLOOP_API bool move_candidate(Workspace& workspace, std::string_view id, std::string_view stage,
                                Date on, std::string_view why);

}  // namespace winloop::loop
