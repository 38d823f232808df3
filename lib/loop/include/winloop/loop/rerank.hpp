#pragma once

#include <winloop/loop/adopt.hpp>
#include <winloop/loop/measure.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/rank/movement.hpp>
#include <winloop/store/candidates.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace winloop::loop {

struct RerankOptions {
  std::string why;
  std::string by;
  bool dry_run = false;      ///< score and compare: nothing to keep
  std::string against = {};  ///< a spec version or a day; empty: the last different ranking
  std::vector<std::string> what_if = {};            ///< as what_if() takes them; nothing to keep
  std::optional<std::filesystem::path> draft = {};  ///< a bar to try instead; nothing to keep
  bool causes = false;                              ///< say why each of them moved
  std::size_t first = 0;                            ///< only of the first so many; 0: of all

  /// Another bar is tried than the one that stands.
  [[nodiscard]] bool tries() const { return !what_if.empty() || draft.has_value(); }
};

/// Why somebody's place and score changed. The two causes add up to the movement exactly.
struct WhyMoved {
  rank::Cause cause;
  double score_delta = 0;  ///< score after - before; NaN where one of them has none
  rank::TopChange most;    ///< the criterion that did most
  MustHaves must_before = MustHaves::none;
};

/// What why_moved() is made from.
struct Reasons;

/// Everyone, measured.
struct Reranked {
  Spec spec;
  std::shared_ptr<const MeasuredPool> measured;  ///< never null; a large pool is not copied
  store::CandidateTable people;                  ///< in the pool's order
  Ranking ranking;
  std::vector<std::uint32_t>
      places;  ///< for each standing: where its candidate stands in pool and people
  std::optional<Ranking> before;  ///< what is compared with: the ranking `against` names, the last
                                  ///< one that was different, or the bar as it stands for a trial
  std::vector<rank::Movement>
      movements;  ///< since `before`: one for each standing, then who is gone; empty without
  std::vector<SpecChange> bar_changes;     ///< from the bar of `before` to `spec`
  std::vector<SpecChange> tried;           ///< from the bar as it stands to `spec`
  std::shared_ptr<const Reasons> reasons;  ///< null where nobody asked why
  std::size_t reasoned = 0;                ///< of so many standings, the first, they are known
  std::vector<std::string> why_criteria;   ///< what WhyMoved::most counts
  std::optional<SpecVersion> adopts;       ///< the version that keeping this adopts
  bool draft = false;           ///< spec.yaml has changes that are not adopted (dry runs)
  bool trial = false;           ///< `spec` is not the bar that stands
  bool against_stored = false;  ///< `before` is a ranking of the record
  bool keeps = false;           ///< a snapshot to keep; else it is the last again, or a dry run
};

/// Why a standing moved, which must be one of the first `reasoned`; nothing for who is new. Made
/// when asked: of a large pool the reasons would fill more memory than the ranking. May be called
/// from several threads at a time.
WINLOOP_API std::optional<WhyMoved> why_moved(const Reranked& ranked, std::size_t standing);

/// Scores everyone by spec.yaml as it would be adopted (where it changed, `why` is required), or by
/// another bar that is tried. Writes nothing. Throws Error(bad_input)
/// for a bar that cannot be read, whose change has no reason, or that selects by a protected ground
/// (one that was adopted before it was refused still ranks), and for an `against` that names no
/// ranking.
WINLOOP_API Reranked rerank(const Workspace& workspace, Date on, const RerankOptions& options);

/// Makes ready what is to be said of a ranking; throws where it cannot be said.
using ShowRanking = std::function<void(const std::shared_ptr<const Reranked>&)>;

/// rerank(), and then adopts the bar where `adopts` says so, and keeps the snapshot where `keeps`
/// does, both or neither. `show` is called before, while the record stands as it was measured: what
/// cannot be shown is not kept. Where another process writes in between, all is measured and shown
/// again with the record held; Error(bad_input) where spec.yaml has changed by then. Gives what was
/// shown last.
WINLOOP_API std::shared_ptr<const Reranked> keep_ranking(Workspace& workspace, Date on,
                                                         const RerankOptions& options,
                                                         const ShowRanking& show = {});

}  // namespace winloop::loop
