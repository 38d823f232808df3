#include "pattern.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

namespace winloop::signal {

namespace {

using Words = std::vector<std::string>;  // at least one of them is there
using Lists = std::vector<Words>;        // one of each list is there

constexpr std::array<std::string_view, 71> everywhere{
    "a",    "about", "all", "am",  "an",   "and",  "are",  "as",   "at",    "be",   "been",  "but",
    "can",  "could", "d",   "did", "do",   "don",  "for",  "from", "get",   "go",   "going", "got",
    "had",  "have",  "he",  "his", "how",  "i",    "if",   "in",   "is",    "it",   "just",  "know",
    "like", "ll",    "m",   "me",  "my",   "no",   "not",  "of",   "on",    "one",  "or",    "re",
    "s",    "she",   "so",  "t",   "that", "the",  "them", "then", "there", "they", "this",  "to",
    "up",   "ve",    "was", "we",  "what", "when", "will", "with", "would", "yeah", "you"};

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// A piece of a pattern as far as it matters here.
struct Item {
  enum class Kind { letter, digit, boundary, group, other } kind = Kind::other;
  char letter = 0;
  bool starts_apart = false;  ///< group: whatever it matches starts with a non-word character
  bool ends_apart = false;
  Lists inside;           ///< group: its needs when it stands between boundaries
  bool optional = false;  ///< may match nothing
};

using WordLists = std::map<std::string, std::string, std::less<>>;
using KnownGroups = std::map<std::string, Item, std::less<>>;

class Reader {
 public:
  Reader(std::string_view source, const WordLists& lists, KnownGroups& known)
      : source_(source), lists_(lists), known_(known) {}

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
  Item list();
  void quantify(Item& item);
  void skip_class();

  std::string_view source_;
  std::size_t at_ = 0;
  const WordLists& lists_;
  KnownGroups& known_;
};

Lists needs_of(const std::vector<Item>& items);

/// One list out of several: the rarest says most.
const Words* most_telling(const Lists& needs) {
  const Words* rarest = nullptr;
  for (const Words& words : needs) {
    // Of equals the last: "i" and "a" come first more often than not.
    if (rarest == nullptr || commonness(words) <= commonness(*rarest)) rarest = &words;
  }
  return rarest;
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
    const Lists needs = needs_of(items);
    const Words* telling = most_telling(needs);
    if (telling == nullptr) return item;
    any.insert(any.end(), telling->begin(), telling->end());
  }
  std::sort(any.begin(), any.end());
  any.erase(std::unique(any.begin(), any.end()), any.end());
  item.inside.push_back(std::move(any));
  return item;
}

/// A word list, `<name>`: what it requires is found out once.
Item Reader::list() {
  const std::size_t close = source_.find('>', at_);
  const std::string name(source_.substr(at_ + 1, close - at_ - 1));
  at_ = std::min(close, source_.size() - 1) + 1;
  const auto text = lists_.find(name);
  if (text == lists_.end()) return {};
  if (const auto known = known_.find(name); known != known_.end()) return known->second;
  known_.emplace(name, Item{});  // a list that names itself requires nothing
  const std::string whole = '(' + text->second + ')';
  Item item = Reader(whole, lists_, known_).group();
  known_[name] = item;
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
  if (c == '<') return list();
  if (c == '[') {
    const std::size_t from = at_;
    skip_class();
    const std::string_view inside = source_.substr(from + 1, at_ - from - 2);
    if (inside == "0-9") item.kind = Item::Kind::digit;
    const bool apart = !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char one) {
      return one == ' ' || one == '-' || one == ',' || one == '.' || one == '?' || one == '!';
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
  const auto repeated = [&item] {
    // Said again without a space, a word is part of a longer one.
    if (item.kind == Item::Kind::letter) item.kind = Item::Kind::other;
    item.inside.clear();
  };
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (c != '?' && c != '*' && c != '+' && c != '{') return;
    if (c != '+') item.optional = true;  // {2} must be there, but that is rare enough to lose
    if (c != '?') repeated();
    if (c == '{') at_ = std::min(source_.find('}', at_), source_.size() - 1);
    ++at_;
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

Lists needs_of(const std::vector<Item>& items) {
  Lists needs;
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

double commonness(const std::vector<std::string>& words) {
  static_assert(std::is_sorted(everywhere.begin(), everywhere.end()));
  double sum = 0;
  for (const std::string& word : words) {
    const bool common = word.size() <= 5 && std::binary_search(everywhere.begin(), everywhere.end(),
                                                               std::string_view(word));
    const auto length = static_cast<double>(word.size());
    sum += common ? 1.0 : 1.0 / (length * length * length);
  }
  return sum;
}

struct RequiredWords::Known {
  KnownGroups groups;
};

RequiredWords::RequiredWords(const WordLists& lists)
    : lists_(lists), known_(std::make_unique<Known>()) {}
RequiredWords::~RequiredWords() = default;

std::vector<std::vector<std::string>> RequiredWords::of(std::string_view pattern) {
  // Words at the pattern's own edges may be parts of longer ones; anything but \b (or a character
  // that is none of a word's) there makes them count for nothing.
  auto all = Reader(pattern, lists_, known_->groups).alternatives();
  Item unknown;
  for (auto& items : all) {
    items.insert(items.begin(), unknown);
    items.push_back(unknown);
  }
  if (all.size() != 1) return {};
  Lists needs = needs_of(all.front());
  if (pattern.ends_with("\\?$")) needs.push_back({std::string(question_mark)});
  return needs;
}

}  // namespace winloop::signal
