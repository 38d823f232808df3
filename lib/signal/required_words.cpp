#include "pattern.hpp"
#include "pattern_items.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace winloop::signal {

namespace {

constexpr std::array<std::string_view, 71> everywhere{
    "a",    "about", "all", "am",  "an",   "and",  "are",  "as",   "at",    "be",   "been",  "but",
    "can",  "could", "d",   "did", "do",   "don",  "for",  "from", "get",   "go",   "going", "got",
    "had",  "have",  "he",  "his", "how",  "i",    "if",   "in",   "is",    "it",   "just",  "know",
    "like", "ll",    "m",   "me",  "my",   "no",   "not",  "of",   "on",    "one",  "or",    "re",
    "s",    "she",   "so",  "t",   "that", "the",  "them", "then", "there", "they", "this",  "to",
    "up",   "ve",    "was", "we",  "what", "when", "will", "with", "would", "yeah", "you"};

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

  std::string_view source_;
  std::size_t at_ = 0;
  const WordLists& lists_;
  KnownGroups& known_;
};

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
  item.only_apart = std::all_of(all.begin(), all.end(), only_apart);
  item.inside = needs_of_one(all);
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

Item Reader::one() {
  Item item;
  const char c = source_[at_];
  if (c == '(') return group();
  if (c == '<') return list();
  if (c == '[') {
    const std::size_t from = at_;
    at_ = std::min(end_of_class(source_, at_), source_.size());
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
    item.inside = {};
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

std::vector<RequiredList> RequiredWords::of(std::string_view pattern) {
  // Words at the pattern's own edges may be parts of longer ones; anything but \b (or a character
  // that is none of a word's) there makes them count for nothing.
  auto all = Reader(pattern, lists_, known_->groups).alternatives();
  Item unknown;
  for (auto& items : all) {
    items.insert(items.begin(), unknown);
    items.push_back(unknown);
  }
  if (all.size() != 1) return {};
  auto lists = needs_of(all.front()).lists;
  if (pattern.ends_with("\\?$")) lists.push_back({{std::string(question_mark)}, false});
  return lists;
}

}  // namespace winloop::signal
