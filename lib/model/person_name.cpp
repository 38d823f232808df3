#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/model/person_name.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace winloop {

bool goes_by(const Candidate& candidate, std::string_view name) {
  const auto wanted = utf8::fold(name);
  const auto is_wanted = [&](const std::string& one) { return utf8::fold(one) == wanted; };
  return is_wanted(candidate.name) ||
         std::any_of(candidate.aliases.begin(), candidate.aliases.end(), is_wanted);
}

PeopleByName::PeopleByName(const Search& search) : search_(&search) {
  for (const auto& person : search.people)
    by_name_.try_emplace(utf8::fold(person.name), Meant{&person});
  for (const auto& person : search.people) {
    for (const auto& alias : person.aliases) {
      auto& meant = by_name_.try_emplace(utf8::fold(alias), Meant{&person}).first->second;
      const bool whole_name = utf8::fold(meant.person->name) == utf8::fold(alias);
      if (!whole_name && meant.person != &person) meant.other = &person;
    }
  }
}

PeopleByName::Meant PeopleByName::meant(std::string_view name) const {
  const auto found = by_name_.find(utf8::fold(name));
  return found == by_name_.end() ? Meant{} : found->second;
}

const Person* PeopleByName::find(std::string_view name) const {
  const auto [person, other] = meant(name);
  return other == nullptr ? person : nullptr;
}

const Person* PeopleByName::find_one(std::string_view name) const {
  const auto [person, other] = meant(name);
  if (other != nullptr) {
    throw bad_input(fmt::format("\"{}\" may be {} or {}; say which, by the whole name", name,
                                person->name, other->name));
  }
  return person;
}

const Person& PeopleByName::at(std::string_view what, std::string_view name) const {
  if (const auto* person = find_one(name)) return *person;
  throw_unknown(what, name);
}

void PeopleByName::throw_unknown(std::string_view what, std::string_view name,
                                 std::vector<std::string> others) const {
  auto names = std::move(others);
  std::vector<std::string> aliases;
  for (const auto& person : search_->people) {
    names.push_back(person.name);
    aliases.insert(aliases.end(), person.aliases.begin(), person.aliases.end());
  }
  // Aliases are named only where one of them is near.
  const bool has_near = !near_names(name, names).empty() || near_names(name, aliases).empty();
  throw_unknown_name(what, name, has_near ? names : aliases);
}

}  // namespace winloop
