#pragma once

#include <winloop/insight/amounts.hpp>
#include <winloop/insight/view.hpp>

#include <optional>
#include <string_view>

namespace winloop::insight {

/// A figure out of what somebody said of their pay, against the search's band.
struct Figured {
  std::optional<Amount> amount;
  std::optional<BandPlace> place;  ///< nothing without an amount or a band
};

/// What the candidate expects or has now, by the signal's category; nothing for other categories.
/// Of several figures in the quote the one in the part that speaks of it counts: `I'm on one
/// sixty-five now, and I wouldn't move for less than one eighty` expects 180,000.
Figured figure_out(const Search& search, const Signal& signal);

/// What a quote tells of the other of the two, where a part of it says so: there 165,000 as what
/// they have.
Figured figure_beside(const Search& search, const Signal& signal, std::string_view category);

/// Whether the figures in the quote are another firm's offer: neither what they have nor what they
/// expect.
bool is_another_offer(const Signal& signal);

}  // namespace winloop::insight
