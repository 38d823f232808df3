#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/commitment.hpp>
#include <winloop/store/files.hpp>

#include <vector>

namespace winloop::loop {

/// Keeps what a search review decided, all of it or nothing: decisions, recalls, what became of
/// promises, notes. A promise is named by its candidate (none: the search as a whole), its owner
/// where given, and exact words that are in it; one that was not noticed when it was made is
/// written down now, from the words as they were captured. The due day and the kind that the review
/// gives it are its own from then on. A record of the same day takes the place
/// of an earlier one: what was decided of a candidate, what a person recalled of them, the notes.
/// Gives the promises, as they stand now. Throws Error(bad_input) at the entry's place for an
/// unknown candidate, person or category, a decision without one, words that may mean several
/// promises, a quote that nobody said, a promise that is settled or due before it was made; and for
/// a file with nothing in it. Also merges the full-text index, which captures leave in pieces.
WINLOOP_API std::vector<Commitment> record_review(Workspace& workspace,
                                                  const store::ReviewFile& review);

}  // namespace winloop::loop
