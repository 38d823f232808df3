#include "reconcile.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/renew.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

using store::CapturedTranscript;
using store::StoredSignal;

namespace {

std::vector<Role> roles_of(std::span<const store::Speaker> speakers) {
  std::vector<Role> roles;
  for (const auto& speaker : speakers) roles.push_back(speaker.role);
  return roles;
}

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

void tell(const CapturedTranscript& captured, const Reconciled& reconciled, RenewResult& result) {
  std::vector<Renewed> here;
  const auto add = [&](Fate fate, const std::vector<StoredSignal>& signals) {
    for (const auto& signal : signals)
      here.push_back(told(fate, captured, signal.noticed, signal.status));
  };
  for (const auto& noticed : reconciled.changes.added)
    here.push_back(told(Fate::added, captured, noticed, SignalStatus::noticed));
  add(Fate::gone, reconciled.changes.gone);
  add(Fate::changed, reconciled.changes.changed);
  add(Fate::kept, reconciled.kept);
  std::stable_sort(here.begin(), here.end(), [](const Renewed& a, const Renewed& b) {
    return std::pair(a.noticed.utterance, a.noticed.words.from) <
           std::pair(b.noticed.utterance, b.noticed.words.from);
  });
  ++result.conversations;
  result.signals += reconciled.signals;
  std::move(here.begin(), here.end(), std::back_inserter(result.renewed));
}

bool is_nothing(const store::SignalChanges& changes) {
  return changes.added.empty() && changes.changed.empty() && changes.gone.empty();
}

/// One conversation, its speakers as `captured` has them. Writes where there is somewhere to.
void renew_one(const store::Record& record, const signal::Lexicon& lexicon,
               const CapturedTranscript& captured, store::Write* write, RenewResult& result) {
  const auto row = captured.conversation.row;
  const auto noticed = signal::notice(lexicon, captured.transcript, roles_of(captured.speakers),
                                      captured.conversation.on);
  const auto reconciled = reconcile(store::stored_signals(record, row), noticed);
  tell(captured, reconciled, result);
  if (write == nullptr) return;
  const bool same_lexicon = store::lexicon_of(record, row) == lexicon.version();
  if (is_nothing(reconciled.changes) && same_lexicon) return;
  write->change_signals(row, reconciled.changes, lexicon.version());
}

std::vector<std::int64_t> wanted(const store::Record& record, const RenewOptions& options) {
  auto rows = options.conversations;
  if (rows.empty()) {
    for (const auto& one : store::conversations(record, options.as_of)) rows.push_back(one.row);
  }
  return rows;
}

}  // namespace

bool has_changes(const RenewResult& result) {
  return std::any_of(result.renewed.begin(), result.renewed.end(),
                     [](const Renewed& one) { return one.fate != Fate::kept; });
}

RenewResult renew_signals(Workspace& workspace, const RenewOptions& options) {
  const auto lexicon = load_lexicon(workspace.directory);
  RenewResult result;
  std::optional<store::Write> write;
  if (!options.dry_run) write.emplace(workspace.record);
  for (const auto row : wanted(workspace.record, options)) {
    const auto captured = store::read_transcript(workspace.record, row);
    renew_one(workspace.record, lexicon, captured, write ? &*write : nullptr, result);
  }
  if (write) write->commit();
  return result;
}

Respoken correct_speakers(Workspace& workspace, std::int64_t conversation,
                          const SpeakerOverrides& corrections, bool dry_run) {
  const auto lexicon = load_lexicon(workspace.directory);
  std::optional<store::Write> write;
  if (!dry_run) write.emplace(workspace.record);
  auto captured = store::read_transcript(workspace.record, conversation);
  std::optional<Candidate> candidate;
  if (const auto& id = captured.conversation.candidate; !id.empty()) {
    candidate = store::candidate(workspace.record, id, Date{std::chrono::year{9999} / 12 / 31});
  }
  const auto placed = who_spoke(captured.transcript.speakers, workspace.search,
                                candidate ? &*candidate : nullptr, corrections);
  Respoken respoken;
  respoken.before = captured.speakers;
  // Only what was named is corrected: the others were placed once, perhaps by hand.
  for (std::size_t at = 0; at < placed.size(); ++at) {
    if (corrections.contains(placed[at].label)) captured.speakers[at] = placed[at];
  }
  respoken.after = captured.speakers;
  if (write) write->set_speakers(conversation, captured.speakers);
  renew_one(workspace.record, lexicon, captured, write ? &*write : nullptr, respoken.signals);
  // Owners follow even where no signal changed.
  if (write) {
    write->change_signals(conversation, {}, lexicon.version());
    write->commit();
  }
  return respoken;
}

}  // namespace winloop::loop
