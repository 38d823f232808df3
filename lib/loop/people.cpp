#include "end_of_time.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/people.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace winloop::loop {

namespace {

using Names = std::vector<std::string>;

bool goes_by(const std::string& name, const Names& aliases, std::string_view named) {
  const auto wanted = utf8::fold(named);
  const auto is_wanted = [&](const std::string& one) { return utf8::fold(one) == wanted; };
  return is_wanted(name) || std::any_of(aliases.begin(), aliases.end(), is_wanted);
}

/// A whole name is somebody's before it is another's alias; an alias of two is nobody's.
const Person* find_person(const Search& search, std::string_view named) {
  std::vector<const Person*> found;
  for (const auto& person : search.people) {
    if (goes_by(person.name, {}, named)) return &person;
    if (goes_by(person.name, person.aliases, named)) found.push_back(&person);
  }
  if (found.size() > 1) {
    throw bad_input(fmt::format("\"{}\" may be {} or {}; say which, by the whole name", named,
                                found[0]->name, found[1]->name));
  }
  return found.empty() ? nullptr : found.front();
}

/// Aliases are named only where one of them is near.
[[noreturn]] void throw_unknown_person(const Search& search, std::string_view what,
                                       std::string_view named, Names others) {
  auto names = std::move(others);
  Names aliases;
  for (const auto& person : search.people) {
    names.push_back(person.name);
    aliases.insert(aliases.end(), person.aliases.begin(), person.aliases.end());
  }
  const bool has_near = !near_names(named, names).empty() || near_names(named, aliases).empty();
  throw_unknown_name(what, named, has_near ? names : aliases);
}

}  // namespace

std::string our_person(const Search& search, std::string_view what, std::string_view named) {
  if (const auto* person = find_person(search, named)) return person->name;
  throw_unknown_person(search, what, named, {});
}

Owner owner_named(const Workspace& workspace, std::string_view candidate, std::string_view named) {
  if (const auto* person = find_person(workspace.search, named))
    return {person->name, person->role};
  Names others;
  if (!candidate.empty()) {
    const auto one = store::candidate(workspace.record, candidate, end_of_time());
    if (named == one.id || goes_by(one.name, one.aliases, named))
      return {one.name, Role::candidate};
    others.push_back(one.name);
  }
  throw_unknown_person(workspace.search, "owner", named, std::move(others));
}

}  // namespace winloop::loop
