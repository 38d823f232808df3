#include <winloop/insight/bar.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/losses.hpp>
#include <winloop/insight/next_step.hpp>
#include <winloop/insight/recall.hpp>
#include <winloop/insight/rhythm.hpp>
#include <winloop/insight/status.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace winloop::insight {

namespace {

using List = std::vector<Waiting>;

void wait_for_promises(const View& view, List& waiting) {
  for (const auto& promise : all_promises(view)) {
    if (promise.state != PromiseState::overdue || promise.moot) continue;
    const auto& it = promise.commitment;
    waiting.push_back({WaitingFor::overdue_promise, it.candidate,
                       promise.withheld ? it.kind : it.what, it.owner, promise.days_overdue});
  }
}

void wait_for_decided(const View& view, List& waiting) {
  for (const auto& dossier : view.dossiers()) {
    const auto step = decided_step(view, dossier);
    if (!step || !step->overdue) continue;
    waiting.push_back({WaitingFor::decided_step, dossier.candidate->id, step->what, step->owner,
                       view.as_of() - *step->due});
  }
}

void wait_for_candidates(const View& view, List& waiting) {
  for (const auto& dossier : view.dossiers()) {
    const auto since = silence(view, dossier);
    if (!since.quiet) continue;
    const auto& candidate = *dossier.candidate;
    waiting.push_back({WaitingFor::quiet_candidate, candidate.id, candidate.stage, "", since.days});
  }
}

void wait_for_people(const View& view, List& waiting) {
  for (const auto& missing : missing_ratings(view)) {
    waiting.push_back(
        {WaitingFor::missing_rating, missing.candidate, "", missing.interviewer, missing.days});
  }
  const auto* manager = person_with(view.search(), Role::hiring_manager);
  for (const auto& due : recall_rate(view).due) {
    waiting.push_back({WaitingFor::recall_test, due.candidate, "",
                       manager == nullptr ? "" : manager->name, due.days});
  }
  for (const auto& loss : without_autopsy(losses(view))) {
    waiting.push_back(
        {WaitingFor::loss_autopsy, loss.candidate, loss.exit, "", view.as_of() - loss.on});
  }
}

void wait_for_habits(const View& view, bool spec_edited, List& waiting) {
  const auto add = [&](WaitingFor what, const Rhythm& rhythm) {
    if (rhythm.due) waiting.push_back({what, "", "", "", *rhythm.since});
  };
  add(WaitingFor::review, review_rhythm(view));
  add(WaitingFor::calibration, calibration_rhythm(view));
  if (spec_edited) waiting.push_back({WaitingFor::spec_adoption, "", "", "", 0});
}

std::string name_of(const View& view, std::string_view candidate) {
  const auto* dossier = view.find(candidate);
  return dossier == nullptr ? "" : dossier->candidate->name;
}

List waiting_for(const View& view, bool spec_edited) {
  List waiting;
  wait_for_promises(view, waiting);
  wait_for_decided(view, waiting);
  wait_for_candidates(view, waiting);
  wait_for_people(view, waiting);
  wait_for_habits(view, spec_edited, waiting);
  const auto key = [](const Waiting& it) {
    return std::tuple(it.what, -it.days, std::string_view(it.candidate), std::string_view(it.owner),
                      std::string_view(it.words));
  };
  std::stable_sort(waiting.begin(), waiting.end(),
                   [&](const Waiting& a, const Waiting& b) { return key(a) < key(b); });
  for (auto& one : waiting) one.name = name_of(view, one.candidate);
  return waiting;
}

}  // namespace

std::vector<StageCount> count_stages(const View& view) {
  std::map<std::string_view, int> counts;
  for (const auto& dossier : view.dossiers()) ++counts[dossier.candidate->stage];
  std::vector<StageCount> result;
  const auto take = [&](const std::string& stage) {
    const auto found = counts.find(stage);
    result.push_back({stage, found == counts.end() ? 0 : found->second});
    if (found != counts.end()) counts.erase(found);
  };
  for (const auto& stage : view.search().stages) take(stage);
  for (const auto& stage : stages_and_exits(view.search())) {
    if (counts.contains(stage)) take(stage);
  }
  for (const auto& [stage, count] : counts) result.push_back({std::string(stage), count});
  return result;
}

Status status(const RecordAsOf& record, bool spec_edited) {
  const View view(record);
  Status status;
  status.as_of = record.as_of;
  status.role = record.search.role;
  status.company = record.search.company;
  status.opened = record.search.opened;
  if (status.opened && *status.opened <= record.as_of)
    status.days_open = record.as_of - *status.opened;
  status.stages = count_stages(view);
  status.candidates = static_cast<int>(record.candidates.size());
  status.in_play =
      static_cast<int>(std::count_if(record.candidates.begin(), record.candidates.end(), in_play));
  status.conversations = static_cast<int>(record.conversations.size());
  if (!record.conversations.empty()) {
    status.last_conversation = record.conversations.back();
    status.last_with = name_of(view, status.last_conversation->candidate);
  }
  if (!record.spec_versions.empty()) status.spec_version = record.spec_versions.back().number;
  if (!record.rankings.empty()) status.ranked = record.rankings.back().on;
  status.waiting = waiting_for(view, spec_edited);
  return status;
}

}  // namespace winloop::insight
