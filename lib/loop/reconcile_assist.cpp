#include "reconcile_assist.hpp"

#include "same_signal.hpp"

#include <algorithm>

namespace winloop::loop {

using store::StoredSignal;

namespace {

/// The assistant's own, to do with as it finds now.
bool is_replaceable(const StoredSignal& signal) {
  return is_assist_cue(signal.noticed.cue) && !is_persons(signal);
}

enum class Standing { free, already, judged };

Standing standing_of(const Noticed& proposal, std::span<const StoredSignal> stored) {
  auto standing = Standing::free;
  for (const auto& there : stored) {
    if (is_replaceable(there)) continue;
    const bool dismissed = there.status == SignalStatus::dismissed;
    if (overlapping(there.noticed, proposal)) {
      if (dismissed) return Standing::judged;
      standing = Standing::already;
    } else if (!dismissed && stands_for(there.noticed, proposal)) {
      if (is_persons(there)) return Standing::judged;
      if (!may_be_two(proposal.kind)) standing = Standing::already;
    }
  }
  return standing;
}

}  // namespace

AssistReconciled reconcile_assist(std::span<const StoredSignal> stored,
                                  std::span<const Noticed> proposals) {
  AssistReconciled result;
  std::vector<bool> proposed(stored.size());
  for (const auto& proposal : proposals) {
    const auto standing = standing_of(proposal, stored);
    if (standing == Standing::already) ++result.already;
    if (standing == Standing::judged) result.judged.push_back(proposal);
    if (standing != Standing::free) continue;
    const auto same = std::find_if(stored.begin(), stored.end(), [&](const StoredSignal& one) {
      return is_replaceable(one) && same_words(one.noticed, proposal);
    });
    if (same == stored.end()) {
      result.changes.added.push_back(proposal);
      continue;
    }
    proposed[static_cast<std::size_t>(same - stored.begin())] = true;
    if (same->noticed == proposal) continue;
    auto now = *same;
    now.noticed = proposal;
    result.changes.changed.push_back(std::move(now));
  }
  for (std::size_t at = 0; at < stored.size(); ++at) {
    if (is_replaceable(stored[at]) && !proposed[at]) result.changes.gone.push_back(stored[at]);
  }
  return result;
}

}  // namespace winloop::loop
