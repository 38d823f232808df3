#pragma once

#include <winloop/insight/amounts.hpp>
#include <winloop/insight/view.hpp>

#include <optional>

namespace winloop::insight {

/// A figure out of what somebody said of their pay, against the search's band.
struct Figured {
  std::optional<Amount> amount;    ///< of expectations and current pay only
  std::optional<BandPlace> place;  ///< nothing without an amount or a band
};

Figured figure_out(const Search& search, const Signal& signal);

}  // namespace winloop::insight
