#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace winloop::rank {

/// Two criteria, by their place in the bar, that put the same people in the same order.
struct Together {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t people = 0;  ///< known on both
  double tau = 0;          ///< Kendall's tau-b over them
};

/// Pairs of criteria whose tau-b is `least_tau` or more over `least_people` or more, in the bar's
/// order. Of pools above 20,000 people every n-th is looked at, so that at most so many are.
WINLOOP_API std::vector<Together> moving_together(const Pool& pool, std::size_t least_people,
                                                  double least_tau);

/// On how many people a criterion is known, and the one value that they all have, if they do.
struct Spread {
  std::size_t people = 0;
  std::optional<double> only;  ///< nothing where two differ, or nobody is known
};

WINLOOP_API std::vector<Spread> spreads(const Pool& pool);

/// Whether any weight of this criterion from 0 to that of all others together puts anybody in
/// another place. Two rankings decide it: the difference of two scores is linear in one weight up
/// to a positive factor, so what has the same sign at both ends has it between (exact for
/// `pool-mean` and `worst`; under `omit`, where scores are quotients of their own, it is a test of
/// the two ends only). True for a bar of one criterion that weighs. Throws as rank() does.
WINLOOP_API bool weight_decides(const Spec& spec, const Pool& pool, std::size_t criterion);

}  // namespace winloop::rank
