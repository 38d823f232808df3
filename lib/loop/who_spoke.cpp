#include "label_parts.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/who_spoke.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

using store::Speaker;

namespace {

/// Somebody a label may mean, with every name they go by, as words.
struct Participant {
  Role role;
  std::string person;
  std::string id;  ///< of a candidate
  std::vector<std::vector<std::string>> names;
  std::vector<std::string> labels;  ///< the same as written, brackets and all
};

Participant known_as(Role role, const std::string& name, const std::string& id,
                     const std::vector<std::string>& aliases) {
  Participant known{role, name, id, {name_words(name)}, {utf8::plain_words(name)}};
  if (!id.empty()) known.labels.push_back(utf8::plain_words(id));
  for (const auto& alias : aliases) {
    known.names.push_back(name_words(alias));
    known.labels.push_back(utf8::plain_words(alias));
  }
  return known;
}

std::vector<Participant> participants(const Search& search, const Candidate* candidate) {
  std::vector<Participant> all;
  if (candidate != nullptr) {
    all.push_back(known_as(Role::candidate, candidate->name, candidate->id, candidate->aliases));
  }
  for (const auto& person : search.people)
    all.push_back(known_as(person.role, person.name, "", person.aliases));
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

/// Whoever goes by a name, else the only one whose name it may be short for.
const Participant* named(const std::vector<Participant>& all, std::string_view name) {
  const auto words = name_words(name);
  if (words.empty()) return nullptr;
  const auto goes_by = [&](const Participant& known) {
    return std::find(known.names.begin(), known.names.end(), words) != known.names.end();
  };
  if (std::any_of(all.begin(), all.end(), goes_by)) return only(all, goes_by);
  // "Ruiz" alone may be anybody's, "Dr. Ruiz" is said of one.
  const bool titled = has_title(name);
  return only(all, [&](const Participant& known) {
    const auto& full = known.names.front();
    return is_short_for(words, full) || (titled && is_family_name_of(words, full));
  });
}

/// Whether the words name somebody else than `found`, by a first name at least.
bool name_another(const std::vector<Participant>& all, std::string_view words,
                  const Participant* found) {
  const auto there = name_words(words);
  return std::any_of(all.begin(), all.end(), [&](const Participant& known) {
    const auto& name = known.names.front();
    return &known != found && !name.empty() &&
           std::find(there.begin(), there.end(), name.front()) != there.end();
  });
}

/// Whose name, alias or id is written like that.
const Participant* written_as(const std::vector<Participant>& all, std::string_view label) {
  const auto written = utf8::plain_words(label);
  return only(all, [&](const Participant& known) {
    return !written.empty() &&
           std::find(known.labels.begin(), known.labels.end(), written) != known.labels.end();
  });
}

/// Who a label is, when it is one person: what stands beside the name must not name another.
const Participant* place(const std::vector<Participant>& all, std::string_view label) {
  if (const auto* alias = written_as(all, label)) return alias;
  const auto parts = label_parts(label);
  if (parts.people.size() != 1) return nullptr;
  const auto* found = named(all, parts.people.front());
  const bool one = std::none_of(parts.beside.begin(), parts.beside.end(), [&](const auto& beside) {
    return name_another(all, beside, found);
  });
  return one ? found : nullptr;
}

/// Several people behind one label have a role when it is the same for all of them, and no name.
Role shared_role(const std::vector<Participant>& all, std::string_view label) {
  const auto parts = label_parts(label);
  Role role = Role::unknown;
  for (const auto& person : parts.people) {
    const auto* found = named(all, person);
    if (found == nullptr || (role != Role::unknown && role != found->role)) return Role::unknown;
    role = found->role;
  }
  return parts.people.size() > 1 ? role : Role::unknown;
}

Speaker placed(const std::vector<Participant>& all, const std::string& label) {
  if (const auto* known = place(all, label)) return {label, known->person, known->role};
  return {label, "", shared_role(all, label)};
}

Speaker given_role(const std::string& label, Role role, const std::vector<Participant>& all) {
  const bool anybody = role == Role::unknown || role == Role::other;
  const bool one_person = label == nobody_named || label_parts(label).people.size() == 1;
  const auto* person = anybody || !one_person ? nullptr : only(all, [&](const Participant& known) {
    return known.role == role;
  });
  return {label, person == nullptr ? "" : person->person, role};
}

Speaker overridden(const std::string& label, const std::string& value,
                   const std::vector<Participant>& all) {
  if (const auto role = try_from_name<Role>(value)) return given_role(label, *role, all);
  const auto with_id = [&](const Participant& known) { return known.id == value; };
  const auto* known = value.empty() ? nullptr : only(all, with_id);
  if (known == nullptr) known = place(all, value);
  if (known != nullptr) return {label, known->person, known->role};
  auto words = all_names<Role>();
  for (const auto& one : all) {
    words.push_back(one.person);
    if (!one.id.empty()) words.push_back(one.id);
  }
  throw bad_input(
      fmt::format("speaker \"{}\": {}", label, unknown_name("role or person", value, words)));
}

}  // namespace

bool leaves_unnamed(const Transcript& transcript) {
  if (transcript.format == name(transcript::Format::live_notes)) return false;
  return std::any_of(
      transcript.utterances.begin(), transcript.utterances.end(),
      [](const Utterance& utterance) { return utterance.speaker < 0 && utterance.start; });
}

bool name_the_unnamed(Transcript& transcript, const SpeakerOverrides& overrides) {
  if (!overrides.contains(nobody_named)) return false;
  bool any = false;
  for (auto& utterance : transcript.utterances) {
    if (utterance.speaker >= 0) continue;
    utterance.speaker = static_cast<std::int32_t>(transcript.speakers.size());
    any = true;
  }
  if (any) transcript.speakers.emplace_back(nobody_named);
  return any;
}

std::vector<Speaker> who_spoke(std::span<const std::string> labels, const Search& search,
                               const Candidate* candidate, const SpeakerOverrides& overrides) {
  for (const auto& [label, value] : overrides) {
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      throw bad_input(
          fmt::format("{}={}: {}", label, value, unknown_name("speaker", label, labels)));
    }
  }
  const auto all = participants(search, candidate);
  std::vector<Speaker> speakers;
  for (const auto& label : labels) {
    const auto given = overrides.find(label);
    speakers.push_back(given == overrides.end() ? placed(all, label)
                                                : overridden(label, given->second, all));
  }
  return speakers;
}

transcript::KnownLabel known_labels(const Search& search, const Candidate* candidate,
                                    const SpeakerOverrides& overrides) {
  return [all = participants(search, candidate), overrides](std::string_view label) {
    if (overrides.contains(std::string(label)) || written_as(all, label) != nullptr) return true;
    // A name alone: "Ana - one question" is how somebody is spoken to.
    const auto parts = label_parts(label);
    return parts.beside.empty() && parts.people.size() == 1 &&
           named(all, parts.people.front()) != nullptr;
  };
}

}  // namespace winloop::loop
