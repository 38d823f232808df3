#include <winloop/base/utf8.hpp>
#include <winloop/model/promised_by.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop {

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  utf8::each_word(utf8::plain_words(text),
                  [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

bool cut_ending(std::string& word, std::string_view ending) {
  if (!word.ends_with(ending)) return false;
  word.resize(word.size() - ending.size());
  return true;
}

/// Before the first `will` or `going to` of the words: who will do it, and what leads up to them.
std::optional<Words> before_will(std::string_view text) {
  const auto words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto next = [&](std::size_t by, std::string_view word) {
      return at + by < words.size() && words[at + by] == word;
    };
    const bool going = next(1, "gonna") || (next(1, "going") && next(2, "to"));
    Words before(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
    if (words[at] == "will" || (going && words[at] == "is")) return before;
    auto subject = words[at];
    if (cut_ending(subject, "'ll") ||
        (going && (cut_ending(subject, "'s") || cut_ending(subject, "'m") ||
                   cut_ending(subject, "'re") || subject == "am" || subject == "are"))) {
      before.push_back(subject);
      return before;
    }
  }
  return std::nullopt;
}

bool has_first_name(std::string_view whole, std::string_view name) {
  const auto words = words_of(whole);
  return !words.empty() && words.front() == name;
}

struct Named {
  std::string name;
  Role role = Role::unknown;
};

/// The only one of us and the candidate who goes by the name, else whose first name it is.
std::optional<Named> known_as(std::string_view name, const PeopleByName& people,
                              const Candidate* candidate) {
  std::vector<Named> found;
  if (const auto* person = people.find(name)) found.push_back({person->name, person->role});
  if (candidate != nullptr && goes_by(*candidate, name))
    found.push_back({candidate->name, Role::candidate});
  if (found.empty()) {
    for (const auto& person : people.all())
      if (has_first_name(person.name, name)) found.push_back({person.name, person.role});
    if (candidate != nullptr && has_first_name(candidate->name, name))
      found.push_back({candidate->name, Role::candidate});
  }
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

/// Words before a name after which it promises nothing, or not alone.
constexpr auto undoing =
    std::array{std::string_view("if"),     std::string_view("when"),  std::string_view("once"),
               std::string_view("unless"), std::string_view("until"), std::string_view("whether"),
               std::string_view("before"), std::string_view("after"), std::string_view("or")};

bool is_undone(const Words& before_name) {
  if (before_name.empty()) return false;
  const auto& last = before_name.back();
  // At the head `and` only goes on: "and Cy will", but "you and Cy will".
  if (last == "and") return before_name.size() > 1;
  return std::find(undoing.begin(), undoing.end(), last) != undoing.end();
}

std::optional<Named> who_will(std::string_view text, const PeopleByName& people,
                              const Candidate* candidate) {
  auto before = before_will(text);
  if (!before) return std::nullopt;
  constexpr std::size_t most_words = 4;
  for (auto count = std::min(most_words, before->size()); count > 0; --count) {
    const auto first = before->end() - static_cast<std::ptrdiff_t>(count);
    std::string name = *first;
    for (auto word = first + 1; word != before->end(); ++word) name += ' ' + *word;
    const auto named = known_as(name, people, candidate);
    if (!named) continue;
    before->erase(first, before->end());
    return is_undone(*before) ? std::nullopt : named;
  }
  return std::nullopt;
}

}  // namespace

void name_owner(Commitment& commitment, const PeopleByName& people, const Candidate* candidate) {
  if (commitment.signal == 0) return;
  const auto named = who_will(commitment.what, people, candidate);
  if (!named) return;
  commitment.owner = named->name;
  commitment.owner_role = named->role;
}

}  // namespace winloop
