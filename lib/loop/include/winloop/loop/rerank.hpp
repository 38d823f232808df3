#pragma once

#include <winloop/loop/adopt.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/rank/movement.hpp>
#include <winloop/store/candidates.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace winloop::loop {

struct RerankOptions {
  std::string why;
  std::string by;
  bool dry_run = false;  ///< score and compare, write nothing
};

/// Everyone, measured.
struct Reranked {
  Spec spec;
  Pool pool;
  store::CandidateTable people;  ///< in the pool's order
  Ranking ranking;
  std::vector<std::uint32_t>
      places;  ///< for each standing: where its candidate stands in pool and people
  std::optional<Ranking> before;  ///< the last ranking that was different
  std::vector<rank::Movement>
      movements;  ///< since `before`: one for each standing, then who is gone; empty without
  std::optional<int> adopted;  ///< the version that this rerank adopted
  bool draft = false;          ///< spec.yaml has changes that are not adopted (dry runs)
  bool stored =
      false;  ///< a new snapshot was kept; else nothing differs from the last, or a dry run
};

/// Scores everyone by spec.yaml, adopting it first when it changed (then `why` is required), and
/// keeps the snapshot. Throws Error(bad_input) for a spec.yaml that cannot be read or whose change
/// has no reason.
WINLOOP_API Reranked rerank(Workspace& workspace, Date on, const RerankOptions& options);

}  // namespace winloop::loop
