#pragma once

#include <winloop/insight/view.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// What is known of a candidate on one criterion.
struct Measure {
  std::optional<double> value;  ///< 0..1; the mean of the raters' levels, or the rule's value
  int raters = 0;
};

WINLOOP_API Measure measure(const Dossier& dossier, const Criterion& criterion);

/// Met, unknown or failed; none where the criterion is not a must-have. A value counts as reaching
/// the level asked for within 1e-9, since means of thirds are not exact.
WINLOOP_API MustHaves must_have(const Dossier& dossier, const Criterion& criterion);

/// The criteria of the bar on which nothing is known of the candidate, heaviest first, then in the
/// bar's order; those of no weight and no must-have left out.
WINLOOP_API std::vector<Criterion> without_evidence(const View& view, const Dossier& dossier);

/// Somebody of ours interviewed a candidate in play and has rated nothing since.
struct MissingRating {
  std::string candidate;
  std::string name;
  std::string interviewer;
  Date interviewed;  ///< the first interview with them
  std::int64_t conversation = 0;
  int days = 0;  ///< since then; 1 or more: on the day itself nothing is missing yet
};

/// By interview (oldest first), then interviewer.
WINLOOP_API std::vector<MissingRating> missing_ratings(const View& view, const Dossier& dossier);

/// Over everybody in play: longest waiting first, then by candidate and interviewer.
WINLOOP_API std::vector<MissingRating> missing_ratings(const View& view);

}  // namespace winloop::insight
