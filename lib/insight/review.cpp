#include "order.hpp"
#include <winloop/insight/review.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

void add(std::vector<Promise>& to, std::vector<Promise> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

void fill_promises(const View& view, const Dossier& dossier, AgendaEntry& entry) {
  const auto all = promises(view, dossier, Audience::team);
  entry.overdue_ours = only(all, PromiseState::overdue, Side::ours);
  entry.overdue_theirs = only(all, PromiseState::overdue, Side::theirs);
  add(entry.overdue_theirs, only(all, PromiseState::overdue, Side::unclear));
  for (const auto side : {Side::ours, Side::theirs, Side::unclear}) {
    add(entry.due_this_week, only(all, PromiseState::due_this_week, side));
  }
}

void fill_heard(const View& view, const Dossier& dossier, AgendaEntry& entry) {
  const auto few = [&](SignalKind kind) {
    return a_few(heard(dossier, kind, Audience::team), agenda_quotes);
  };
  entry.motivations = few(SignalKind::motivation);
  entry.hesitations = few(SignalKind::hesitation);
  entry.competing = few(SignalKind::competing_offer);
  entry.in_confidence = heard(dossier, SignalKind::hesitation, Audience::closer).size() -
                        heard(dossier, SignalKind::hesitation, Audience::team).size();
  entry.never_answered = hesitations(view, dossier, Audience::team);
  std::erase_if(entry.never_answered,
                [](const Hesitation& it) { return it.answer != Answer::unanswered; });
  entry.open_questions = questions_left(view, dossier, Audience::team);
}

/// Where they stand among those who are still in play.
int rank_in_play(const View& view, const Standing& own) {
  const auto& all = view.dossiers();
  return 1 + static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Dossier& other) {
           return in_play(*other.candidate) && other.standing != nullptr &&
                  other.standing->rank < own.rank;
         }));
}

AgendaEntry entry_for(const View& view, const Dossier& dossier, const FindWords& find) {
  AgendaEntry entry;
  const auto& candidate = *dossier.candidate;
  entry.candidate = candidate.id;
  entry.name = candidate.name;
  entry.stage = candidate.stage;
  entry.days_in_stage = view.as_of() - candidate.stage_since;
  if (dossier.standing != nullptr) {
    entry.rank = rank_in_play(view, *dossier.standing);
    entry.must_haves = dossier.standing->must_haves;
  }
  entry.argument = our_argument(dossier, Audience::team, find);
  fill_heard(view, dossier, entry);
  fill_promises(view, dossier, entry);
  entry.silence = silence(view, dossier);
  entry.next = next_step(view, dossier);
  if (!dossier.decisions.empty()) entry.decided = *dossier.decisions.back();
  return entry;
}

std::vector<Promise> overdue_elsewhere(const View& view) {
  auto all = all_promises(view);
  std::erase_if(all, [&](const Promise& promise) {
    if (promise.state != PromiseState::overdue || promise.moot) return true;
    const auto* dossier = view.find(promise.commitment.candidate);
    return dossier != nullptr && in_play(*dossier->candidate);
  });
  return all;
}

}  // namespace

ReviewAgenda review(const RecordAsOf& record, const FindWords& find, const ReadTalks& talks) {
  const View view(record, talks);
  ReviewAgenda agenda;
  agenda.as_of = record.as_of;
  agenda.role = record.search.role;
  for (const auto* dossier : nearest_to_offer(view)) {
    agenda.candidates.push_back(entry_for(view, *dossier, find));
    if (agenda.candidates.back().rank) ++agenda.ranked;
  }
  agenda.overdue_elsewhere = overdue_elsewhere(view);
  agenda.tension = spec_tension(view);
  agenda.losses_without_autopsy = without_autopsy(losses(view));
  agenda.recalls_due = recall_rate(view).due;
  agenda.reviews = review_rhythm(view);
  return agenda;
}

}  // namespace winloop::insight
