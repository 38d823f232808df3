#pragma once

#include <winloop/loop/renew.hpp>
#include <winloop/store/conversations.hpp>

#include <span>
#include <vector>

namespace winloop::loop {

/// The roles of a conversation's speakers, in the order of its labels.
std::vector<Role> roles_of(std::span<const store::Speaker> speakers);

/// What was done to the signals of a conversation, with their quotes, in the order of the words;
/// `kept` are those that stayed against the pass.
std::vector<Renewed> told_changes(const store::CapturedTranscript& captured,
                                  const store::SignalChanges& changes,
                                  std::span<const store::StoredSignal> kept);

/// Whether nothing is to be done.
bool is_nothing(const store::SignalChanges& changes);

}  // namespace winloop::loop
