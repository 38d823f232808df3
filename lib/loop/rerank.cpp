#include <winloop/loop/rerank.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/ratings.hpp>
#include <winloop/store/reviews.hpp>
#include <winloop/store/write.hpp>

#include <algorithm>

namespace winloop::loop {

namespace {

using Places = std::vector<std::uint32_t>;

/// For each standing where its candidate stands in the pool.
Places places_of(const Ranking& ranking, const Pool& pool) {
  const auto most = pool.rows.empty() ? 0U : *std::max_element(pool.rows.begin(), pool.rows.end());
  Places by_row(std::size_t{most} + 1, 0);
  for (std::size_t at = 0; at < pool.rows.size(); ++at)
    by_row[pool.rows[at]] = static_cast<std::uint32_t>(at);
  Places places;
  places.reserve(ranking.standings.size());
  for (const auto& standing : ranking.standings) places.push_back(by_row[standing.candidate]);
  return places;
}

bool same_outcome(const Ranking& a, const Ranking& b) {
  return a.spec_version == b.spec_version && a.standings == b.standings;
}

/// The newest ranking that says something else: so that looking twice does not wipe out what moved.
std::optional<Ranking> last_different(const store::Record& record, Date on, const Ranking& now,
                                      bool& repeats_last) {
  auto last = store::last_ranking(record, on);
  repeats_last = last && same_outcome(*last, now);
  if (!repeats_last) return last;
  auto all = store::rankings(record, on, 2);
  if (all.size() < 2) return std::nullopt;
  return std::move(all[all.size() - 2]);
}

}  // namespace

Reranked rerank(Workspace& workspace, Date on, const RerankOptions& options) {
  Reranked result;
  if (!options.dry_run) result.adopted = adopt_spec(workspace, on, options.why, options.by);
  auto current = current_spec(workspace, on);
  result.draft = current.changed;
  result.spec = std::move(current.spec);
  result.people = store::read_candidate_table(workspace.record, on);
  result.pool = store::read_pool(workspace.record, result.spec, on);
  const auto id_at = [&](std::uint32_t at) { return result.people.id(at); };
  result.ranking =
      rank::rank(result.spec, result.pool, on, rank::positions_by_id(result.people.size(), id_at));
  result.ranking.spec_version = current.adopted ? current.adopted->number : 0;
  result.ranking.why = options.why;

  bool repeats_last = false;
  result.before = last_different(workspace.record, on, result.ranking, repeats_last);
  if (!options.dry_run && !repeats_last) {
    store::Write write(workspace.record);
    result.ranking.row = write.add_ranking(result.ranking);
    write.commit();
    result.stored = true;
  }
  result.places = places_of(result.ranking, result.pool);
  if (result.before) result.movements = rank::movements(*result.before, result.ranking);
  return result;
}

}  // namespace winloop::loop
