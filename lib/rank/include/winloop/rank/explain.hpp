#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// What one criterion does to one candidate's score.
struct CriterionPart {
  double share = 0;             ///< of the whole weight, 0..1; the shares of a bar sum to 1
  std::optional<double> value;  ///< 0..1; nothing when not known
  /// What stands in for an unknown value in the point score: the pool's mean, or 0 under `worst`.
  /// Nothing when the value is known, or the criterion is left out for this candidate (as all are
  /// for somebody of whom nothing is known).
  std::optional<double> stand_in;
  double low = 0;    ///< contribution to the low end
  double score = 0;  ///< to the point score
  double high = 0;   ///< to the high end
  MustHaves must = MustHaves::none;
};

/// One candidate's score taken apart. The contributions of the parts add up to low, score and high
/// but for the rounding to the grid (half of 1/score_grid).
struct Explanation {
  float score = 0;  ///< these five as in the candidate's Standing
  float low = 0;
  float high = 0;
  float coverage = 0;
  MustHaves must_haves = MustHaves::none;
  std::vector<CriterionPart> parts;  ///< in the spec's order
  /// The criterion whose missing rating matters most, the next question to ask: of the unknown ones
  /// that with the largest weight, a must-have before another of the same weight. Nothing when all
  /// that counts is known.
  std::optional<std::size_t> ask_next;

  [[nodiscard]] bool has_score() const { return coverage > 0; }  ///< as Standing::has_score()
};

/// How the candidate at `index` of the pool stands against a criterion's must-have; none where it
/// has none. `column` is the criterion's.
WINLOOP_API MustHaves must_have_of(const Criterion& criterion, const PoolColumn& column,
                                   std::size_t index);

/// Takes apart the score of the candidate at `index` of the pool. `means` are pool_means(spec,
/// pool), handed in so that explaining many candidates measures the pool once. Throws as rank()
/// does, and Error(usage) for an index outside the pool.
WINLOOP_API Explanation explain(const Spec& spec, const Pool& pool, std::size_t index,
                                std::span<const std::optional<double>> means);

/// As above, measuring the pool itself.
WINLOOP_API Explanation explain(const Spec& spec, const Pool& pool, std::size_t index);

}  // namespace winloop::rank
