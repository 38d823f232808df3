#include "amount_figures.hpp"
#include <winloop/insight/amounts.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;
using amounts::bare_thousand;
using amounts::Figure;
using amounts::in;
using amounts::lakh;

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
  amounts::FigureReader reader(amounts::tokenise(words));
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
