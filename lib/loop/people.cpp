#include "end_of_time.hpp"
#include <winloop/loop/people.hpp>
#include <winloop/model/person_name.hpp>
#include <winloop/store/candidates.hpp>

#include <string>
#include <utility>
#include <vector>

namespace winloop::loop {

std::string our_person(const Search& search, std::string_view what, std::string_view named) {
  return PeopleByName(search).at(what, named).name;
}

Owner owner_named(const Workspace& workspace, std::string_view candidate, std::string_view named) {
  const PeopleByName people(workspace.search);
  if (const auto* person = people.find_one(named)) return {person->name, person->role};
  std::vector<std::string> others;
  if (!candidate.empty()) {
    const auto one = store::candidate(workspace.record, candidate, end_of_time());
    if (named == one.id || goes_by(one, named)) return {one.name, Role::candidate};
    others.push_back(one.name);
  }
  people.throw_unknown("owner", named, std::move(others));
}

}  // namespace winloop::loop
