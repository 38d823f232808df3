#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// A weight at which two candidates are level; past it they have changed places.
struct Swap {
  std::size_t criterion = 0;  ///< index into the spec's criteria
  double weight = 0;          ///< the one at which their scores are equal, in the spec's own units
  double change = 0;          ///< weight - the weight it has
};

/// How firmly a ranking's neighbours stand in their order.
enum class Firmness : std::uint8_t {
  tied,      ///< equal scores already
  swaps,     ///< one weight can swap them
  firm,      ///< no single weight can
  must_bar,  ///< one fails a must-have and the other does not: no weight decides between them
  no_score   ///< the one below has no score, because nothing is known of them
};

/// Two candidates, the second right below the first.
struct NeighbourPair {
  std::uint32_t above = 0;  ///< the record's numbers
  std::uint32_t below = 0;
  std::optional<double> gap;  ///< score above - score below; nothing where one has no score
  Firmness firmness = Firmness::firm;
  std::optional<Swap> swap;  ///< for Firmness::swaps
};

/// For each of the first `pairs` neighbours of the ranking (which rank() made of this bar and
/// pool) the smallest change of one weight, all others as they are, that swaps them.
///
/// With values x and y of the two, unknown ones filled as the policy says, d = x - y, and weights
/// w, the sign of sum(w d) decides. Criterion k at w_k + t levels them where
///
///     t = -sum(w d) / d_k                                  pool-mean, worst
///
/// Under omit each score has its own denominator: with N = sum(w x, known), C = sum(w, known), and
/// k = 1 where the criterion is known of the candidate, else 0 (and x_k = 0), t is a root of
///
///     (N + t x_k) (C' + t k') - (N' + t x'_k) (C + t k) = 0
///
/// at which the sign changes. A weight stays above 0 and something weighs on both sides. Of the
/// criteria the smallest |t| counts, then the first in the spec. The pool's means do not depend on
/// weights. Throws as rank() does.
WINLOOP_API std::vector<NeighbourPair> neighbour_pairs(const Spec& spec, const Pool& pool,
                                                       const Ranking& ranking, std::size_t pairs);

/// Where one candidate stood over perturbed weights.
struct Staying {
  std::uint32_t in_top = 0;     ///< how often with a rank of `top` or better; ties count
  std::uint32_t best_rank = 0;  ///< of all, the ranks that were reached
  std::uint32_t worst_rank = 0;
};

inline constexpr std::size_t perturbations = 1000;

/// Everyone in the pool's order, over `perturbations` rankings in each of which every weight is
/// multiplied by an independent factor, uniform from 1/2 to 3/2:
///
///     factor = 1/2 + m / 2^53,  m the upper 53 bits of the next number of std::mt19937_64(seed)
///
/// criterion by criterion, ranking by ranking. The generator is defined to the bit by the C++
/// standard, the factors are exact, and rank() sums whole numbers: the same everywhere. Throws as
/// rank() does.
WINLOOP_API std::vector<Staying> staying_in_top(const Spec& spec, const Pool& pool, std::size_t top,
                                                std::uint64_t seed = 1);

}  // namespace winloop::rank
