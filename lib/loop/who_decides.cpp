#include "who_decides.hpp"

#include <winloop/loop/people.hpp>

namespace winloop::loop {

std::string who_decides(const Search& search, std::string_view by) {
  if (!by.empty()) return our_person(search, "person in search.yaml", by);
  for (const auto role : {Role::recruiter, Role::hiring_manager}) {
    if (const auto* person = person_with(search, role)) return person->name;
  }
  return "not said";
}

}  // namespace winloop::loop
