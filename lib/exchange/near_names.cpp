#include "near_names.hpp"

#include <functional>

namespace winloop::exchange {

namespace {

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

/// `ana maria ruiz`, `ana ruiz` to `ana ruiz`; empty for a single word.
std::string first_and_last(std::string_view name) {
  const auto first = name.find(' ');
  if (first == std::string_view::npos) return {};
  return std::string(name.substr(0, first)).append(name.substr(name.rfind(' ')));
}

/// `ana ruiz` beside `ana maria ruiz`.
bool left_out(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a == first_and_last(b);
}

/// People by what names that are near have in common, hashed; sorting brings them together.
class Neighbours {
 public:
  /// All that is left of the name when one character is left out, and the name: names one edit
  /// apart share one of these.
  void add_edits(std::string_view group, std::string_view name, std::size_t person) {
    add(group, name, {}, person);
    for (std::size_t i = 0; i < name.size(); ++i)
      add(group, name.substr(0, i), name.substr(i + 1), person);
  }

  void add(std::string_view group, std::string_view head, std::string_view tail,
           std::size_t person) {
    key_.assign(group).append(1, '\n').append(head).append(tail);
    keys_.emplace_back(std::hash<std::string>()(key_), person);
  }

  /// Calls `compare` with the earlier and the later of those that may be near: of many that share a
  /// key, each with the first and with the one before.
  template <typename Compare>
  void each(Compare compare) {
    std::sort(keys_.begin(), keys_.end());
    for (std::size_t from = 0; from < keys_.size();) {
      std::size_t to = from + 1;
      for (; to < keys_.size() && keys_[to].first == keys_[from].first; ++to) {
        compare(keys_[from].second, keys_[to].second);
        // Beside the first, the neighbour: of three alike the first may be one letter too far.
        if (to - 1 > from) compare(keys_[to - 1].second, keys_[to].second);
      }
      from = to;
    }
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> keys_;  ///< hash, person
  std::string key_;
};

bool has_length(std::string_view name, std::size_t least) {
  constexpr std::size_t most = 60;
  return name.size() >= least && name.size() <= most;
}

}  // namespace

void add_near_names(std::span<const Traits> traits, Pairs& pairs) {
  constexpr std::size_t least = 5;  // "Li" is one letter from half the world
  Neighbours neighbours;
  for (std::size_t i = 0; i < traits.size(); ++i) {
    const std::string_view name = traits[i].name;
    if (traits[i].domain.empty() || !has_length(name, least)) continue;
    neighbours.add_edits(traits[i].domain, name, i);
    // The initial alone, marked by a dot, which no folded name holds.
    if (const auto space = name.find(' '); space != std::string_view::npos)
      neighbours.add(traits[i].domain, std::string(".") + name[0], name.substr(space), i);
  }
  neighbours.each([&](std::size_t earlier, std::size_t later) {
    const auto& a = traits[earlier];
    const auto& b = traits[later];
    if (a.domain != b.domain || a.name == b.name) return;  // hashes may collide
    if (near(a.name, b.name) || shortened(a.name, b.name))
      pairs.add(earlier, later, DuplicateReason::near_name);
  });
}

void add_similar_names(std::span<const Traits> traits, Pairs& pairs) {
  constexpr std::size_t least = 8;
  Neighbours neighbours;
  for (std::size_t i = 0; i < traits.size(); ++i) {
    const std::string_view name = traits[i].name;
    if (!has_length(name, least) || name.find_first_of("0123456789") != std::string_view::npos)
      continue;
    neighbours.add_edits({}, name, i);
    neighbours.add({}, ".", first_and_last(name), i);
  }
  std::vector<std::size_t> first(traits.size(), traits.size());
  neighbours.each([&](std::size_t earlier, std::size_t later) {
    const auto& a = traits[earlier].name;
    const auto& b = traits[later].name;
    if (a != b && (near(a, b) || left_out(a, b))) first[later] = std::min(first[later], earlier);
  });
  for (std::size_t later = 0; later < traits.size(); ++later) {
    if (first[later] < traits.size() && !pairs.has(later))
      pairs.add(first[later], later, DuplicateReason::similar_name);
  }
}

}  // namespace winloop::exchange
