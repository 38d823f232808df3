#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/store/find.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

/// `kind:` takes both vocabularies, which share no word.
void narrow_kind(FindFilter& filter, const std::string& value) {
  if (const auto kind = try_from_name<ConversationKind>(value)) {
    filter.kinds.push_back(*kind);
  } else if (const auto signal = try_from_name<SignalKind>(value)) {
    filter.signal_kinds.push_back(*signal);
  } else {
    auto known = all_names<SignalKind>();
    for (auto& conversation : all_names<ConversationKind>()) known.push_back(conversation);
    throw_unknown_name("kind of signal or conversation", value, known);
  }
}

void narrow_category(FindFilter& filter, const std::string& value) {
  std::vector<std::string> known;
  for (const auto& [kind, word] : Names<SignalKind>::all) {
    for (const auto category : categories(kind)) known.emplace_back(category);
  }
  if (std::find(known.begin(), known.end(), value) == known.end())
    throw_unknown_name("category", value, known);
  filter.categories.push_back(value);
}

Date field_day(const QueryField& field) {
  if (const auto day = Date::try_parse(field.value)) return *day;
  throw bad_input(fmt::format("{}:{} is not a date; expected a day that exists, as 2026-03-04",
                              field.name, field.value));
}

}  // namespace

void narrow(FindFilter& filter, const std::vector<QueryField>& fields) {
  for (const auto& field : fields) {
    if (field.name == "kind") narrow_kind(filter, field.value);
    if (field.name == "category") narrow_category(filter, field.value);
    if (field.name == "speaker") filter.speakers.push_back(field.value);
    if (field.name == "role") filter.roles.push_back(from_name<Role>(field.value));
    if (field.name == "stage") filter.stages.push_back(field.value);
    if (field.name == "candidate") filter.candidates.push_back(field.value);
    if (field.name == "since") filter.since = field_day(field);
    if (field.name == "until") filter.until = field_day(field);
  }
  if (filter.since && filter.until && *filter.since > *filter.until) {
    throw bad_input(fmt::format("no day is on or after {} and on or before {}",
                                filter.since->to_string(), filter.until->to_string()));
  }
  const auto& wanted = filter.categories;
  if (filter.candidates.empty() &&
      std::find(wanted.begin(), wanted.end(), sensitive_category) != wanted.end()) {
    throw Error(ErrorKind::usage, sensitive_needs_candidate);
  }
}

}  // namespace winloop::store
