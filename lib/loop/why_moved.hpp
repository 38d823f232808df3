#pragma once

#include "pools.hpp"
#include <winloop/loop/rerank.hpp>
#include <winloop/rank/movement.hpp>

#include <vector>

namespace winloop::loop {

struct Reasons {
  rank::Causes causes;
  rank::TopChanges tops;
  std::vector<MustHaves> musts_before;  ///< by the record's number of a candidate
};

/// Fills `reasons`, `reasoned` and `why_criteria` of a result that has its movements. `spec_before`
/// is the bar of `before`; where `before` is of the record, what was known then is read as of its
/// day. Only of the `first` standings (0: all): a trial that shows five does not explain a million.
///
/// The record keeps days, not hours, and facts without their history. What that day's ratings and
/// today's facts leave unexplained of the stored ranking is new evidence, so that the two causes
/// add up to the movement that is printed.
void explain_movements(Reranked& result, Pools& pools, const Spec& spec_before, Date on,
                       std::size_t first);

}  // namespace winloop::loop
