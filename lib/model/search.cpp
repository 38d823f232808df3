#include <winloop/base/error.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/search.hpp>

#include <algorithm>

namespace winloop {

const std::vector<std::string>& default_stages() {
  static const std::vector<std::string> stages{"applied",  "review",  "screen",   "hm-interview",
                                               "panel",    "debrief", "preclose", "offer",
                                               "accepted", "started"};
  return stages;
}

std::vector<std::string> stages_and_exits(const Search& search) {
  auto all = search.stages;
  for (const auto exit : {exit_we_declined, exit_they_declined, exit_reneged, exit_unspecified}) {
    all.emplace_back(exit);
  }
  return all;
}

std::size_t stage_position(const Search& search, std::string_view stage) {
  const auto all = stages_and_exits(search);
  const auto found = std::find(all.begin(), all.end(), stage);
  if (found == all.end()) throw_unknown_name("stage", stage, all);
  return static_cast<std::size_t>(found - all.begin());
}

const Person* person_with(const Search& search, Role role) {
  const auto found = std::find_if(search.people.begin(), search.people.end(),
                                  [role](const Person& person) { return person.role == role; });
  return found == search.people.end() ? nullptr : &*found;
}

}  // namespace winloop
