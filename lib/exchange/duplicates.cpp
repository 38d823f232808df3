#include <winloop/base/utf8.hpp>
#include <winloop/exchange/duplicates.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace winloop::exchange {

namespace {

/// Mailboxes that anybody can have: the same domain says nothing.
constexpr std::array<std::string_view, 22> public_mailboxes{
    "aol.com",     "free.fr",     "gmail.com",      "gmx.at",      "gmx.ch",   "gmx.de",
    "gmx.net",     "hotmail.com", "icloud.com",     "laposte.net", "live.com", "mac.com",
    "mail.com",    "me.com",      "orange.fr",      "outlook.com", "pm.me",    "proton.me",
    "t-online.de", "web.de",      "googlemail.com", "yahoo.com"};

using Words = std::vector<std::string>;

/// The words of a name, folded, in their order.
Words words_of(std::string_view name) {
  Words words(1);
  for (const char c : utf8::fold(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// `Ana Ruiz` and `Ruiz, Ana` alike.
std::string any_order(Words words) {
  std::sort(words.begin(), words.end());
  return joined(words);
}

/// Folded, without a `+tag`.
std::string email_key(std::string_view email) {
  auto key = utf8::fold(email);
  const auto at = key.find('@');
  const auto plus = key.find('+');
  if (plus != std::string::npos && plus > 0 && plus < at) key.erase(plus, at - plus);
  return key;
}

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

/// Empty for a public mailbox. Expects an email_key().
std::string own_domain(std::string_view email) {
  const auto at = email.rfind('@');
  if (at == std::string_view::npos) return {};
  const auto domain = email.substr(at + 1);
  const bool anybodys =
      std::find(public_mailboxes.begin(), public_mailboxes.end(), domain) != public_mailboxes.end();
  return std::string(anybodys ? std::string_view() : domain);
}

/// One edit apart: a character put in, left out or exchanged, or two neighbours swapped.
bool near(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (i == a.size()) return true;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

/// `a ruiz` beside `ana ruiz`: the first word of one is the first letter of the other's.
bool shortened(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto rest = b.find(' ');
  return a.size() > 2 && a[1] == ' ' && rest != std::string_view::npos && a[0] == b[0] &&
         a.substr(1) == b.substr(rest);
}

/// Everybody: the candidates in the record first, then the rows.
class Everybody {
 public:
  Everybody(std::span<const SheetRow> rows, std::span<const Candidate> existing)
      : rows_(rows), existing_(existing) {}

  [[nodiscard]] std::size_t size() const { return existing_.size() + rows_.size(); }
  [[nodiscard]] bool is_row(std::size_t i) const { return i >= existing_.size(); }
  [[nodiscard]] std::size_t row(std::size_t i) const { return i - existing_.size(); }
  [[nodiscard]] const Candidate& operator[](std::size_t i) const {
    return is_row(i) ? rows_[row(i)].candidate : existing_[i];
  }

 private:
  std::span<const SheetRow> rows_;
  std::span<const Candidate> existing_;
};

/// Collects pairs (earlier, row), keeping the surest reason of each.
class Pairs {
 public:
  explicit Pairs(const Everybody& people) : people_(people) {}

  void add(std::size_t earlier, std::size_t later, DuplicateReason reason) {
    if (earlier == later || !people_.is_row(later)) return;
    const auto& a = people_[earlier].id;
    const auto& b = people_[later].id;
    // The same id is the same person, to be updated; different ones in a sheet may still be one.
    if (!a.empty() && a == b) return;
    found_.emplace_back(later, earlier, reason);
  }

  /// The first of each key stands for all that share it.
  void add_by_key(std::unordered_map<std::string, std::size_t>& first, const std::string& key,
                  std::size_t person, DuplicateReason reason) {
    if (key.empty()) return;
    const auto [at, is_new] = first.emplace(key, person);
    if (!is_new) add(at->second, person, reason);
  }

  std::vector<LikelyDuplicate> result() {
    std::sort(found_.begin(), found_.end());
    std::vector<LikelyDuplicate> duplicates;
    std::pair<std::size_t, std::size_t> previous{0, 0};
    for (const auto& [later, earlier, reason] : found_) {
      const std::pair pair(later, earlier);
      if (!duplicates.empty() && pair == previous) continue;
      previous = pair;
      LikelyDuplicate duplicate;
      duplicate.row = people_.row(later);
      duplicate.reason = reason;
      if (people_.is_row(earlier)) {
        duplicate.other = people_.row(earlier);
      } else {
        duplicate.existing = people_[earlier].id;
      }
      duplicates.push_back(std::move(duplicate));
    }
    return duplicates;
  }

 private:
  const Everybody& people_;
  std::vector<std::tuple<std::size_t, std::size_t, DuplicateReason>> found_;
};

/// What two entries are compared by, folded once.
struct Traits {
  std::string name;  ///< words in their order, one space between
  std::string name_in_any_order;
  std::string email;
  std::string domain;  ///< empty for public mailboxes
};

Traits traits_of(const Candidate& candidate) {
  Traits traits;
  auto words = words_of(candidate.name);
  traits.name = joined(words);
  traits.name_in_any_order = any_order(std::move(words));
  if (!candidate.email.empty()) traits.email = email_key(candidate.email);
  traits.domain = own_domain(traits.email);
  return traits;
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
      pairs.add_by_key(names, any_order(std::move(words)), i, DuplicateReason::same_name);
    }
  }
}

/// Names that share a domain and all but one character, or all but what follows the first initial,
/// share a hash; sorting brings them together.
class NearNames {
 public:
  explicit NearNames(const std::vector<Traits>& traits) : traits_(traits) {
    for (std::size_t i = 0; i < traits.size(); ++i) add_keys(i);
    std::sort(keys_.begin(), keys_.end());
  }

  void find(Pairs& pairs) const {
    for (std::size_t from = 0; from < keys_.size();) {
      std::size_t to = from + 1;
      for (; to < keys_.size() && keys_[to].first == keys_[from].first; ++to) {
        compare(keys_[from].second, keys_[to].second, pairs);
        // Beside the first, the neighbour: of three alike the first may be one letter too far.
        if (to - 1 > from) compare(keys_[to - 1].second, keys_[to].second, pairs);
      }
      from = to;
    }
  }

 private:
  void add_keys(std::size_t person) {
    const auto& domain = traits_[person].domain;
    const std::string_view name = traits_[person].name;
    constexpr std::size_t shortest = 5;  // "Li" is one letter from half the world
    constexpr std::size_t longest = 60;
    if (domain.empty() || name.size() < shortest || name.size() > longest) return;
    std::string key = domain + '\n';
    const auto add = [&](std::string_view head, std::string_view tail) {
      key.resize(domain.size() + 1);
      key.append(head).append(tail);
      keys_.emplace_back(std::hash<std::string>()(key), person);
    };
    add(name, {});
    for (std::size_t i = 0; i < name.size(); ++i) add(name.substr(0, i), name.substr(i + 1));
    // The initial alone, marked by a dot, which no folded name holds.
    if (const auto space = name.find(' '); space != std::string_view::npos) {
      add(std::string(".") + name[0], name.substr(space));
    }
  }

  void compare(std::size_t a, std::size_t b, Pairs& pairs) const {
    const auto& left = traits_[a];
    const auto& right = traits_[b];
    if (left.domain != right.domain || left.name == right.name) return;  // hashes may collide
    if (near(left.name, right.name) || shortened(left.name, right.name)) {
      pairs.add(std::min(a, b), std::max(a, b), DuplicateReason::near_name);
    }
  }

  const std::vector<Traits>& traits_;
  std::vector<std::pair<std::size_t, std::size_t>> keys_;  ///< hash, person
};

}  // namespace

std::vector<LikelyDuplicate> likely_duplicates(std::span<const SheetRow> rows,
                                               std::span<const Candidate> existing) {
  const Everybody people(rows, existing);
  std::vector<Traits> traits;
  traits.reserve(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) traits.push_back(traits_of(people[i]));
  Pairs pairs(people);
  add_same(people, traits, pairs);
  NearNames(traits).find(pairs);
  return pairs.result();
}

}  // namespace winloop::exchange
