#include "near_names.hpp"
#include "pairs.hpp"
#include "traits.hpp"
#include <winloop/exchange/duplicates.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace winloop::exchange {

namespace {

/// The last nine digits: country codes and leading zeros are written in every way.
std::string phone_key(const Candidate& candidate) {
  const auto phone = candidate.facts.find("phone");
  if (phone == candidate.facts.end()) return {};
  std::string digits;
  for (const char c : winloop::to_string(phone->second)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.size() < 7) return {};
  return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

void add_same(const Everybody& people, const std::vector<Traits>& traits, Pairs& pairs) {
  std::unordered_map<std::string, std::size_t> emails;
  std::unordered_map<std::string, std::size_t> phones;
  std::unordered_map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < people.size(); ++i) {
    pairs.add_by_key(emails, traits[i].email, i, DuplicateReason::same_email);
    pairs.add_by_key(phones, phone_key(people[i]), i, DuplicateReason::same_phone);
    pairs.add_by_key(names, traits[i].name_in_any_order, i, DuplicateReason::same_name);
    for (const auto& alias : people[i].aliases) {
      auto words = words_of(alias);
      // One word ("Ana") is too little to know anybody by.
      if (words.size() < 2) continue;
      pairs.add_by_key(names, in_any_order(std::move(words)), i, DuplicateReason::same_name);
    }
  }
}

/// What a name is known by; an initial is too little.
bool shares_word(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return word.size() > 1 && std::find(b.begin(), b.end(), word) != b.end();
  });
}

}  // namespace

bool may_go_by(const Candidate& candidate, std::string_view name) {
  const auto words = words_of(name);
  return shares_word(words, words_of(candidate.name)) ||
         std::any_of(candidate.aliases.begin(), candidate.aliases.end(),
                     [&](const std::string& alias) { return shares_word(words, words_of(alias)); });
}

std::vector<LikelyDuplicate> likely_duplicates(std::span<const SheetRow> rows,
                                               std::span<const Candidate> existing) {
  const Everybody people(rows, existing);
  std::vector<Traits> traits;
  traits.reserve(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) traits.push_back(traits_of(people[i]));
  Pairs pairs(people);
  add_same(people, traits, pairs);
  add_near_names(traits, pairs);
  add_similar_names(traits, pairs);
  return pairs.result();
}

}  // namespace winloop::exchange
