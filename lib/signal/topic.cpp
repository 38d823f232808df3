#include "noticing.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

namespace {

constexpr std::size_t least_letters = 3;

/// Words of three letters and more that stand in sentences about anything.
constexpr auto of_any_sentence = std::to_array<std::string_view>(
    {"about", "all",   "also", "and",   "any",    "are",  "been", "being", "but",  "can",  "could",
     "did",   "does",  "for",  "from",  "get",    "got",  "had",  "has",   "have", "her",  "here",
     "him",   "his",   "how",  "its",   "just",   "like", "more", "much",  "not",  "now",  "one",
     "our",   "out",   "say",  "she",   "should", "so",   "some", "still", "than", "that", "the",
     "their", "them",  "then", "there", "they",   "this", "too",  "very",  "was",  "were", "what",
     "when",  "where", "will", "with",  "would",  "yes",  "you",  "your"});

bool is_of_a_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

void add_words(std::string_view text, std::vector<std::string>& words) {
  for (auto from = std::find_if(text.begin(), text.end(), is_of_a_word); from != text.end();) {
    const auto to = std::find_if_not(from, text.end(), is_of_a_word);
    const std::string_view word(from, to);
    const bool says_something =
        word.size() >= least_letters &&
        std::find(of_any_sentence.begin(), of_any_sentence.end(), word) == of_any_sentence.end();
    if (says_something) words.emplace_back(word);
    from = std::find_if(to, text.end(), is_of_a_word);
  }
}

}  // namespace

std::vector<std::string> topic_words(const Spoken& spoken, Stretch whole, Stretch but) {
  std::vector<std::string> words;
  const std::string_view text = spoken.text();
  add_words(text.substr(whole.from, but.from - whole.from), words);
  add_words(text.substr(but.to, whole.to - but.to), words);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace winloop::signal
