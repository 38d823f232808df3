#include "due_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace winloop::signal {

const std::string_view weekday_words =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|fri";
const std::string_view month_words =
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec";
const std::string_view ordinal_words =
    "[0-9]{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|"
    "seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    "eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    "twentieth|thirtieth";
const std::string_view count_words =
    "a couple of|a|an|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2}";

namespace {

constexpr std::array<std::string_view, 7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 20> ordinals{
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 11> counts{"",    "one",   "two",   "three", "four", "five",
                                                  "six", "seven", "eight", "nine",  "ten"};

template <std::size_t N>
std::optional<unsigned> starts_with_one_of(std::string_view word,
                                           const std::array<std::string_view, N>& known) {
  for (unsigned i = 0; i < N; ++i) {
    if (word.starts_with(known[i])) return i;
  }
  return std::nullopt;
}

template <std::size_t N>
std::optional<int> position(std::string_view word, const std::array<std::string_view, N>& known) {
  const auto there = std::find(known.begin() + 1, known.end(), word);
  if (there == known.end()) return std::nullopt;
  return static_cast<int>(there - known.begin());
}

std::optional<int> digits(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end == word.data()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<unsigned> weekday_number(std::string_view word) {
  return starts_with_one_of(word, weekdays);
}

std::optional<unsigned> month_number(std::string_view word) {
  const auto month = starts_with_one_of(word, months);
  if (!month) return std::nullopt;
  return *month + 1;
}

std::optional<int> ordinal_number(std::string_view word) {
  if (word.empty()) return std::nullopt;
  std::optional<int> value;
  if (word.front() >= '0' && word.front() <= '9') {
    value = digits(word);
  } else if (word == "twentieth") {
    value = 20;
  } else if (word == "thirtieth") {
    value = 30;
  } else if (word.starts_with("twenty") && word.size() > 7) {
    value = position(word.substr(7), ordinals);
    if (value) value = 20 + *value;
  } else if (word.starts_with("thirty") && word.size() > 7) {
    value = position(word.substr(7), ordinals);
    if (value) value = 30 + *value;
  } else {
    value = position(word, ordinals);
  }
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  return value;
}

std::optional<int> count_number(std::string_view word) {
  if (word == "a" || word == "an") return 1;
  if (word == "a couple of") return 2;
  if (const auto value = digits(word)) return value;
  return position(word, counts);
}

}  // namespace winloop::signal
