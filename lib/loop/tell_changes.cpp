#include "tell_changes.hpp"

#include <algorithm>
#include <utility>

namespace winloop::loop {

using store::CapturedTranscript;
using store::StoredSignal;

namespace {

Renewed told(Fate fate, const CapturedTranscript& captured, const Noticed& noticed,
             SignalStatus status) {
  Renewed renewed;
  renewed.fate = fate;
  renewed.conversation = captured.conversation.row;
  renewed.candidate = captured.conversation.candidate;
  renewed.noticed = noticed;
  renewed.status = status;
  const auto& utterance = captured.transcript.utterances.at(noticed.utterance);
  renewed.at = utterance.start;
  renewed.quote = utterance.text.substr(noticed.words.from, noticed.words.size);
  if (utterance.speaker >= 0) {
    const auto& speaker = captured.speakers.at(static_cast<std::size_t>(utterance.speaker));
    renewed.speaker = speaker.label;
    renewed.person = speaker.person.empty() ? speaker.label : speaker.person;
  }
  return renewed;
}

}  // namespace

std::vector<Role> roles_of(std::span<const store::Speaker> speakers) {
  std::vector<Role> roles;
  for (const auto& speaker : speakers) roles.push_back(speaker.role);
  return roles;
}

std::vector<Renewed> told_changes(const CapturedTranscript& captured,
                                  const store::SignalChanges& changes,
                                  std::span<const StoredSignal> kept) {
  std::vector<Renewed> all;
  const auto add = [&](Fate fate, std::span<const StoredSignal> signals) {
    for (const auto& signal : signals)
      all.push_back(told(fate, captured, signal.noticed, signal.status));
  };
  for (const auto& noticed : changes.added)
    all.push_back(told(Fate::added, captured, noticed, SignalStatus::noticed));
  add(Fate::gone, changes.gone);
  add(Fate::changed, changes.changed);
  add(Fate::kept, kept);
  std::stable_sort(all.begin(), all.end(), [](const Renewed& a, const Renewed& b) {
    return std::pair(a.noticed.utterance, a.noticed.words.from) <
           std::pair(b.noticed.utterance, b.noticed.words.from);
  });
  return all;
}

bool is_nothing(const store::SignalChanges& changes) {
  return changes.added.empty() && changes.changed.empty() && changes.gone.empty();
}

}  // namespace winloop::loop
