#pragma once

#include <winloop/store/signals.hpp>

#include <span>
#include <vector>

namespace winloop::loop {

/// A new pass of the lexicon, held against what is there.
struct Reconciled {
  store::SignalChanges changes;
  std::vector<store::StoredSignal> kept;  ///< held by a person's word against the lexicon's
  std::size_t signals = 0;                ///< there are afterwards, dismissed ones not counted
};

/// What has to be done to `stored` so that it says what the pass noticed, but for what people said:
/// a signal that is confirmed or dismissed, was added by hand, or became a commitment that somebody
/// settled stays as it is, and stands for what the pass now finds in overlapping words of the same
/// kind; a dismissed one only for the same category. What the assistant found stays too, and stands
/// for what the pass finds in overlapping words of the same kind and category.
WINLOOP_API Reconciled reconcile(std::span<const store::StoredSignal> stored,
                                 std::span<const Noticed> noticed);

}  // namespace winloop::loop
