#include "pattern.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace winloop::signal {

namespace {

using Words = std::vector<std::string>;  // at least one of them is there
using Needs = std::vector<Words>;        // one of each list is there

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// A piece of a pattern as far as it matters here.
struct Item {
  enum class Kind { letter, digit, boundary, group, other } kind = Kind::other;
  char letter = 0;
  bool starts_apart = false;  ///< group: whatever it matches starts with a non-word character
  bool ends_apart = false;
  Needs inside;           ///< group: its needs when it stands between boundaries
  bool optional = false;  ///< may match nothing
};

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  /// Alternatives up to `)` or the end, each a sequence of items.
  std::vector<std::vector<Item>> alternatives() {
    std::vector<std::vector<Item>> all(1);
    while (at_ < source_.size() && source_[at_] != ')') {
      if (source_[at_] == '|') {
        ++at_;
        all.emplace_back();
        continue;
      }
      Item item = one();
      quantify(item);
      all.back().push_back(std::move(item));
    }
    return all;
  }

 private:
  Item one();
  Item group();
  void quantify(Item& item);
  void skip_class();

  std::string_view source_;
  std::size_t at_ = 0;
};

Needs needs_of(const std::vector<Item>& items);

/// One list out of several: the one whose shortest word is longest says most.
const Words* most_telling(const Needs& needs) {
  const Words* best = nullptr;
  std::size_t best_length = 0;
  for (const Words& words : needs) {
    std::size_t shortest = words.front().size() * 2;
    for (const std::string& word : words) {
      const bool everywhere = word == "i" || word == "a";
      shortest = std::min(shortest, word.size() * 2 - (everywhere ? 1 : 0));
    }
    if (shortest > best_length) {
      best = &words;
      best_length = shortest;
    }
  }
  return best;
}

bool apart_at(const std::vector<Item>& items, bool front) {
  if (items.empty()) return false;
  const Item& edge = front ? items.front() : items.back();
  if (edge.optional) return false;
  if (edge.kind == Item::Kind::group) return front ? edge.starts_apart : edge.ends_apart;
  return edge.kind == Item::Kind::boundary;
}

Item Reader::group() {
  ++at_;  // (
  if (source_.substr(at_, 2) == "?:") {
    at_ += 2;
  } else if (source_.substr(at_, 1) == "?") {
    // Flags and names are not understood; nothing in such a group is required.
    while (at_ < source_.size() && source_[at_] != ':' && source_[at_] != '>' &&
           source_[at_] != ')') {
      ++at_;
    }
  }
  const auto all = alternatives();
  if (at_ < source_.size()) ++at_;  // )
  Item item;
  item.kind = Item::Kind::group;
  item.starts_apart =
      std::all_of(all.begin(), all.end(), [](const auto& items) { return apart_at(items, true); });
  item.ends_apart =
      std::all_of(all.begin(), all.end(), [](const auto& items) { return apart_at(items, false); });
  if (all.size() == 1) {
    item.inside = needs_of(all.front());
    return item;
  }
  Words any;
  for (const auto& items : all) {
    const Needs needs = needs_of(items);
    const Words* telling = most_telling(needs);
    if (telling == nullptr) return item;
    any.insert(any.end(), telling->begin(), telling->end());
  }
  std::sort(any.begin(), any.end());
  any.erase(std::unique(any.begin(), any.end()), any.end());
  item.inside.push_back(std::move(any));
  return item;
}

void Reader::skip_class() {
  ++at_;
  if (at_ < source_.size() && source_[at_] == '^') ++at_;
  if (at_ < source_.size() && source_[at_] == ']') ++at_;
  while (at_ < source_.size() && source_[at_] != ']') at_ += source_[at_] == '\\' ? 2U : 1U;
  at_ = std::min(at_ + 1, source_.size());
}

Item Reader::one() {
  Item item;
  const char c = source_[at_];
  if (c == '(') return group();
  if (c == '[') {
    const std::size_t from = at_;
    skip_class();
    const std::string_view inside = source_.substr(from + 1, at_ - from - 2);
    if (inside == "0-9") item.kind = Item::Kind::digit;
    const bool apart = !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char one) {
      return one == ' ' || one == '-' || one == ',' || one == '.' || one == '?';
    });
    if (apart) item.kind = Item::Kind::boundary;
    return item;
  }
  if (c == '\\') {
    const char escaped = at_ + 1 < source_.size() ? source_[at_ + 1] : 0;
    at_ = std::min(at_ + 2, source_.size());
    const bool punctuation =
        escaped != 0 && !is_word_char(escaped) && (escaped < 'A' || escaped > 'Z');
    if (escaped == 'b' || escaped == 's' || punctuation) item.kind = Item::Kind::boundary;
    return item;
  }
  ++at_;
  if (is_word_char(c)) {
    item.kind = Item::Kind::letter;
    item.letter = c;
  } else if (c == ' ' || c == '\'' || c == ',' || c == '-' || c == '^' || c == '$' || c == '/' ||
             c == '%' || c == ':' || c == '"') {
    item.kind = Item::Kind::boundary;
  }
  return item;
}

void Reader::quantify(Item& item) {
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (c == '?' || c == '*') {
      item.optional = true;
      if (c == '*' && item.kind == Item::Kind::letter) item.kind = Item::Kind::other;
      ++at_;
    } else if (c == '+') {
      if (item.kind == Item::Kind::letter) item.kind = Item::Kind::other;
      ++at_;
    } else if (c == '{') {
      item.optional = true;  // {0,n} may be nothing; {2} is rare enough to lose
      while (at_ < source_.size() && source_[at_] != '}') ++at_;
      at_ = std::min(at_ + 1, source_.size());
    } else {
      return;
    }
  }
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
Words spellings(std::span<const Item> letters) {
  constexpr std::size_t most = 4;
  Words forms{""};
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

Needs needs_of(const std::vector<Item>& items) {
  Needs needs;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (item.kind == Item::Kind::group && !item.optional && !item.inside.empty()) {
      const bool left = item.starts_apart || i == 0 || bounded(items, i - 1, -1);
      const bool right = item.ends_apart || bounded(items, i + 1, +1);
      if (left && right) needs.insert(needs.end(), item.inside.begin(), item.inside.end());
    }
    if (item.kind == Item::Kind::digit && (i == 0 || bounded(items, i - 1, -1))) {
      needs.push_back({std::string(any_number)});
    }
    if (item.kind != Item::Kind::letter) continue;
    std::size_t end = i;
    while (end < items.size() && items[end].kind == Item::Kind::letter) ++end;
    const bool left = i == 0 || bounded(items, i - 1, -1);
    if (left && bounded(items, end, +1)) {
      Words forms = spellings(std::span(items).subspan(i, end - i));
      if (!forms.empty()) needs.push_back(std::move(forms));
    }
    i = end - 1;
  }
  return needs;
}

}  // namespace

std::vector<std::vector<std::string>> required_words(std::string_view source) {
  // Words at the pattern's own edges may be parts of longer ones; anything but \b (or a character
  // that is none of a word's) there makes them count for nothing.
  auto all = Reader(source).alternatives();
  Item unknown;
  for (auto& items : all) {
    items.insert(items.begin(), unknown);
    items.push_back(unknown);
  }
  if (all.size() == 1) return needs_of(all.front());
  return {};
}

}  // namespace winloop::signal
