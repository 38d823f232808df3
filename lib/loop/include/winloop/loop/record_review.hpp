#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/store/files.hpp>

namespace winloop::loop {

/// Keeps what a search review decided, all of it or nothing: decisions, recalls, what became of
/// promises, notes. A promise is named by its exact words; one that was not noticed when it was
/// made is written down now, from the words as they were captured. Throws Error(bad_input) for an
/// unknown candidate or category, a decision without one, or a quote that nobody said. Also merges
/// the full-text index, which captures leave in pieces.
WINLOOP_API void record_review(Workspace& workspace, const store::ReviewFile& review);

}  // namespace winloop::loop
