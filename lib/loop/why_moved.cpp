#include "why_moved.hpp"

#include <winloop/loop/measure.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>

#include <cmath>
#include <unordered_map>

namespace winloop::loop {

namespace {

/// Only scores and ranks are asked of these, never their order: ids may stay out of it.
Ranking ranked_by(const Spec& spec, const Pool& pool) {
  return rank::rank(spec, pool, Date{});
}

/// On the grid of scores: a difference of two of them is one of its steps, never -0.
double on_score_grid(double difference) {
  return std::round(difference * rank::score_grid) / rank::score_grid + 0.0;
}

/// What the bar did to everyone who was there; without a changed bar, nothing.
std::vector<rank::Cause> bar_causes(const Reranked& result, const store::Record& record,
                                    const Spec& spec_before, const Pool& old_pool, Date on) {
  if (!result.against_stored) {
    return rank::causes({*result.before, result.ranking, *result.before, result.ranking});
  }
  if (spec_before == result.spec) {
    return rank::causes({*result.before, *result.before, result.ranking, result.ranking});
  }
  const auto then = result.before->on;
  const auto old_old = ranked_by(spec_before, old_pool);
  const auto new_old = ranked_by(result.spec, measure(record, result.spec, then).pool);
  const auto old_new = ranked_by(spec_before, measure(record, spec_before, on).pool);
  return rank::causes({old_old, new_old, old_new, result.ranking});
}

}  // namespace

void explain_movements(Reranked& result, const store::Record& record, const Spec& spec_before,
                       Date on) {
  const auto old_pool =
      measure(record, spec_before, result.against_stored ? result.before->on : on).pool;
  auto tops = rank::top_changes({spec_before, old_pool}, {result.spec, result.pool});
  const auto causes = bar_causes(result, record, spec_before, old_pool, on);
  result.why_criteria = std::move(tops.criteria);
  std::unordered_map<std::uint32_t, MustHaves> musts_before;
  for (const auto& standing : result.before->standings)
    musts_before.emplace(standing.candidate, standing.must_haves);
  result.why.resize(result.ranking.standings.size());
  auto cause = causes.begin();
  for (std::size_t at = 0; at < result.why.size(); ++at) {
    const auto& movement = result.movements[at];
    if (cause == causes.end() || cause->candidate != movement.candidate) continue;
    const auto found = *cause++;
    if (movement.before == 0) continue;
    WhyMoved why{found, on_score_grid(movement.score_delta), tops.of[result.places[at]],
                 musts_before.at(movement.candidate)};
    why.cause.places_by_evidence = movement.places - why.cause.places_by_bar;
    why.cause.score_by_evidence = on_score_grid(why.score_delta - why.cause.score_by_bar);
    // Measured from the end of that day: where that leads the other way, the criterion is not
    // known.
    if (why.most.delta * why.score_delta < 0) why.most = {};
    result.why[at] = why;
  }
}

}  // namespace winloop::loop
