#pragma once

#include <winloop/store/signals.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace winloop::loop {

/// What the assistant found, held against what is there.
struct AssistReconciled {
  store::SignalChanges changes;
  std::vector<Noticed> judged;  ///< proposals that a person's word stands against
  std::size_t already = 0;      ///< proposals that are there, found otherwise
};

/// What has to be done to `stored` so that the assistant's signals in it are those proposed now.
/// Earlier ones of the assistant's that are not proposed again are gone, unless a person had a word
/// on them. A proposal in overlapping words of the same kind and category as another signal is
/// there already, whatever the category where may_be_two() says so; one that somebody dismissed, or
/// against whose words a person's word of that kind stands, is judged.
AssistReconciled reconcile_assist(std::span<const store::StoredSignal> stored,
                                  std::span<const Noticed> proposals);

}  // namespace winloop::loop
