#include "reconcile.hpp"
#include "same_signal.hpp"
#include "tell_changes.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/renew.hpp>
#include <winloop/signal/assist.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace winloop::loop {

using store::CapturedTranscript;
using store::StoredSignal;

namespace {

void tell(const CapturedTranscript& captured, const Reconciled& reconciled, RenewResult& result) {
  auto here = told_changes(captured, reconciled.changes, reconciled.kept);
  ++result.conversations;
  result.signals += reconciled.signals;
  std::move(here.begin(), here.end(), std::back_inserter(result.renewed));
}

/// Takes out what the assistant found in words that cannot be such a signal any more: those of
/// somebody who turned out not to be the candidate.
std::vector<StoredSignal> take_unsaid(const CapturedTranscript& captured,
                                      std::vector<StoredSignal>& stored) {
  const auto roles = roles_of(captured.speakers);
  const auto unsaid =
      std::stable_partition(stored.begin(), stored.end(), [&](const StoredSignal& one) {
        const auto& noticed = one.noticed;
        return !is_assist_cue(noticed.cue) || is_persons(one) ||
               signal::may_say(captured.transcript, roles, noticed.utterance, noticed.kind);
      });
  std::vector<StoredSignal> taken(std::make_move_iterator(unsaid),
                                  std::make_move_iterator(stored.end()));
  stored.erase(unsaid, stored.end());
  return taken;
}

/// One conversation, its speakers as `captured` has them. Writes where there is somewhere to.
void renew_one(const store::Record& record, const signal::Lexicon& lexicon,
               const CapturedTranscript& captured, store::Write* write, RenewResult& result) {
  const auto row = captured.conversation.row;
  const auto noticed = signal::notice(lexicon, captured.transcript, roles_of(captured.speakers),
                                      captured.conversation.on);
  auto stored = store::stored_signals(record, row);
  auto unsaid = take_unsaid(captured, stored);
  auto reconciled = reconcile(stored, noticed);
  std::move(unsaid.begin(), unsaid.end(), std::back_inserter(reconciled.changes.gone));
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

namespace {

std::optional<Candidate> candidate_of(const store::Record& record,
                                      const CapturedTranscript& captured) {
  const auto& id = captured.conversation.candidate;
  if (id.empty()) return std::nullopt;
  return store::candidate(record, id, Date{std::chrono::year{9999} / 12 / 31});
}

std::vector<store::Speaker> who_spoke_in(const Workspace& workspace,
                                         const CapturedTranscript& captured,
                                         const SpeakerOverrides& corrections) {
  const auto candidate = candidate_of(workspace.record, captured);
  return who_spoke(captured.transcript.speakers, workspace.search,
                   candidate ? &*candidate : nullptr, corrections);
}

/// Gives a conversation the speakers that `captured` has now, and its signals anew.
void respeak(Workspace& workspace, const signal::Lexicon& lexicon,
             const CapturedTranscript& captured, store::Write* write, RenewResult& result) {
  const auto row = captured.conversation.row;
  if (write != nullptr) write->set_speakers(row, captured.speakers);
  renew_one(workspace.record, lexicon, captured, write, result);
  // Owners follow even where no signal changed.
  if (write != nullptr) write->change_signals(row, {}, lexicon.version());
}

}  // namespace

Respoken correct_speakers(Workspace& workspace, std::int64_t conversation,
                          const SpeakerOverrides& corrections, bool dry_run) {
  const auto lexicon = load_lexicon(workspace.directory);
  std::optional<store::Write> write;
  if (!dry_run) write.emplace(workspace.record);
  auto captured = store::read_transcript(workspace.record, conversation);
  if (name_the_unnamed(captured.transcript, corrections)) {
    captured.speakers.push_back({nobody_named, "", Role::unknown});
    if (write) write->add_speaker(conversation, nobody_named);
  }
  const auto placed = who_spoke_in(workspace, captured, corrections);
  Respoken respoken;
  respoken.before = captured.speakers;
  // Only what was named is corrected: the others were placed once, perhaps by hand.
  for (std::size_t at = 0; at < placed.size(); ++at) {
    if (corrections.contains(placed[at].label)) captured.speakers[at] = placed[at];
  }
  respoken.after = captured.speakers;
  respeak(workspace, lexicon, captured, write ? &*write : nullptr, respoken.signals);
  if (write) write->commit();
  return respoken;
}

PlacedAnew place_anew(Workspace& workspace, const RenewOptions& options) {
  const auto lexicon = load_lexicon(workspace.directory);
  PlacedAnew result;
  std::optional<store::Write> write;
  if (!options.dry_run) write.emplace(workspace.record);
  for (const auto row : wanted(workspace.record, options)) {
    auto captured = store::read_transcript(workspace.record, row);
    const auto now = who_spoke_in(workspace, captured, {});
    bool any = false;
    for (std::size_t at = 0; at < now.size(); ++at) {
      auto& speaker = captured.speakers[at];
      if (speaker.role != Role::unknown || now[at].role == Role::unknown) continue;
      speaker = now[at];
      result.placed.push_back({captured.conversation, speaker});
      any = true;
    }
    if (any) respeak(workspace, lexicon, captured, write ? &*write : nullptr, result.signals);
  }
  if (write) write->commit();
  return result;
}

}  // namespace winloop::loop
