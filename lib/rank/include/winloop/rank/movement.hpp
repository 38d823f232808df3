#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/explain.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace winloop::rank {

/// What became of a candidate between two rankings.
enum class Moved : std::uint8_t { stayed, up, down, entered, gone };

}  // namespace winloop::rank

namespace winloop {

template <>
struct Names<rank::Moved> {
  static constexpr std::string_view what = "movement";
  static constexpr std::array<std::pair<rank::Moved, std::string_view>, 5> all{{
      {rank::Moved::stayed, "stayed"},
      {rank::Moved::up, "up"},
      {rank::Moved::down, "down"},
      {rank::Moved::entered, "new"},
      {rank::Moved::gone, "gone"},
  }};
};

}  // namespace winloop

namespace winloop::rank {

/// One candidate in two rankings. Ranks count from 1; 0 where the candidate is in only one of them.
struct Movement {
  std::uint32_t candidate = 0;  ///< the record's number
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  Moved moved = Moved::stayed;
  int places = 0;         ///< ranks gained; negative when lost, 0 for new and gone
  float score_delta = 0;  ///< score after - score before; 0 for new and gone
  friend bool operator==(const Movement&, const Movement&) = default;
};

/// Everybody's movement, in the order of `after`, then those who are gone in the order of `before`.
/// A candidate stands at most once in each. Linear in both.
WINLOOP_API std::vector<Movement> movements(const Ranking& before, const Ranking& after);

/// The same people ranked four ways: by the old and the new bar, over what was known then and what
/// is known now.
struct BarAndEvidence {
  const Ranking& old_bar_old_evidence;
  const Ranking& new_bar_old_evidence;
  const Ranking& old_bar_new_evidence;
  const Ranking& new_bar_new_evidence;
};

/// A movement split into its two causes. Ranks gained and score gained each add up exactly to the
/// whole (scores in steps of 1/score_grid).
struct Cause {
  std::uint32_t candidate = 0;
  double places_by_bar = 0;       ///< multiples of 1/2
  double places_by_evidence = 0;  ///< multiples of 1/2; the two sum to Movement::places
  double score_by_bar = 0;
  double score_by_evidence = 0;
};

/// Shapley's split over two factors: with v(bar, evidence) the value under each,
///
///     by bar      = ((v(new, old) - v(old, old)) + (v(new, new) - v(old, new))) / 2
///     by evidence = ((v(old, new) - v(old, old)) + (v(new, new) - v(new, old))) / 2
///
/// (L. S. Shapley, "A Value for n-Person Games", 1953). Only of candidates who are in all four
/// rankings, in the order of new_bar_new_evidence.
WINLOOP_API std::vector<Cause> causes(const BarAndEvidence& rankings);

/// A criterion's part in the change of a score.
struct CriterionChange {
  std::string criterion;  ///< id; a criterion in only one of the bars counts 0 in the other
  double delta = 0;       ///< contribution to the score after - before
};

/// What changed between two explanations of one candidate, by bars that may differ: the criteria
/// that changed the score, the largest change first, then in the order of their ids.
WINLOOP_API std::vector<CriterionChange> changes(const Spec& spec_before, const Explanation& before,
                                                 const Spec& spec_after, const Explanation& after);

}  // namespace winloop::rank
