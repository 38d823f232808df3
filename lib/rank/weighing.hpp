#pragma once

#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// A share of the whole weight as a whole number of 2^-43. Whole numbers add up to the same in any
/// order, and a share times score_grid still fits 64 bits.
using Fixed = std::uint64_t;
inline constexpr int fixed_bits = 43;
inline constexpr Fixed fixed_one = Fixed{1} << fixed_bits;

/// Each criterion's share of the weight; they sum to exactly fixed_one, or are all 0 when the
/// weights are. Throws Error(bad_input) for a weight that is negative or not finite.
std::vector<Fixed> shares(const Spec& spec);

/// share * value, rounded.
inline Fixed part_of(Fixed share, double value) {
  return static_cast<Fixed>(std::llround(static_cast<double>(share) * value));
}

/// part / whole in steps of 1/grid, halves up. part <= whole, whole > 0.
inline std::uint32_t on_grid(Fixed part, Fixed whole, std::uint32_t grid) {
  return static_cast<std::uint32_t>((part * grid + whole / 2) / whole);
}

/// The same for whole == fixed_one, without the division.
inline std::uint32_t on_grid(Fixed part, std::uint32_t grid) {
  return static_cast<std::uint32_t>((part * grid + fixed_one / 2) >> fixed_bits);
}

inline float from_grid(std::uint32_t steps, std::uint32_t grid) {
  return static_cast<float>(static_cast<double>(steps) * (1.0 / grid));
}

/// One candidate's weight, by what is known of it.
struct Sums {
  Fixed known = 0;    ///< of the known criteria: share times value
  Fixed unknown = 0;  ///< the shares of the unknown ones
  Fixed fill = 0;     ///< of the unknown ones: share times what stands in
  Fixed omitted = 0;  ///< the shares left out of the point score
};

/// The formulas of rank(), on their grids. Without coverage there is no score.
struct Figures {
  std::uint32_t score = 0;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::uint32_t coverage = 0;
};

inline Figures figures(const Sums& sums, Fixed whole) {
  Figures result;
  if (whole == 0) return result;
  result.low = on_grid(sums.known, score_grid);
  result.high = on_grid(sums.known + sums.unknown, score_grid);
  if (sums.unknown == fixed_one) return result;
  result.coverage = std::max(on_grid(fixed_one - sums.unknown, coverage_grid), 1U);
  const Fixed counted = fixed_one - sums.omitted;
  result.score = counted == fixed_one ? on_grid(sums.known + sums.fill, score_grid)
                                      : on_grid(sums.known + sums.fill, counted, score_grid);
  return result;
}

/// How the unknown values of one criterion count.
struct StandIn {
  Fixed share = 0;
  std::optional<double> value;  ///< nothing: left out of the point score
  [[nodiscard]] Fixed fill() const { return value ? part_of(share, *value) : 0; }
};

/// By the spec's policy, one a criterion.
std::vector<StandIn> stand_ins(const Spec& spec, std::span<const Fixed> shares,
                               std::span<const std::optional<double>> means);

/// Throws Error(bad_input) unless the pool has a column a criterion, a value a candidate, and
/// values within 0..1.
void check_fit(const Spec& spec, const Pool& pool);

/// pool_means() of a pool that has been checked.
std::vector<std::optional<double>> means_of(const Pool& pool);

/// What a must-have is judged by.
inline double given_at(const PoolColumn& column, std::size_t index) {
  return column.as_given.empty() ? value_at(column, index) : column.as_given[index];
}

inline MustHaves must_state(double must, double value) {
  if (std::isnan(value)) return MustHaves::unknown;
  return value >= must - must_tolerance ? MustHaves::met : MustHaves::failed;
}

}  // namespace winloop::rank
