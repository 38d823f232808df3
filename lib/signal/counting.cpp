#include "counting.hpp"

#include <algorithm>
#include <array>

namespace winloop::signal {

namespace {

using namespace std::string_view_literals;

/// What can be counted though it has no plural in -s.
constexpr auto things =
    std::to_array<std::string_view>({"people", "staff", "men", "women", "children", "folk", "folks",
                                     "sheep", "cattle", "headcount"});

/// Plurals that are money, or what is paid besides; and words in -s that are no plurals.
constexpr auto no_things = std::to_array<std::string_view>(
    {"pounds",    "dollars",   "euros",     "quids",    "bucks",    "francs",     "rupees",
     "pesos",     "shillings", "dirhams",   "riyals",   "rials",    "dinars",     "reais",
     "zlotys",    "kroners",   "crowns",    "nairas",   "rands",    "lakhs",      "lacs",
     "crores",    "grands",    "thousands", "millions", "hundreds", "tens",       "cents",
     "pence",     "percents",  "points",    "options",  "shares",   "units",      "stocks",
     "rsus",      "esops",     "bonuses",   "benefits", "expenses", "plus",       "less",
     "gross",     "this",      "does",      "was",      "has",      "always",     "perhaps",
     "sometimes", "besides",   "towards",   "basics",   "ours",     "yours",      "theirs",
     "hers",      "it's",      "that's",    "what's",   "because",  "means",      "makes",
     "gets",      "needs",     "goes",      "sounds",   "feels",    "works",      "says",
     "comes",     "pays",      "looks",     "seems",    "suits",    "allowances", "squares",
     "covers",    "buys",      "settles",   "keeps",    "beats",    "wins",       "tops",
     "leaves",    "takes"});

/// Between a number and what it counts there may be a word ("ten direct reports"), but none of
/// these.
constexpr auto joints = std::to_array<std::string_view>(
    {"a",    "an",   "the",  "and",   "or",    "but",  "with", "for",  "plus", "in",    "at",
     "on",   "to",   "of",   "is",    "are",   "was",  "as",   "if",   "i",    "we",    "you",
     "they", "he",   "she",  "it",    "that",  "this", "then", "so",   "when", "per",   "each",
     "my",   "your", "base", "basic", "fixed", "net",  "from", "like", "by",   "which", "what"});

/// "I need twenty nurses and I've twelve": after these a number counts what the one before it did.
constexpr auto carrying = std::to_array<std::string_view>(
    {"have", "had", "got", "only", "and", "or", "to", "not", "just", "than", "of"});

constexpr auto paid =
    std::to_array<std::string_view>({"base", "basic", "fixed", "net", "a", "per", "all", "gross",
                                     "percent", "pound", "dollar", "euro", "an"});

constexpr auto turning =
    std::to_array<std::string_view>({"turn", "turned", "turning", "turns", "aged"});
constexpr auto hedges = std::to_array<std::string_view>(
    {"only", "nearly", "almost", "about", "just", "still", "already"});
/// "Inside I'm ninety", "some days I'm eighty": how old somebody feels, whatever was asked.
constexpr auto feeling =
    std::to_array<std::string_view>({"inside", "days", "mornings", "feels", "feel"});
constexpr auto decades = std::to_array<std::string_view>(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});
constexpr auto after_age = std::to_array<std::string_view>(
    {"and", "but", "now", "year", "years", "this", "next", "in", "so", "or", "already"});

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_thing(std::string_view word) {
  constexpr std::size_t shortest = 4;
  if (in(things, word)) return true;
  if (word.size() < shortest || !word.ends_with('s') || in(no_things, word)) return false;
  return !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
}

class Numbers {
 public:
  Numbers(std::string_view text, std::span<const Word> words, bool pay_asked)
      : text_(text), words_(words), pay_asked_(pay_asked) {}

  [[nodiscard]] bool count_only() const {
    bool any = false;
    const bool feels_old = pay_asked_ && tells_how_old_one_feels();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].text != number_word || goes_on(i)) continue;
      const bool carried = any && in(carrying, before(begin_of(i), 1)) && !follows_money(i);
      const bool age = is_age(i) && (!pay_asked_ || feels_old);
      if (!counts(i) && !carried && !age) return false;
      any = true;
    }
    return any;
  }

 private:
  /// Whether the next word follows without a comma.
  [[nodiscard]] bool follows(std::size_t i) const {
    return i + 1 < words_.size() && words_[i + 1].place.from == words_[i].place.to + 1 &&
           text_[words_[i].place.to] != ',';
  }
  /// "four hundred | and sixty"
  [[nodiscard]] bool goes_on(std::size_t i) const {
    return i + 2 < words_.size() && words_[i + 1].text == "and" &&
           words_[i + 2].text == number_word;
  }
  /// Where the number began that ends at `i`.
  [[nodiscard]] std::size_t begin_of(std::size_t i) const {
    while (i > 1 && words_[i - 1].text == "and" && words_[i - 2].text == number_word) i -= 2;
    return i;
  }
  [[nodiscard]] bool counts(std::size_t i) const {
    if (!follows(i)) return false;
    const std::string_view next = words_[i + 1].text;
    if (is_thing(next)) return true;
    if (in(joints, next) || in(no_things, next) || !follows(i + 1)) return false;
    return is_thing(words_[i + 2].text);
  }
  [[nodiscard]] bool follows_money(std::size_t i) const {
    return follows(i) && (in(no_things, words_[i + 1].text) || in(paid, words_[i + 1].text));
  }
  [[nodiscard]] std::string_view before(std::size_t i, std::size_t back) const {
    return i < back ? ""sv : words_[i - back].text;
  }
  /// "I'm thirty-six", "before I turn forty"
  [[nodiscard]] bool is_age(std::size_t i) const {
    const Stretch place = words_[i].place;
    const std::string_view said = text_.substr(place.from, place.to - place.from);
    const bool digits = said.size() == 2 && said[0] >= '2' && said[0] <= '9';
    const bool decade = said.find(' ') == std::string_view::npos &&
                        std::any_of(decades.begin(), decades.end(), [said](std::string_view tens) {
                          return said.starts_with(tens);
                        });
    if (!digits && !decade) return false;
    if (follows(i) && !in(after_age, words_[i + 1].text)) return false;
    const std::size_t hedged = in(hedges, before(i, 1)) ? 1 : 0;
    if (in(turning, before(i, 1 + hedged))) return true;
    return before(i, 1 + hedged) == "am" && before(i, 2 + hedged) == "i";
  }

  [[nodiscard]] bool tells_how_old_one_feels() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].text != number_word || !is_age(i)) continue;
      const std::size_t hedged = in(hedges, before(i, 1)) ? 1 : 0;
      if (before(i, 2 + hedged) == "i" && in(feeling, before(i, 3 + hedged))) return true;
    }
    return false;
  }

  std::string_view text_;
  std::span<const Word> words_;
  bool pay_asked_;
};

}  // namespace

bool counts_only_things(std::string_view text, std::span<const Word> words, bool pay_asked) {
  return Numbers(text, words, pay_asked).count_only();
}

bool is_pay(SignalKind kind, std::string_view category) {
  return kind == SignalKind::compensation && (category == "current" || category == "expectation");
}

}  // namespace winloop::signal
