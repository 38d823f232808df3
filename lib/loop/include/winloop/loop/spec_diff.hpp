#pragma once

#include <winloop/model/spec.hpp>

#include <string>
#include <vector>

namespace winloop::loop {

/// One criterion that two bars do not share as it stands.
struct SpecChange {
  std::string criterion;  ///< its id; empty for what concerns the whole bar
  std::string name;
  std::vector<std::string> changes;  ///< in words: "weight 3 to 5", "must-have of 2 added"
};

/// How a new wording is told: that there is one, or the old and the new.
enum class Wording { noted, quoted };

/// What changed from one bar to the next, in the order of the newer one, criteria that are gone
/// last.
WINLOOP_API std::vector<SpecChange> differences(const Spec& before, const Spec& after,
                                                Wording wording = Wording::noted);

/// A must-have as it is written in spec.yaml: a level (`2`) for ratings, `met` for a fact rule, the
/// field's own number for a number rule; empty when the criterion has none.
WINLOOP_API std::string must_words(const Criterion& criterion);

/// Where a criterion's evidence comes from: "ratings", "years >= 5", "led from 2 to 12".
WINLOOP_API std::string evidence_words(const Criterion& criterion);

}  // namespace winloop::loop
