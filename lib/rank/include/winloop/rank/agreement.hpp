#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// Kendall's tau-b of two orders of the same things:
///
///     (concordant - discordant) / sqrt((pairs - ties in x) (pairs - ties in y))
///
/// (M. G. Kendall, Rank Correlation Methods, 4th ed., 1970). n log n by counting inversions
/// (W. R. Knight, JASA 61, 1966). Nothing when x or y has no two different values. Throws
/// Error(usage) when the sizes differ.
WINLOOP_API std::optional<double> kendall_tau_b(std::span<const double> x,
                                                std::span<const double> y);

/// As above, of the ranks of those who stand in both rankings.
WINLOOP_API std::optional<double> kendall_tau_b(const Ranking& before, const Ranking& after);

/// How many of the first `top` of one ranking are among the first `top` of the other, as
/// `common` of `top` (or of the shorter ranking's length). Where a tie lies across the line, the
/// order of the rankings decides.
struct Overlap {
  std::size_t common = 0;
  std::size_t of = 0;
  friend bool operator==(const Overlap&, const Overlap&) = default;
};
WINLOOP_API Overlap top_overlap(const Ranking& before, const Ranking& after, std::size_t top);

/// How far apart two values are, for Krippendorff's alpha.
enum class Scale {
  nominal,   ///< equal or not
  ordinal,   ///< by how many ratings lie between them
  interval,  ///< the square of the difference
};

/// Agreement of raters beyond chance: 1 is perfect, 0 what chance would give, below 0 worse.
struct Alpha {
  double value = 0;
  std::size_t units = 0;    ///< units with two ratings or more
  std::size_t ratings = 0;  ///< ratings in those
};

/// Krippendorff's alpha, 1 - observed / expected disagreement (K. Krippendorff, "Computing
/// Krippendorff's Alpha-Reliability", 2011). `units` holds the values that each unit got, in any
/// order, missing ones left out; units with fewer than two do not count. Nothing when no unit has
/// two, or when all ratings are alike: there is then no disagreement to expect.
WINLOOP_API std::optional<Alpha> krippendorff_alpha(std::span<const std::vector<int>> units,
                                                    Scale scale);

}  // namespace winloop::rank
