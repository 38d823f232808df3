#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/who_spoke.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

using store::Speaker;

namespace {

/// Somebody a label may mean, with every name they go by, folded.
struct Participant {
  Role role;
  std::string person;
  std::vector<std::string> names;
};

/// "Ruiz, Ana (Guest)" -> "ana ruiz": brackets dropped, turned round at one comma, folded, spaces
/// single.
std::string plain_name(std::string_view label) {
  std::string kept;
  int depth = 0;
  for (const char c : label) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) kept += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  const auto comma = kept.find(',');
  if (comma != std::string::npos && kept.find(',', comma + 1) == std::string::npos) {
    kept = kept.substr(comma + 1) + " " + kept.substr(0, comma);
  }
  std::string words;
  for (const char c : utf8::fold(kept)) {
    const bool gap = c == ' ' || c == '\t' || c == '_' || c == '.';
    if (!gap) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return std::string(utf8::trim(words));
}

std::string first_name(const std::string& plain) {
  return plain.substr(0, plain.find(' '));
}

Participant known_as(Role role, const std::string& name, const std::vector<std::string>& aliases) {
  Participant known{role, name, {plain_name(name)}};
  for (const auto& alias : aliases) known.names.push_back(plain_name(alias));
  return known;
}

std::vector<Participant> participants(const Search& search, const Candidate* candidate) {
  std::vector<Participant> all;
  if (candidate != nullptr)
    all.push_back(known_as(Role::candidate, candidate->name, candidate->aliases));
  for (const auto& person : search.people)
    all.push_back(known_as(person.role, person.name, person.aliases));
  return all;
}

/// The only one for whom `matches` holds; null for none or several.
template <typename Matches>
const Participant* only(const std::vector<Participant>& all, Matches matches) {
  const Participant* found = nullptr;
  for (const auto& known : all) {
    if (!matches(known)) continue;
    if (found != nullptr) return nullptr;
    found = &known;
  }
  return found;
}

const Participant* place(const std::vector<Participant>& all, const std::string& plain) {
  if (plain.empty()) return nullptr;
  const auto goes_by = [&](const Participant& known) {
    return std::find(known.names.begin(), known.names.end(), plain) != known.names.end();
  };
  if (const auto* found = only(all, goes_by)) return found;
  const auto shares_first_name = [&](const Participant& known) {
    return first_name(known.names.front()) == first_name(plain) &&
           (plain.find(' ') == std::string::npos ||
            known.names.front().find(' ') == std::string::npos);
  };
  return only(all, shares_first_name);
}

Speaker overridden(const std::string& label, const std::string& value,
                   const std::vector<Participant>& all) {
  if (const auto role = try_from_name<Role>(value)) {
    const auto* person =
        *role == Role::unknown || *role == Role::other
            ? nullptr
            : only(all, [&](const Participant& known) { return known.role == *role; });
    return {label, person == nullptr ? "" : person->person, *role};
  }
  if (const auto* known = place(all, plain_name(value))) return {label, known->person, known->role};
  auto words = all_names<Role>();
  for (const auto& known : all) words.push_back(known.person);
  throw bad_input(fmt::format("--speaker {}={}: {}", label, value,
                              unknown_name("role or person", value, words)));
}

}  // namespace

std::vector<Speaker> who_spoke(std::span<const std::string> labels, const Search& search,
                               const Candidate* candidate, const SpeakerOverrides& overrides) {
  for (const auto& [label, value] : overrides) {
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      throw bad_input(
          fmt::format("--speaker {}={}: {}", label, value, unknown_name("speaker", label, labels)));
    }
  }
  const auto all = participants(search, candidate);
  std::vector<Speaker> speakers;
  for (const auto& label : labels) {
    if (const auto given = overrides.find(label); given != overrides.end()) {
      speakers.push_back(overridden(label, given->second, all));
    } else if (const auto* known = place(all, plain_name(label))) {
      speakers.push_back({label, known->person, known->role});
    } else {
      speakers.push_back({label, "", Role::unknown});
    }
  }
  return speakers;
}

}  // namespace winloop::loop
