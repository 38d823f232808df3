#include "amount_figures.hpp"

#include "amount_numbers.hpp"

#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace winloop::insight::amounts {

namespace {

using namespace std::string_view_literals;
using Tokens = std::span<const Token>;

struct Scale {
  std::string_view word;
  double factor;
  std::string_view currency;
};

constexpr std::array<Scale, 17> scales{{
    {"k", 1e3, ""},
    {"grand", 1e3, ""},
    {"thousand", 1e3, ""},
    {"thousands", 1e3, ""},
    {"tausend", 1e3, ""},
    {"m", 1e6, ""},
    {"million", 1e6, ""},
    {"mio", 1e6, ""},
    {"lakh", lakh, "INR"},
    {"lakhs", lakh, "INR"},
    {"lac", lakh, "INR"},
    {"lacs", lakh, "INR"},
    {"lpa", lakh, "INR"},
    {"l", lakh, "INR"},
    {"crore", 1e7, "INR"},
    {"crores", 1e7, "INR"},
    {"cr", 1e7, "INR"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> currency_words{{
    {"eur", "EUR"},    {"euro", "EUR"}, {"euros", "EUR"},  {"gbp", "GBP"},   {"pound", "GBP"},
    {"pounds", "GBP"}, {"quid", "GBP"}, {"usd", "USD"},    {"dollar", "$"},  {"dollars", "$"},
    {"bucks", "$"},    {"cad", "CAD"},  {"aud", "AUD"},    {"nzd", "NZD"},   {"sgd", "SGD"},
    {"inr", "INR"},    {"rs", "INR"},   {"rupees", "INR"}, {"rupee", "INR"}, {"chf", "CHF"},
    {"francs", "CHF"}, {"pln", "PLN"},  {"zl", "PLN"},     {"zloty", "PLN"}, {"sek", "SEK"},
    {"nok", "NOK"},    {"dkk", "DKK"},  {"kr", "kr"},      {"kroner", "kr"},
}};

/// What follows a number that counts something else than pay.
constexpr auto counted_things = std::array{
    "percent"sv, "pct"sv,       "year"sv,    "years"sv,  "month"sv,   "months"sv, "week"sv,
    "weeks"sv,   "day"sv,       "days"sv,    "hour"sv,   "hours"sv,   "minute"sv, "minutes"sv,
    "people"sv,  "engineers"sv, "reports"sv, "direct"sv, "options"sv, "shares"sv, "units"sv,
    "rsus"sv,    "times"sv,     "am"sv,      "pm"sv,     "other"sv,   "others"sv, "kids"sv,
    "first"sv,   "second"sv,    "third"sv,   "fourth"sv, "fifth"sv,   "sixth"sv,  "seventh"sv,
    "eighth"sv,  "ninth"sv};

/// What stands before a number that names something.
constexpr auto naming = std::array{
    "band"sv,      "grade"sv,   "level"sv,    "step"sv,     "point"sv, "page"sv, "january"sv,
    "february"sv,  "march"sv,   "april"sv,    "may"sv,      "june"sv,  "july"sv, "august"sv,
    "september"sv, "october"sv, "november"sv, "december"sv, "age"sv,   "aged"sv};

constexpr auto short_periods =
    std::array{"hour"sv, "day"sv, "week"sv, "month"sv, "h"sv, "hr"sv, "shift"sv};
constexpr auto short_rates = std::array{"hourly"sv, "daily"sv, "weekly"sv, "monthly"sv, "pcm"sv};

}  // namespace

std::vector<Figure> FigureReader::figures() {
  std::vector<Figure> result;
  std::size_t at = 0;
  while (at < tokens_.size()) {
    if (auto figure = figure_at(at)) {
      at = figure->to;
      result.push_back(*std::move(figure));
    } else {
      ++at;
    }
  }
  return result;
}

std::string_view FigureReader::joint(const Figure& a, const Figure& b) const {
  if (b.from != a.to + 1) return {};
  const auto& token = tokens_[a.to];
  if (token.kind == Token::Kind::dash) return "to";
  if (token.kind == Token::Kind::comma) return ",";
  if (token.kind != Token::Kind::word) return {};
  if (in(std::array{"to"sv, "till"sv, "until"sv, "bis"sv}, token.text)) return "to";
  if (token.text == "or") return ",";
  if (token.text == "and" && a.from > 0 && word(a.from - 1) == "between") return "to";
  return {};
}

std::string_view FigureReader::word(std::size_t at) const {
  if (at >= tokens_.size() || tokens_[at].kind != Token::Kind::word) return {};
  return tokens_[at].text;
}

bool FigureReader::is(std::size_t at, Token::Kind kind) const {
  return at < tokens_.size() && tokens_[at].kind == kind;
}

std::string_view FigureReader::currency(std::size_t at) const {
  if (is(at, Token::Kind::currency)) return tokens_[at].text;
  const auto said = word(at);
  for (const auto& [text, code] : currency_words) {
    if (said == text) return code;
  }
  return {};
}

std::optional<Figure> FigureReader::figure_at(std::size_t from) {
  Figure figure;
  figure.from = from;
  auto at = from;
  if (const auto before = currency(at); !before.empty()) {
    figure.currency = before;
    ++at;
  }
  const auto number = read_number(Tokens(tokens_).subspan(at));
  if (!number) return std::nullopt;
  figure.value = number->value;
  figure.exact = number->exact;
  figure.to = at + number->tokens;
  if (!take_figures(figure)) {
    take_scale(figure);
    take_currency(figure);
  }
  figure.counts = figure.counts && can_be_pay(figure);
  return figure;
}

/// `six figures`: 100,000 to 999,999; with "low" or "nearly" before it no figure at all.
bool FigureReader::take_figures(Figure& figure) {
  const auto next = word(figure.to);
  if (next != "figures" && next != "figure") return false;
  ++figure.to;
  constexpr auto vague = std::array{"low"sv, "mid"sv, "high"sv, "nearly"sv, "almost"sv};
  figure.counts = figure.value >= 5 && figure.value <= 7 &&
                  (figure.from == 0 || !in(vague, word(figure.from - 1)));
  const double whole = std::pow(10.0, figure.value);
  figure.value = whole / 10;
  figure.high = whole - 1;
  figure.factor = 1;
  return true;
}

void FigureReader::take_scale(Figure& figure) {
  auto at = figure.to;
  // "I'm at forty-one. Lakhs."
  const bool pause = is(at, Token::Kind::stop) || is(at, Token::Kind::comma);
  if (pause && word(at + 1).size() > 2) ++at;
  const auto said = word(at);
  for (const auto& scale : scales) {
    if (said != scale.word) continue;
    figure.factor = scale.factor;
    if (figure.currency.empty()) figure.currency = scale.currency;
    figure.to = at + 1;
    if (scale.factor == bare_thousand) add_hundreds(figure);
    return;
  }
}

/// `ninety-four thousand five hundred`, `fifty thousand and fifty-six pounds`.
void FigureReader::add_hundreds(Figure& figure) {
  auto at = figure.to;
  if (word(at) == "and") ++at;
  const auto rest = read_number(Tokens(tokens_).subspan(at));
  if (!rest || rest->value >= 1000) return;
  const bool says_hundred = word(at) == "a" || word(at + 1) == "hundred";
  const bool to_the_unit = at > figure.to && !currency(at + rest->tokens).empty();
  if (rest->value < 100 ? !to_the_unit : !says_hundred) return;
  figure.value += rest->value / bare_thousand;
  figure.to = at + rest->tokens;
}

void FigureReader::take_currency(Figure& figure) {
  auto at = figure.to;
  if (is(at, Token::Kind::comma)) ++at;
  if (word(at) == "in") ++at;
  const bool in_words = at > figure.to && word(at - 1) == "in";
  const auto after = currency(at);
  if (after.empty() || (at > figure.to && !in_words)) return;
  // "95 €100" reads as 95, then €100
  if (is(at, Token::Kind::currency) && is(at + 1, Token::Kind::number)) return;
  if (figure.currency.empty()) figure.currency = after;
  figure.to = at + 1;
}

bool FigureReader::can_be_pay(const Figure& figure) const {
  if (is(figure.to, Token::Kind::percent)) return false;
  const auto next = word(figure.to);
  if (in(counted_things, next) || in(short_rates, next)) return false;
  if (in(std::array{"a"sv, "an"sv, "per"sv, "each"sv, "every"sv}, next) &&
      in(short_periods, word(figure.to + 1))) {
    return false;
  }
  return figure.from == 0 || !in(naming, word(figure.from - 1)) || !figure.currency.empty() ||
         figure.factor > 0;
}

}  // namespace winloop::insight::amounts
