#pragma once

#include <winloop/insight/rhythm.hpp>
#include <winloop/insight/view.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// Somebody whom a must-have holds below the bar although their score stands high.
struct Removed {
  std::string candidate;
  std::string name;
  std::optional<double> score;       ///< 0..1, in the newest ranking; nothing where it has none
  std::optional<int> rank_by_score;  ///< what their rank would be by score alone, in that ranking
  bool alone = false;                ///< it is the only must-have that they fail
};

/// What a must-have does to the people it is asked of: those in play, and those whom we declined.
struct MustHaveTension {
  std::string criterion;
  std::string name;
  int met = 0;
  int failed = 0;
  int unknown = 0;
  std::vector<Removed> removed;  ///< best score first; those in the upper third by score
};

/// A criterion of the bar on which nothing is known of anybody.
struct Unrated {
  std::string criterion;
  std::string name;
  double weight = 0;
};

/// Where the bar and the people part.
struct SpecTension {
  std::vector<MustHaveTension> must_haves;  ///< in the bar's order, those that remove somebody
  int failing = 0;                          ///< candidates who fail one, high or low
  std::vector<Unrated> unrated;             ///< in the bar's order; none while there is nobody
  Rhythm calibration;                       ///< when the bar was last looked at
};

/// All must-haves of the bar, in its order, over the candidates for whom `counts` holds; `removed`
/// is filled from the newest ranking.
WINLOOP_API std::vector<MustHaveTension> must_have_counts(const View& view,
                                                          bool (*counts)(const Candidate&));

WINLOOP_API SpecTension spec_tension(const View& view);

/// What one criterion does to the people that it is asked of: as in MustHaveTension.
struct CriterionTension {
  std::string criterion;
  std::string name;
  double weight = 0;
  bool must = false;
  /// From which value (0..1) it counts as met: the must-have's, else 3 ("yes") of ratings, the rule
  /// of a fact; nothing for a number, which has no line of its own: met and failed are then 0.
  std::optional<double> line;
  int met = 0;
  int failed = 0;
  int unknown = 0;
  std::vector<Removed> removed_alone;  ///< those who fail this must-have only, best score first
};

/// Every criterion of the bar, in its order. Scores and ranks are those of the newest ranking.
WINLOOP_API std::vector<CriterionTension> criterion_tensions(const View& view);

}  // namespace winloop::insight
