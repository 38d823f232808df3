#include "why_moved.hpp"

#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

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
rank::Causes bar_causes(const Reranked& result, Pools& pools, const Spec& spec_before, Date on) {
  if (!result.against_stored)
    return rank::Causes({*result.before, result.ranking, *result.before, result.ranking});
  if (spec_before == result.spec)
    return rank::Causes({*result.before, *result.before, result.ranking, result.ranking});
  const auto& old_evidence = pools.of(spec_before, result.before->on)->pool;
  const auto& new_evidence = pools.of(spec_before, on)->pool;
  const auto old_old = ranked_by(spec_before, old_evidence);
  if (&old_evidence == &new_evidence)
    return rank::Causes({old_old, result.ranking, old_old, result.ranking});
  const auto new_old = ranked_by(result.spec, pools.of(result.spec, result.before->on)->pool);
  const auto old_new = ranked_by(spec_before, new_evidence);
  return rank::Causes({old_old, new_old, old_new, result.ranking});
}

/// By the record's number of a candidate, who are numbered densely.
std::vector<MustHaves> must_haves_of(const Ranking& ranking) {
  std::vector<MustHaves> musts;
  for (const auto& standing : ranking.standings) {
    if (standing.candidate >= musts.size()) musts.resize(std::size_t{standing.candidate} + 1);
    musts[standing.candidate] = standing.must_haves;
  }
  return musts;
}

}  // namespace

void explain_movements(Reranked& result, Pools& pools, const Spec& spec_before, Date on,
                       std::size_t first) {
  const auto count = first == 0 ? result.places.size() : std::min(first, result.places.size());
  // All of them in the pool's order, which is that of the columns, rather than in the ranking's.
  std::span<const std::uint32_t> asked;
  if (count < result.places.size()) asked = std::span(result.places).first(count);
  const auto& old_pool =
      pools.of(spec_before, result.against_stored ? result.before->on : on)->pool;
  auto reasons = std::make_shared<Reasons>(Reasons{
      bar_causes(result, pools, spec_before, on),
      rank::top_changes({spec_before, old_pool}, {result.spec, result.measured->pool}, asked),
      must_haves_of(*result.before)});
  result.why_criteria = std::move(reasons->tops.criteria);
  result.reasons = std::move(reasons);
  result.reasoned = count;
}

std::optional<WhyMoved> why_moved(const Reranked& ranked, std::size_t standing) {
  const auto& [causes, tops, musts_before] = *ranked.reasons;
  // In order of rank people lie anywhere in memory: ask for them before their turn.
  constexpr std::size_t ahead = 24;
  if (standing + ahead < ranked.reasoned)
    __builtin_prefetch(&tops.of[ranked.places[standing + ahead]]);
  const auto& movement = ranked.movements.at(standing);
  const auto cause = causes.of(standing);
  if (!cause || movement.before == 0) return std::nullopt;
  WhyMoved why{*cause, on_score_grid(movement.score_delta), tops.of[ranked.places[standing]],
               musts_before[movement.candidate]};
  why.cause.places_by_evidence = movement.places - why.cause.places_by_bar;
  why.cause.score_by_evidence = on_score_grid(why.score_delta - why.cause.score_by_bar);
  // Measured from the end of that day: where that leads the other way, the criterion is not known.
  if (why.most.delta * why.score_delta < 0) why.most = {};
  return why;
}

}  // namespace winloop::loop
