#include "amount_numbers.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace winloop::insight::amounts {

namespace {

using Words = std::span<const Token>;
using NumberWord = std::pair<std::string_view, int>;

constexpr std::array<NumberWord, 28> number_words{{
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fourty", 40},   {"fifty", 50},    {"sixty", 60},
    {"seventy", 70}, {"eighty", 80},    {"ninety", 90},
}};

int number_word(Words words, std::size_t at) {
  if (at >= words.size() || words[at].kind != Token::Kind::word) return 0;
  for (const auto& [word, value] : number_words) {
    if (words[at].text == word) return value;
  }
  return 0;
}

bool is_word(Words words, std::size_t at, std::string_view word) {
  return at < words.size() && words[at].kind == Token::Kind::word && words[at].text == word;
}

struct Small {
  int value = 0;
  std::size_t tokens = 0;
};

/// 1 to 99: `seven`, `twelve`, `sixty`, `sixty-five`.
Small small(Words words, std::size_t at) {
  const int first = number_word(words, at);
  if (first == 0) return {};
  if (first >= 20) {
    const int unit = number_word(words, at + 1);
    if (unit >= 1 && unit <= 9) return {first + unit, 2};
  }
  return {first, 1};
}

/// `two hundred [and] twelve`, from where "hundred" stands.
Spoken hundreds(Words words, int count, std::size_t hundred) {
  Spoken spoken{count * 100.0, hundred + 1};
  auto rest = spoken.tokens;
  if (is_word(words, rest, "and")) ++rest;
  const auto added = small(words, rest);
  // "a hundred and one thing" is a hundred and one all the same; "a hundred, one thirty" never is.
  if (added.value == 0) return spoken;
  spoken.value += added.value;
  spoken.tokens = rest + added.tokens;
  return spoken;
}

/// Two numbers side by side: `one thirty-five` is 135, `one oh five` 105.
Spoken pairs(Words words, const Small& first) {
  Spoken spoken{static_cast<double>(first.value), first.tokens};
  if (first.value > 9) return spoken;
  auto rest = first.tokens;
  const bool oh = is_word(words, rest, "oh") || is_word(words, rest, "o");
  if (oh) ++rest;
  const auto second = small(words, rest);
  const bool fits = oh ? second.value >= 1 && second.value <= 9 : second.value >= 10;
  if (!fits) return spoken;
  return {first.value * 100.0 + second.value, rest + second.tokens};
}

/// A unit after a number that ends in one: `fifty-one five` is 51.5, with `hundred` 51,500.
void add_odd_hundreds(Words words, Spoken& spoken) {
  const int unit = number_word(words, spoken.tokens);
  const bool round = std::fmod(spoken.value, 10) == 0;
  if (unit < 1 || unit > 9 || spoken.value < 11 || round) return;
  ++spoken.tokens;
  if (spoken.value == 24 && unit == 7) {
    spoken.value = 0;  // round the clock, not pay
    return;
  }
  spoken.value += unit / 10.0;
  if (!is_word(words, spoken.tokens, "hundred")) return;
  spoken.value *= 1000;
  spoken.exact = true;
  ++spoken.tokens;
}

void add_fraction(Words words, Spoken& spoken) {
  if (is_word(words, spoken.tokens, "point")) {
    double place = 0.1;
    auto at = spoken.tokens + 1;
    for (int unit = number_word(words, at); unit >= 1 && unit <= 9; unit = number_word(words, at)) {
      spoken.value += unit * place;
      place /= 10;
      spoken.tokens = ++at;
    }
  } else if (is_word(words, spoken.tokens, "and") && is_word(words, spoken.tokens + 1, "a") &&
             is_word(words, spoken.tokens + 2, "half")) {
    spoken.value += 0.5;
    spoken.tokens += 3;
  }
}

}  // namespace

std::optional<Spoken> read_number(Words words) {
  if (words.empty()) return std::nullopt;
  if (words.front().kind == Token::Kind::number) {
    Spoken spoken{words.front().value, 1, words.front().grouped};
    add_fraction(words, spoken);
    return spoken;
  }
  const bool article = is_word(words, 0, "a");
  if (article || is_word(words, 0, "hundred")) {
    const std::size_t hundred = article ? 1 : 0;
    if (is_word(words, hundred, "hundred")) return hundreds(words, 1, hundred);
    return std::nullopt;
  }
  if (is_word(words, 0, "half") && is_word(words, 1, "a")) return Spoken{0.5, 2};
  const auto first = small(words, 0);
  if (first.value == 0) return std::nullopt;
  if (is_word(words, first.tokens, "hundred")) return hundreds(words, first.value, first.tokens);
  auto spoken = pairs(words, first);
  add_odd_hundreds(words, spoken);
  add_fraction(words, spoken);
  return spoken;
}

}  // namespace winloop::insight::amounts
