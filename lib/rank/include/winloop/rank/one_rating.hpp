#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/raters.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// Where the candidate at `index` of the pool would stand were one value known to be `value`
/// (0..1), all else as it is: the pool's means are measured anew, everyone ranked anew. Throws as
/// rank() does, and Error(usage) for an index or criterion that is not there.
WINLOOP_API Standing standing_with(const Spec& spec, const Pool& pool, std::size_t index,
                                   std::size_t criterion, double value);

/// A rating that would raise a candidate: the strongest level, where it is not given.
struct Raise {
  std::size_t criterion = 0;          ///< index into the spec's criteria
  std::optional<std::size_t> rating;  ///< which of its levels is raised; nothing: a first rating
  Standing standing;                  ///< where the candidate would be
};

/// The single rating that would raise the candidate most: on each criterion that rests on ratings
/// the lowest level given (the first of equal ones) as a 4, or a first rating of 4. `levels` holds
/// what raters gave, a list a criterion, empty where the evidence is not ratings; their leniencies
/// stay as they are. To come above the bar of the must-haves counts before any score, then the
/// score, then the order of the spec. Nothing when no rating would raise them. Throws as above, and
/// Error(usage) unless there is a list a criterion.
WINLOOP_API std::optional<Raise> best_raise(const Spec& spec, const Pool& pool, std::size_t index,
                                            std::span<const std::vector<GivenLevel>> levels);

}  // namespace winloop::rank
