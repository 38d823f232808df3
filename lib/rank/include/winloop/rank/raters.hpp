#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// One rater's level of one unit (a candidate on a criterion); both by numbers of the caller's,
/// counted from 0. A rater rates a unit once.
struct UnitRating {
  std::uint32_t unit = 0;
  std::uint32_t rater = 0;
  int level = 0;
};

/// With fewer ratings that others made too, nothing is said of a rater, or of two of them.
inline constexpr std::size_t shared_ratings_needed = 5;

/// How many ratings of no leniency at all each rater is given beside their own.
inline constexpr double leniency_ridge = 5;

/// Leniencies are multiples of 1/leniency_grid of a level: what is printed is what is taken off.
inline constexpr std::int64_t leniency_grid = 1'000'000;

/// How lenient one rater is beside those who rated the same units.
struct Leniency {
  std::uint32_t rater = 0;
  std::size_t ratings = 0;
  std::size_t shared = 0;          ///< of these, how many of units that somebody else rated too
  std::optional<double> leniency;  ///< in levels, above 0 more lenient; nothing where too few
};

/// For every rater, by number. The model is additive,
///
///     level(unit, rater) = quality(unit) + leniency(rater) + noise
///
/// (H. Scheffe, The Analysis of Variance, 1959, ch. 4: two-way layout without interaction; J. M.
/// Linacre, Many-Facet Rasch Measurement, 1989, has severity, of the other sign, on a logit scale).
/// Qualities q and leniencies l minimise
///
///     sum over ratings (level - q - l)^2 + ridge sum over raters l^2
///
/// which is least squares under a ridge penalty (A. E. Hoerl, R. W. Kennard, Technometrics 12,
/// 1970), or the best linear unbiased prediction of raters drawn at random whose leniencies have
/// 1/ridge of the variance of the noise (C. R. Henderson, Biometrics 31, 1975). Of two raters who
/// share n units, n / (n + ridge) of their mean difference is believed, half of it on each side.
/// The ridge of 5 is a choice: noise of two thirds of a level, leniencies of 0.3.
///
/// Only units that two or more rated say anything; a rater who met strong people alone is not
/// lenient for it. Raters who share fewer than `shared_ratings_needed` get none, and their ratings
/// do not count for others; so on until all who are left share as many. The leniencies of raters
/// who are linked by common units sum to 0 (to the grid); raters who are not linked are not
/// compared. (A ridge of 0 leaves that sum open: only differences within a link mean something.)
///
/// For every rating, raising it never lowers the mean of level - leniency over the raters of its
/// own unit: the equations are those of a network of resistors between units and raters (and from
/// raters to ground), a raised rating is a current from its rater to its unit, and no other
/// potential is then above the unit's. It does raise the leniency of its rater, and so lowers
/// what their other ratings come to.
///
/// Solved by conjugate gradients (M. R. Hestenes, E. Stiefel, 1952), each step linear in the shared
/// ratings; the order of the ratings does not matter.
WINLOOP_API std::vector<Leniency> leniencies(std::span<const UnitRating> ratings,
                                             double ridge = leniency_ridge);

/// A level that somebody gave, and how lenient they are (0 where that is not known).
struct GivenLevel {
  int level = 0;
  double leniency = 0;
};

/// What these levels of one unit, at least one, come to as a value of 0..1: the mean of level -
/// leniency, cut to 1..4. The mean is cut and not each of them: else a rating that is raised past
/// the cut would lower it by what its rater's leniency gains. Exact on the grid, in any order.
WINLOOP_API double adjusted_value(std::span<const GivenLevel> levels);

/// The same as given.
WINLOOP_API double plain_value(std::span<const GivenLevel> levels);

/// Two raters over the units that both rated; `first` is the smaller number.
struct RaterPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::size_t shared = 0;  ///< 1 or more
  double difference = 0;   ///< the mean of |first - second|, in levels
  double offset = 0;       ///< the mean of first - second
};

/// All pairs of raters who share a unit: those that differ most first, then those that share most,
/// then by number.
WINLOOP_API std::vector<RaterPair> rater_pairs(std::span<const UnitRating> ratings);

}  // namespace winloop::rank
