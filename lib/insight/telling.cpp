#include "telling.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t least_letters = 4;

/// Of four letters and more, and yet in every other sentence.
constexpr auto empty_words = std::array{
    "about"sv, "after"sv,  "again"sv,  "also"sv,  "because"sv,   "been"sv,  "before"sv, "being"sv,
    "could"sv, "does"sv,   "doing"sv,  "done"sv,  "each"sv,      "even"sv,  "ever"sv,   "from"sv,
    "going"sv, "good"sv,   "happen"sv, "have"sv,  "here"sv,      "into"sv,  "just"sv,   "know"sv,
    "like"sv,  "little"sv, "long"sv,   "made"sv,  "make"sv,      "many"sv,  "mean"sv,   "more"sv,
    "most"sv,  "much"sv,   "need"sv,   "only"sv,  "other"sv,     "over"sv,  "people"sv, "really"sv,
    "said"sv,  "same"sv,   "should"sv, "some"sv,  "something"sv, "than"sv,  "that"sv,   "their"sv,
    "them"sv,  "then"sv,   "there"sv,  "these"sv, "they"sv,      "thing"sv, "think"sv,  "this"sv,
    "those"sv, "very"sv,   "want"sv,   "well"sv,  "were"sv,      "what"sv,  "when"sv,   "where"sv,
    "which"sv, "will"sv,   "with"sv,   "would"sv, "your"sv,      "year"sv};

/// `years` and `year's` are `year`.
std::string_view stem(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with('s') && !word.ends_with("ss")) word.remove_suffix(1);
  return word;
}

/// Telling beside another word, but no topic alone: numbers, days, and what is said in any talk.
constexpr auto no_topics = std::array{
    "able"sv,     "actually"sv,   "afternoon"sv, "agree"sv,      "always"sv,    "another"sv,
    "answer"sv,   "anybody"sv,    "anything"sv,  "april"sv,      "around"sv,    "asked"sv,
    "august"sv,   "away"sv,       "back"sv,      "better"sv,     "bring"sv,     "call"sv,
    "came"sv,     "cannot"sv,     "can't"sv,     "come"sv,       "couldn't"sv,  "date"sv,
    "deal"sv,     "december"sv,   "decide"sv,    "didn't"sv,     "different"sv, "doesn't"sv,
    "don't"sv,    "early"sv,      "eight"sv,     "eighty"sv,     "else"sv,      "enough"sv,
    "evening"sv,  "every"sv,      "everybody"sv, "everything"sv, "exactly"sv,   "fair"sv,
    "feel"sv,     "fifty"sv,      "find"sv,      "fine"sv,       "first"sv,     "five"sv,
    "forty"sv,    "four"sv,       "friday"sv,    "give"sv,       "great"sv,     "guess"sv,
    "half"sv,     "hear"sv,       "heard"sv,     "hello"sv,      "help"sv,      "honest"sv,
    "honestly"sv, "hope"sv,       "hour"sv,      "hundred"sv,    "i'll"sv,      "i've"sv,
    "it'll"sv,    "january"sv,    "july"sv,      "june"sv,       "keep"sv,      "kind"sv,
    "last"sv,     "later"sv,      "least"sv,     "less"sv,       "let's"sv,     "look"sv,
    "lot"sv,      "love"sv,       "march"sv,     "maybe"sv,      "might"sv,     "million"sv,
    "minute"sv,   "monday"sv,     "month"sv,     "morning"sv,    "must"sv,      "myself"sv,
    "never"sv,    "next"sv,       "night"sv,     "nine"sv,       "ninety"sv,    "nobody"sv,
    "nothing"sv,  "november"sv,   "october"sv,   "okay"sv,       "once"sv,      "part"sv,
    "perhaps"sv,  "person"sv,     "point"sv,     "probably"sv,   "question"sv,  "quite"sv,
    "rather"sv,   "reason"sv,     "right"sv,     "saturday"sv,   "second"sv,    "seem"sv,
    "send"sv,     "sent"sv,       "september"sv, "seven"sv,      "seventy"sv,   "show"sv,
    "since"sv,    "sixty"sv,      "somebody"sv,  "someone"sv,    "soon"sv,      "sorry"sv,
    "sort"sv,     "speak"sv,      "start"sv,     "still"sv,      "sunday"sv,    "sure"sv,
    "take"sv,     "talk"sv,       "talked"sv,    "tell"sv,       "thank"sv,     "thanks"sv,
    "that'd"sv,   "they'd"sv,     "they'll"sv,   "they're"sv,    "they've"sv,   "thirty"sv,
    "thought"sv,  "thousand"sv,   "three"sv,     "thursday"sv,   "till"sv,      "time"sv,
    "today"sv,    "together"sv,   "told"sv,      "tomorrow"sv,   "tonight"sv,   "took"sv,
    "true"sv,     "tuesday"sv,    "turn"sv,      "twelve"sv,     "twenty"sv,    "twice"sv,
    "under"sv,    "understand"sv, "until"sv,     "used"sv,       "we'll"sv,     "we're"sv,
    "we've"sv,    "wednesday"sv,  "week"sv,      "weekend"sv,    "went"sv,      "while"sv,
    "whole"sv,    "won't"sv,      "work"sv,      "working"sv,    "worried"sv,   "wouldn't"sv,
    "write"sv,    "wrong"sv,      "yeah"sv,      "yesterday"sv,  "you'd"sv,     "you'll"sv,
    "you're"sv,   "you've"sv};

/// `CFO`, folded; what is shorter than three letters says too little, and where everything is in
/// capitals they mean nothing.
void add_acronyms(std::string_view text, WordSet& words) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return;
  constexpr std::size_t least = 3;
  std::size_t from = 0;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto letter = [&](char c) { return upper(c) || (c >= 'a' && c <= 'z'); };
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && letter(text[at])) continue;
    const auto word = text.substr(from, at - from);
    if (word.size() >= least && std::all_of(word.begin(), word.end(), upper)) {
      words.insert(utf8::fold(word));
    }
    from = at + 1;
  }
}

constexpr auto determiners = std::array{"my"sv,    "your"sv, "his"sv, "her"sv, "its"sv, "our"sv,
                                        "their"sv, "the"sv,  "a"sv,   "an"sv,  "this"sv};

bool ends_sentence(std::string_view word) {
  return !word.empty() && std::string_view(".!?").find(word.back()) != std::string_view::npos;
}

bool begins_with_capital(std::string_view word) {
  return !word.empty() && utf8::fold(word).substr(0, 1) != word.substr(0, 1) &&
         word.front() != '\'' && word.front() != '"';
}

void add_names(std::string_view name, WordSet& names) {
  const auto plain = utf8::plain_words(name);
  utf8::each_word(plain, [&](std::string_view word) { names.emplace(stem(word)); });
}

}  // namespace

std::vector<std::string> plain_list(std::string_view text) {
  std::vector<std::string> words;
  utf8::each_word(utf8::plain_words(text),
                  [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

WordSet telling_words(std::string_view text) {
  WordSet words;
  for (const auto& said : plain_list(text)) {
    const auto word = stem(said);
    const bool empty = std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end();
    if (word.size() >= least_letters && !empty) words.emplace(word);
  }
  return words;
}

WordSet named_things(std::string_view text) {
  WordSet things;
  std::string_view before;
  utf8::each_word(text, [&](std::string_view said) {
    const auto follows = utf8::plain_words(before);
    const bool determined =
        std::find(determiners.begin(), determiners.end(), follows) != determiners.end();
    const bool named = !before.empty() && !ends_sentence(before) && begins_with_capital(said);
    if (determined || named) add_names(said, things);
    before = said;
  });
  add_acronyms(text, things);
  return things;
}

WordSet shared(const WordSet& a, const WordSet& b) {
  WordSet both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

Topics::Topics(const View& view, const Dossier& dossier) {
  const auto add = [this](const auto& who) {
    add_names(who.name, names_);
    for (const auto& alias : who.aliases) add_names(alias, names_);
  };
  for (const auto& person : view.search().people) add(person);
  add(*dossier.candidate);
  add_names(view.search().company, names_);
}

WordSet Topics::of(std::string_view text) const {
  auto words = with_names(text);
  std::erase_if(words, [this](const std::string& word) { return names_.contains(word); });
  return words;
}

WordSet Topics::with_names(std::string_view text) {
  auto words = telling_words(text);
  std::erase_if(words, [](const std::string& word) {
    return word.find('\'') != std::string::npos ||  // isn't, they've
           std::any_of(no_topics.begin(), no_topics.end(),
                       [&](std::string_view common) { return stem(common) == word; });
  });
  add_acronyms(text, words);
  return words;
}

std::size_t Topics::in_common(const WordSet& topics, const WordSet& things, std::string_view text) {
  const auto both = shared(topics, with_names(text));
  if (both.size() > 1) return both.size();
  return shared(shared(both, things), named_things(text)).size();
}

}  // namespace winloop::insight
