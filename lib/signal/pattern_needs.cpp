#include "pattern_items.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace winloop::signal {

namespace {

/// One list out of several: the rarest says most.
const RequiredList* most_telling(const Needed& needs) {
  const RequiredList* rarest = nullptr;
  for (const RequiredList& list : needs.lists) {
    // Of equals the last: "i" and "a" come first more often than not.
    if (rarest == nullptr || commonness(list.words) <= commonness(rarest->words)) rarest = &list;
  }
  return rarest;
}

/// Whether everything that can follow (or precede) a word at this place is not a word character.
bool bounded(const std::vector<Item>& items, std::size_t from, int step) {
  for (auto i = static_cast<std::ptrdiff_t>(from);; i += step) {
    // The edge of a sequence is whole: sequences are only looked into between boundaries.
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(items.size())) return true;
    const Item& item = items[static_cast<std::size_t>(i)];
    bool apart = item.kind == Item::Kind::boundary;
    if (item.kind == Item::Kind::group) apart = step > 0 ? item.starts_apart : item.ends_apart;
    if (!apart) return false;
    if (!item.optional) return true;
  }
}

/// The forms of a word some of whose letters are optional ("kids?"); none when there are too many.
std::vector<std::string> spellings(std::span<const Item> letters) {
  constexpr std::size_t most = 4;
  std::vector<std::string> forms{""};
  for (const Item& item : letters) {
    const std::size_t count = forms.size();
    if (item.optional && count * 2 > most) return {};
    for (std::size_t f = 0; f < count; ++f) {
      if (item.optional) forms.push_back(forms[f]);
      forms[f] += item.letter;
    }
  }
  const bool empty =
      std::any_of(forms.begin(), forms.end(), [](const std::string& form) { return form.empty(); });
  if (empty) return {};
  std::sort(forms.begin(), forms.end());
  return forms;
}

/// Puts together what a sequence needs, item by item.
class Sequence {
 public:
  explicit Sequence(const std::vector<Item>& items) : items_(items) {}

  Needed read() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (item.kind == Item::Kind::letter) {
        i = letters(i);
      } else if (item.kind == Item::Kind::group) {
        group(i);
      } else if (item.kind == Item::Kind::digit && (i == 0 || bounded(items_, i - 1, -1))) {
        add({{std::string(any_number)}, false});
        others_between_ = true;  // more digits may follow, and letters
      } else if (item.kind != Item::Kind::boundary) {
        others_between_ = true;
      }
    }
    needed_.closes = !others_between_;
    return std::move(needed_);
  }

 private:
  void add(RequiredList list) {
    if (needed_.lists.empty()) needed_.opens = !others_between_;
    list.follows = !needed_.lists.empty() && !others_between_;
    needed_.lists.push_back(std::move(list));
    others_between_ = false;
  }

  /// The word that begins here, if it is one. Returns its last letter.
  std::size_t letters(std::size_t i) {
    std::size_t end = i;
    while (end < items_.size() && items_[end].kind == Item::Kind::letter) ++end;
    const bool whole = (i == 0 || bounded(items_, i - 1, -1)) && bounded(items_, end, +1);
    std::vector<std::string> forms;
    if (whole) forms = spellings(std::span(items_).subspan(i, end - i));
    if (forms.empty())
      others_between_ = true;
    else
      add({std::move(forms), false});
    return end - 1;
  }

  void group(std::size_t i) {
    const Item& item = items_[i];
    if (item.only_apart) return;
    const bool left = item.starts_apart || i == 0 || bounded(items_, i - 1, -1);
    const bool right = item.ends_apart || bounded(items_, i + 1, +1);
    if (item.optional || item.inside.lists.empty() || !left || !right) {
      others_between_ = true;
      return;
    }
    if (!item.inside.opens) others_between_ = true;
    add(item.inside.lists.front());
    needed_.lists.insert(needed_.lists.end(), item.inside.lists.begin() + 1,
                         item.inside.lists.end());
    others_between_ = !item.inside.closes;
  }

  const std::vector<Item>& items_;
  Needed needed_;
  bool others_between_ = false;  ///< whether other words may stand since the last list, or the edge
};

}  // namespace

bool only_apart(const std::vector<Item>& items) {
  return std::all_of(items.begin(), items.end(), [](const Item& item) {
    return item.kind == Item::Kind::boundary || item.only_apart;
  });
}

bool apart_at(const std::vector<Item>& items, bool front) {
  if (items.empty()) return false;
  const Item& edge = front ? items.front() : items.back();
  if (edge.optional) return false;
  if (edge.kind == Item::Kind::group) return front ? edge.starts_apart : edge.ends_apart;
  return edge.kind == Item::Kind::boundary;
}

Needed needs_of(const std::vector<Item>& items) {
  return Sequence(items).read();
}

Needed needs_of_one(const std::vector<std::vector<Item>>& alternatives) {
  if (alternatives.size() == 1) return needs_of(alternatives.front());
  std::vector<std::string> any;
  Needed inside{{}, true, true};
  for (const auto& items : alternatives) {
    const Needed needs = needs_of(items);
    const RequiredList* telling = most_telling(needs);
    if (telling == nullptr) return {};
    any.insert(any.end(), telling->words.begin(), telling->words.end());
    inside.opens = inside.opens && needs.opens && telling == &needs.lists.front();
    inside.closes = inside.closes && needs.closes && telling == &needs.lists.back();
  }
  std::sort(any.begin(), any.end());
  any.erase(std::unique(any.begin(), any.end()), any.end());
  inside.lists.push_back({std::move(any), false});
  return inside;
}

}  // namespace winloop::signal
