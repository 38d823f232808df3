#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/store/files.hpp>

#include <span>
#include <vector>

namespace winloop::loop {

/// Records ratings, all or none. Throws Error(bad_input) with near names for a candidate that is
/// not in the search, a criterion that `spec` does not have or does not rate (a fact rule, a
/// number), a rater who is not in search.yaml; and for a level outside 1..4.
WINLOOP_API void record_ratings(Workspace& workspace, const Spec& spec,
                                std::span<const Rating> ratings);

/// The same for scorecards, all of them or none; errors name the place in the card.
WINLOOP_API void record_scorecards(Workspace& workspace, const Spec& spec,
                                   std::span<const store::Scorecard> cards);

}  // namespace winloop::loop
