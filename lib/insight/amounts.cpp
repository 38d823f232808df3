#include "amount_numbers.hpp"
#include <winloop/insight/amounts.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;
using amounts::Token;
using Tokens = std::span<const Token>;

struct Scale {
  std::string_view word;
  double factor;
  std::string_view currency;
};

constexpr double lakh = 100'000;
constexpr double bare_thousand = 1000;

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

template <typename List>
bool in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct Figure {
  double value = 0;
  double factor = 0;  ///< 0: none was said
  bool exact = false;
  std::string currency;
  std::size_t from = 0;  ///< its tokens
  std::size_t to = 0;
  bool counts = true;  ///< it can be pay
  std::optional<double> high;
};

class Reader {
 public:
  explicit Reader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  std::vector<Figure> figures() {
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

  /// What stands between two figures, when it is one joint; else nothing.
  [[nodiscard]] std::string_view joint(const Figure& a, const Figure& b) const {
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

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    if (at >= tokens_.size() || tokens_[at].kind != Token::Kind::word) return {};
    return tokens_[at].text;
  }

  [[nodiscard]] bool is(std::size_t at, Token::Kind kind) const {
    return at < tokens_.size() && tokens_[at].kind == kind;
  }

  [[nodiscard]] std::string_view currency(std::size_t at) const {
    if (is(at, Token::Kind::currency)) return tokens_[at].text;
    const auto said = word(at);
    for (const auto& [text, code] : currency_words) {
      if (said == text) return code;
    }
    return {};
  }

  std::optional<Figure> figure_at(std::size_t from) {
    Figure figure;
    figure.from = from;
    auto at = from;
    if (const auto before = currency(at); !before.empty()) {
      figure.currency = before;
      ++at;
    }
    const auto number = amounts::read_number(Tokens(tokens_).subspan(at));
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
  bool take_figures(Figure& figure) {
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

  void take_scale(Figure& figure) {
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
  void add_hundreds(Figure& figure) {
    auto at = figure.to;
    if (word(at) == "and") ++at;
    const auto rest = amounts::read_number(Tokens(tokens_).subspan(at));
    if (!rest || rest->value >= 1000) return;
    const bool says_hundred = word(at) == "a" || word(at + 1) == "hundred";
    const bool to_the_unit = at > figure.to && !currency(at + rest->tokens).empty();
    if (rest->value < 100 ? !to_the_unit : !says_hundred) return;
    figure.value += rest->value / bare_thousand;
    figure.to = at + rest->tokens;
  }

  void take_currency(Figure& figure) {
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

  [[nodiscard]] bool can_be_pay(const Figure& figure) const {
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

  std::vector<Token> tokens_;
};

/// `$` and `kr` are the search's own where it has one of that name.
std::string settle_currency(std::string_view said, std::string_view hint) {
  if (said == "$") {
    constexpr auto dollars = std::array{"USD"sv, "CAD"sv, "AUD"sv, "NZD"sv, "SGD"sv, "HKD"sv};
    return std::string(in(dollars, hint) ? hint : "USD");
  }
  if (said == "kr") {
    constexpr auto crowns = std::array{"SEK"sv, "NOK"sv, "DKK"sv, "ISK"sv};
    return std::string(in(crowns, hint) ? hint : "");
  }
  return std::string(said);
}

/// In whole units of the currency; nothing when the figure cannot be pay.
std::optional<double> settle(const Figure& figure, double value, std::string_view hint) {
  if (figure.factor > 0) return std::round(value * figure.factor);
  constexpr double first_year = 1900;
  constexpr double last_year = 2100;
  const bool year =
      figure.currency.empty() && !figure.exact && value >= first_year && value <= last_year;
  if (value < 10 || year) return std::nullopt;
  if (value >= bare_thousand || figure.exact) return std::round(value);
  const bool rupees = figure.currency.empty() ? hint == "INR" : figure.currency == "INR";
  return std::round(value * (rupees ? lakh : bare_thousand));
}

/// The second of two joined figures as the high end of the first.
void join(Figure& low, const Figure& high, std::string_view joint) {
  const bool shares = low.factor == 0 && !low.exact && low.value < bare_thousand;
  auto joined = low;
  if (shares) joined.factor = high.factor;
  if (joined.currency.empty()) joined.currency = high.currency;
  const double low_value = joined.value * std::max(joined.factor, 1.0);
  double high_value = high.value * std::max(high.factor, 1.0);
  if (high.factor == 0 && joined.factor > 0 && high.value < bare_thousand) {
    high_value = high.value * joined.factor;
  }
  const bool near = joint == "to" || high_value <= 1.5 * low_value;
  if (!high.counts || high_value <= low_value || !near) return;
  joined.high = high_value / std::max(joined.factor, 1.0);
  low = joined;
}

}  // namespace

std::optional<Amount> parse_amount(std::string_view words, std::string_view currency) {
  Reader reader(amounts::tokenise(words));
  auto figures = reader.figures();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    auto& figure = figures[i];
    if (i + 1 < figures.size() && !figure.high) {
      const auto joint = reader.joint(figure, figures[i + 1]);
      if (!joint.empty()) {
        join(figure, figures[i + 1], joint);
        // "three to five days": what the second counts, the first does
        if (joint == "to" && !figures[i + 1].counts) figure.counts = false;
      }
    }
    if (!figure.counts) continue;
    figure.currency = settle_currency(figure.currency, currency);
    const auto low = settle(figure, figure.value, currency);
    if (!low) continue;
    const auto high = figure.high ? settle(figure, *figure.high, currency) : low;
    if (!high) continue;
    return Amount{*low, *high, figure.currency};
  }
  return std::nullopt;
}

BandPlace place_in(const PayBand& band, const Amount& amount) {
  if (!amount.currency.empty() && amount.currency != band.currency) {
    return BandPlace::other_currency;
  }
  if (amount.high < band.low) return BandPlace::below;
  if (amount.low > band.high) return BandPlace::above;
  const bool inside = amount.low >= band.low && amount.high <= band.high;
  return inside ? BandPlace::within : BandPlace::across;
}

}  // namespace winloop::insight
