#pragma once

#include <winloop/document/quote.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace winloop::document {

/// What is known of one candidate on one criterion, and what it does to their score.
struct CalibratedPart {
  double share = 0;                  ///< of the whole weight, 0..1
  std::optional<double> value = {};  ///< 0..1; nothing when not known
  /// What a must-have is judged by, where ratings are adjusted for their raters; else nothing.
  std::optional<double> as_given = {};
  /// What counts for an unknown value in the score; nothing: it is left out.
  std::optional<double> stand_in = {};
  double adds = 0;  ///< to the score
  MustHaves must = MustHaves::none;
  std::vector<Rating> ratings = {};
  std::vector<Quote> quotes = {};
};

/// A row of the ranking, with what it opens to.
struct CalibratedRow {
  std::string id = {};
  std::string name = {};
  std::string stage = {};
  Standing standing = {};
  std::uint32_t position = 0;  ///< in the order of ids, which orders ties
  std::string moved = {};      ///< places since last time: "+2", "=", "new"; empty: nothing to say
  std::vector<CalibratedPart> parts = {};  ///< one a criterion
};

/// What the bar says of a criterion, as people write it.
struct CalibratedCriterion {
  std::string must = {};            ///< as in spec.yaml: "2", "met"; empty without
  std::string evidence = {};        ///< "ratings", "years >= 5"
  std::optional<double> mean = {};  ///< of the pool, 0..1; nothing where nobody is known
  bool tried = false;               ///< not as its file has it: the page shows a trial
};

/// A ranking whose bar can be tried where it is read. HTML alone shows it, with sliders that weigh
/// and rank as rank::rank() does; without scripts it is the ranking as it stands.
struct Calibrator {
  Spec spec = {};
  std::vector<CalibratedCriterion> criteria = {};  ///< in the order of the spec's
  std::vector<CalibratedRow> rows = {};            ///< everyone, best first
  std::size_t top = 0;                             ///< rows that are shown; 0: all
  std::string file = "spec.yaml";                  ///< where the bar is written
  std::vector<std::string> command = {};  ///< the call, word by word, that takes more `--what-if`s
};

}  // namespace winloop::document
