#pragma once

#include <winloop/insight/view.hpp>

#include <optional>
#include <string>
#include <vector>

namespace winloop::insight {

/// What somebody said a candidate wants, held against what had been captured by that day.
/// Personal circumstances count on neither side. Pay counts as captured, where it was said, also by
/// an expectation that they named. Missed is only what is sure: confirmed, added by hand, or found
/// by a cue of the lexicon; not what the model alone filed so, nor the category where it files what
/// fits no other.
struct RecallTest {
  Recall recall;
  std::string name;                   ///< the candidate's
  bool counts = false;                ///< by the hiring manager (by anybody where none is named)
  std::vector<std::string> captured;  ///< categories of motivation, in their documented order
  std::vector<std::string> hits;      ///< captured and said
  std::vector<std::string> missed;    ///< captured for sure, not said
  std::vector<std::string> unsure;    ///< captured, not said, and not sure
  std::vector<std::string> beyond;    ///< said, not captured
  std::optional<double> share;        ///< hits / (hits + missed); nothing where neither is any
};

/// A candidate in play whom nobody has been asked about, `cadence.recall` days after we first spoke
/// with them.
struct RecallDue {
  std::string candidate;
  std::string name;
  Date first;    ///< the first conversation with them
  int days = 0;  ///< since then
};

struct RecallRate {
  std::vector<RecallTest> tests;  ///< oldest first
  int reached = 0;                ///< candidates for whom the day had come, or who were tested
  int tested = 0;                 ///< of these, with a test that counts
  std::optional<double> average;  ///< of each candidate's first test that counts and has a share
  std::vector<RecallDue> due;     ///< longest waiting first, then by id
};

/// How often the hiring manager could say what a candidate wants. A candidate who had left before
/// the day came is not counted in `reached`.
WINLOOP_API RecallRate recall_rate(const View& view);

/// Whether the candidate's test is due (see RecallDue).
WINLOOP_API std::optional<RecallDue> recall_due(const View& view, const Dossier& dossier);

}  // namespace winloop::insight
