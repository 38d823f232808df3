#include "pools.hpp"
#include "why_moved.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/rerank.hpp>
#include <winloop/loop/spec_lint.hpp>
#include <winloop/loop/what_if.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/reading.hpp>
#include <winloop/store/reviews.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

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

/// What `--against` names: digits are a spec version and mean its newest ranking, a day the newest
/// ranking made by its end.
Ranking named_ranking(const store::Record& record, Date on, const std::string& against) {
  const auto all = store::rankings(record, on, 0);
  const bool is_number = against.find_first_not_of("0123456789") == std::string::npos;
  const auto day = is_number ? std::optional<Date>() : Date::try_parse(against);
  if (!is_number && !day) {
    throw Error(ErrorKind::usage,
                fmt::format("--against \"{}\": expected the number of a spec version, or a day as "
                            "2026-03-01",
                            against));
  }
  if (all.empty()) throw bad_input("--against: nothing has been ranked yet");
  std::vector<std::string> versions;
  for (auto at = all.rbegin(); at != all.rend(); ++at) {
    auto version = std::to_string(at->spec_version);
    if (day ? at->on <= *day : version == against) return store::whole_ranking(record, *at);
    if (versions.empty() || versions.back() != version) versions.push_back(std::move(version));
  }
  if (!day) throw_unknown_name("ranking by spec version", against, versions);
  throw bad_input(
      fmt::format("--against {}: nothing was ranked by then; the first ranking is of {}", against,
                  all.front().on.to_string()));
}

/// The bar to measure by: the one that stands, or the one that is tried. What could not be adopted
/// is not ranked by either.
Spec bar_of(const Workspace& workspace, const CurrentSpec& current, const RerankOptions& options) {
  constexpr std::size_t largest_draft = std::size_t{1} << 20;
  if (current.changed) refuse_protected({current.text, workspace.directory.spec().string()});
  if (!options.draft) return what_if(current.spec, options.what_if);
  const auto text = read_file(*options.draft, largest_draft);
  refuse_protected({text, options.draft->string()});
  return what_if(store::read_spec(text, options.draft->string()), options.what_if);
}

/// Who stands where is told by both, which the record derives from one another.
void expect_same_people(const store::CandidateTable& people, const Pool& pool) {
  if (people.size() == pool.rows.size()) return;
  throw Error(ErrorKind::storage,
              fmt::format("the record is damaged: {} candidates, and {} that can be measured; "
                          "restore it from a backup",
                          people.size(), pool.rows.size()));
}

/// What changed in the bar since `before`, and, where `pools` are given, what that did.
void compare_bars(Reranked& result, const Workspace& workspace, const CurrentSpec& current, Date on,
                  Pools* pools, std::size_t first) {
  const auto spec_before =
      result.against_stored
          ? spec_of(spec_version(workspace, result.before->spec_version, result.before->on))
          : current.spec;
  result.bar_changes = differences(spec_before, result.spec);
  result.tried = differences(current.spec, result.spec);
  if (pools != nullptr) explain_movements(result, *pools, spec_before, on, first);
}

}  // namespace

Reranked rerank(const Workspace& workspace, Date on, const RerankOptions& options) {
  const store::Reading reading(workspace.record);
  Reranked result;
  const bool keeps = !options.dry_run && !options.tries();
  if (!options.against.empty())
    result.before = named_ranking(workspace.record, on, options.against);
  const auto current = current_spec(workspace, on);
  if (keeps) result.adopts = next_version(workspace, current, on, options.why, options.by);
  result.draft = current.changed && !result.adopts;
  result.trial = options.tries();
  result.spec = bar_of(workspace, current, options);
  result.people = store::read_candidate_table(workspace.record, on);
  const auto id_at = [&](std::uint32_t at) { return result.people.id(at); };
  const auto positions = rank::positions_by_id(result.people.size(), id_at);
  const auto ranked = [&](const Spec& spec, const Pool& pool) {
    auto ranking = rank::rank(spec, pool, on, positions);
    const auto& version = result.adopts ? result.adopts : current.adopted;
    ranking.spec_version = version ? version->number : 0;
    return ranking;
  };
  Pools pools(workspace.record);
  result.measured = pools.of(result.spec, on);
  expect_same_people(result.people, result.measured->pool);
  result.ranking = ranked(result.spec, result.measured->pool);
  result.ranking.why = options.why;

  bool repeats_last = false;
  result.against_stored = result.before || !result.trial;
  if (!result.trial) {
    auto last = last_different(workspace.record, on, result.ranking, repeats_last);
    if (!result.before) result.before = std::move(last);
  } else if (!result.before) {
    result.before = ranked(current.spec, pools.of(current.spec, on)->pool);
  }
  result.keeps = keeps && !repeats_last;
  result.places = places_of(result.ranking, result.measured->pool);
  if (result.before) {
    result.movements = rank::movements(*result.before, result.ranking);
    compare_bars(result, workspace, current, on, options.causes ? &pools : nullptr, options.first);
  }
  return result;
}

namespace {

/// A ranking, and the state of the record that it was measured and shown by.
struct ShownRanking {
  std::shared_ptr<Reranked> result;
  std::int64_t state = 0;
};

ShownRanking measure_and_show(const Workspace& workspace, Date on, const RerankOptions& options,
                              const ShowRanking& show) {
  const store::Reading reading(workspace.record);
  ShownRanking shown{std::make_shared<Reranked>(rerank(workspace, on, options)), reading.state()};
  if (show) show(shown.result);
  return shown;
}

}  // namespace

std::shared_ptr<const Reranked> keep_ranking(Workspace& workspace, Date on,
                                             const RerankOptions& options,
                                             const ShowRanking& show) {
  auto shown = measure_and_show(workspace, on, options, show);
  if (!shown.result->adopts && !shown.result->keeps) return shown.result;
  store::Write write(workspace.record);
  if (store::Reading(workspace.record).state() != shown.state) {
    auto again = measure_and_show(workspace, on, options, show);
    if (again.result->spec != shown.result->spec) {
      throw bad_input({workspace.directory.spec().string()},
                      "was changed while another process wrote to the record; nothing was kept: "
                      "rank again");
    }
    shown = std::move(again);
  }
  auto& result = *shown.result;
  if (auto& bar = result.adopts) {
    bar->number = write.add_spec_version(bar->text, bar->by, bar->on, bar->why);
    result.ranking.spec_version = bar->number;
  }
  if (result.keeps) write.add_ranking(result.ranking);
  write.commit();
  return shown.result;
}

}  // namespace winloop::loop
