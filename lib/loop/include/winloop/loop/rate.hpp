#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/write.hpp>

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

/// Takes back what a rater gave a candidate on a criterion, earlier ratings of theirs too, as if it
/// had never been given (Write::erase_ratings); level, note and day of `rating` count for nothing.
/// The rater is one of our people, by name or alias, or whoever rated under exactly that name.
/// Gives how many ratings went. Throws Error(bad_input) for an unknown candidate, with near names
/// for an unknown rater, and when there is no such rating.
WINLOOP_API std::size_t withdraw_rating(Workspace& workspace, const Rating& rating,
                                        const store::Erasing& erasing);

}  // namespace winloop::loop
