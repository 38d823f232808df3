#include <winloop/insight/heard.hpp>
#include <winloop/insight/recall.hpp>

#include <algorithm>
#include <set>

namespace winloop::insight {

namespace {

bool counts(const View& view, const Recall& recall) {
  const auto* manager = person_with(view.search(), Role::hiring_manager);
  return manager == nullptr || view.ours(recall.by) == manager;
}

/// Where the model files a wish that fits no other category.
constexpr std::string_view catch_all = "enjoyment";

/// Sure enough to say that somebody missed it.
bool is_sure(const Signal& signal) {
  if (signal.status == SignalStatus::confirmed) return true;
  return signal.category != catch_all && !is_by_model(signal) && !is_assist_cue(signal.cue);
}

bool expects_pay(const Dossier& dossier, Date until) {
  const auto all = heard(dossier, SignalKind::compensation, Audience::team);
  return std::any_of(all.begin(), all.end(), [&](const Signal* signal) {
    return signal->on <= until && signal->category == "expectation";
  });
}

RecallTest score(const View& view, const Dossier& dossier, const Recall& recall) {
  RecallTest test;
  test.recall = recall;
  test.name = dossier.candidate->name;
  test.counts = counts(view, recall);
  std::erase(test.recall.said, sensitive_category);
  const std::set<std::string_view> said(test.recall.said.begin(), test.recall.said.end());
  std::set<std::string_view> captured;
  std::set<std::string_view> sure;
  for (const auto* signal : heard(dossier, SignalKind::motivation, Audience::team)) {
    if (signal->on > recall.on) continue;
    captured.insert(signal->category);
    if (is_sure(*signal)) sure.insert(signal->category);
  }
  if (said.contains("compensation") && expects_pay(dossier, recall.on))
    captured.insert("compensation");
  for (const auto category : categories(SignalKind::motivation)) {
    if (captured.contains(category)) {
      test.captured.emplace_back(category);
      auto& list = said.contains(category)   ? test.hits
                   : sure.contains(category) ? test.missed
                                             : test.unsure;
      list.emplace_back(category);
    } else if (said.contains(category)) {
      test.beyond.emplace_back(category);
    }
  }
  const auto counted = test.hits.size() + test.missed.size();
  if (counted > 0)
    test.share = static_cast<double>(test.hits.size()) / static_cast<double>(counted);
  return test;
}

bool tested(const View& view, const Dossier& dossier) {
  return std::any_of(dossier.recalls.begin(), dossier.recalls.end(),
                     [&](const Recall* recall) { return counts(view, *recall); });
}

/// The day came while the candidate was still with us.
bool day_came(const View& view, const Dossier& dossier) {
  if (dossier.contacts.empty()) return false;
  const auto& candidate = *dossier.candidate;
  const auto until = in_play(candidate) ? view.as_of() : candidate.stage_since;
  return is_due(dossier.contacts.front()->on, view.search().cadence.recall, until);
}

}  // namespace

std::optional<RecallDue> recall_due(const View& view, const Dossier& dossier) {
  if (!in_play(*dossier.candidate) || !day_came(view, dossier) || tested(view, dossier)) {
    return std::nullopt;
  }
  RecallDue due;
  due.candidate = dossier.candidate->id;
  due.name = dossier.candidate->name;
  due.first = dossier.contacts.front()->on;
  due.days = view.as_of() - due.first;
  return due;
}

RecallRate recall_rate(const View& view) {
  RecallRate rate;
  double sum = 0;
  int scored = 0;
  for (const auto& dossier : view.dossiers()) {
    const bool asked = tested(view, dossier);
    if (asked) ++rate.tested;
    if (asked || day_came(view, dossier)) ++rate.reached;
    if (auto due = recall_due(view, dossier)) rate.due.push_back(*std::move(due));
    bool first = true;
    for (const auto* recall : dossier.recalls) {
      rate.tests.push_back(score(view, dossier, *recall));
      const auto& test = rate.tests.back();
      if (!first || !test.counts || !test.share) continue;
      first = false;
      sum += *test.share;
      ++scored;
    }
  }
  if (scored > 0) rate.average = sum / scored;
  std::stable_sort(rate.tests.begin(), rate.tests.end(), [](const auto& a, const auto& b) {
    if (a.recall.on != b.recall.on) return a.recall.on < b.recall.on;
    return a.recall.candidate < b.recall.candidate;
  });
  std::sort(rate.due.begin(), rate.due.end(), [](const auto& a, const auto& b) {
    return a.days != b.days ? a.days > b.days : a.candidate < b.candidate;
  });
  return rate;
}

}  // namespace winloop::insight
