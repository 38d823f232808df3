#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/explain.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
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
  float score_delta = 0;  ///< score after - score before; 0 for new and gone, NaN for somebody who
                          ///< has no score in one of them
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
/// whole (scores in steps of 1/score_grid; NaN for somebody who has no score in one of the four).
struct Cause {
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
/// (L. S. Shapley, "A Value for n-Person Games", 1953).
class WINLOOP_API Causes {
 public:
  /// Keeps what it needs of the rankings but the last, whose standings must outlive it (they may
  /// be moved with their vector).
  explicit Causes(const BarAndEvidence& rankings);
  Causes(Causes&&) noexcept;
  Causes(const Causes&) = delete;
  Causes& operator=(const Causes&) = delete;
  ~Causes();

  /// Why the candidate of that standing of new_bar_new_evidence moved; nothing for one who is not
  /// in all four rankings. May be called from several threads at a time.
  [[nodiscard]] std::optional<Cause> of(std::size_t standing) const;

 private:
  struct Found;
  std::unique_ptr<Found> found_;
};

/// A criterion's part in the change of a score.
struct CriterionChange {
  std::string criterion;  ///< id; a criterion in only one of the bars weighs 0 in the other
  double delta = 0;
};

/// What changed between two explanations of one candidate, by bars that may differ: the criteria
/// that changed the score, the largest change first, then in the order of their ids.
///
/// With s the share of the weight that counts for the candidate, x the value (or what stands in for
/// it), both before and after ('), and r the mean of the two scores:
///
///     delta = s' (x' - r) - s (x - r)
///
/// These add up to the change of the score, whatever r, since shares sum to 1; under the same bar
/// each is s (x' - x). r makes more weight on what somebody is good at, for them, a gain, and on
/// what they are worse at a loss; without it every criterion that gains weight would raise
/// everyone.
///
/// Nothing changed a score that is missing in one of them.
WINLOOP_API std::vector<CriterionChange> changes(const Spec& spec_before, const Explanation& before,
                                                 const Spec& spec_after, const Explanation& after);

/// A bar and what it measures.
struct Measured {
  const Spec& spec;
  const Pool& pool;
};

/// The criterion that did most to one candidate's score.
struct TopChange {
  std::optional<std::uint32_t> criterion;  ///< index into TopChanges::criteria; nothing when the
                                           ///< score's parts are as they were
  double delta = 0;                        ///< as in CriterionChange
};

struct TopChanges {
  std::vector<std::string> criteria;  ///< ids of both bars, in the order of ids
  std::vector<TopChange> of;          ///< one a candidate of the later pool, in its order
};

/// For everyone in both pools the first of changes() that goes the way of the whole score (the
/// first of all where that stayed), a column at a time. Candidates are matched by the record's
/// number; of those who are in the later pool only, or have no score in one of them, nothing is
/// said. `only` names places in the
/// later pool of whom it is asked; empty: of all. Throws as rank().
WINLOOP_API TopChanges top_changes(const Measured& before, const Measured& after,
                                   std::span<const std::uint32_t> only = {});

}  // namespace winloop::rank
