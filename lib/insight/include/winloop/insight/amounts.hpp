#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/search.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace winloop::insight {

/// Pay a year as somebody said it, in whole units of its currency.
struct Amount {
  double low = 0;
  double high = 0;       ///< the same as `low` where one figure was said
  std::string currency;  ///< ISO 4217; empty when none was said
  friend bool operator==(const Amount&, const Amount&) = default;
};

/// The figure in words about pay: `a hundred and thirty`, `130k`, `€118.000`, `one thirty-five`,
/// `fifty-five lakhs`, `95 to 100`, `fifty-one five`, `six figures`.
///
/// People leave out "thousand": a bare figure of 10 to 999 means thousands, or lakhs (100,000)
/// where the search pays in INR (`currency`, ISO 4217, which also says which dollar or crown is
/// meant; may be empty). A figure below 10 without a scale is no pay (`start with a two`, `point
/// six`), nor is one that counts something (`ten percent`, `three days`, `eleven thousand options`,
/// `in 2024`) or is paid by the hour, day, week or month. Of several figures the first one said
/// counts; two joined by `to`, `or`, a dash or a comma (the second one larger by half at most) are
/// a range. Nothing when no figure is found: show the words then.
WINLOOP_API std::optional<Amount> parse_amount(std::string_view words, std::string_view currency);

/// Where an amount stands against a band of pay.
enum class BandPlace {
  below,           ///< all of it
  within,          ///< all of it
  above,           ///< all of it
  across,          ///< a range that reaches over an edge
  other_currency,  ///< not compared
};

WINLOOP_API BandPlace place_in(const PayBand& band, const Amount& amount);

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::BandPlace> {
  static constexpr std::string_view what = "place against the band";
  static constexpr std::array<std::pair<insight::BandPlace, std::string_view>, 5> all{{
      {insight::BandPlace::below, "below"},
      {insight::BandPlace::within, "within"},
      {insight::BandPlace::above, "above"},
      {insight::BandPlace::across, "across"},
      {insight::BandPlace::other_currency, "other-currency"},
  }};
};

}  // namespace winloop
