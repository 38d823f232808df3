#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace winloop::rank {

/// One rater's level of one unit (a candidate on a criterion); both by numbers of the caller's. A
/// rater rates a unit once.
struct UnitRating {
  std::size_t unit = 0;
  std::size_t rater = 0;
  int level = 0;
};

/// How one rater's levels lie beside those that others gave to the same units.
struct Leniency {
  std::size_t rater = 0;
  std::size_t ratings = 0;
  std::size_t shared = 0;  ///< of these, how many of units that somebody else rated too
  double deviation = 0;    ///< in levels; above 0: more lenient than the others, 0 without shared
};

/// For every rater, by number, the mean over the shared units u of
///
///     level(u) - mean of the others' levels of u
///
/// the simplest estimate of leniency that does not blame a rater for whom they met: only units
/// that somebody else rated too count (J. M. Linacre, "Many-Facet Rasch Measurement", 1989, calls
/// it severity, of the other sign, and models what is averaged here).
WINLOOP_API std::vector<Leniency> leniencies(std::span<const UnitRating> ratings);

/// Two raters over the units that both rated; `first` is the smaller number.
struct RaterPair {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t shared = 0;  ///< 1 or more
  double difference = 0;   ///< the mean of |first - second|, in levels
  double offset = 0;       ///< the mean of first - second
};

/// All pairs of raters who share a unit: those that differ most first, then those that share most,
/// then by number.
WINLOOP_API std::vector<RaterPair> rater_pairs(std::span<const UnitRating> ratings);

}  // namespace winloop::rank
