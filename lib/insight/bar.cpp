#include <winloop/base/utf8.hpp>
#include <winloop/insight/bar.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace winloop::insight {

namespace {

constexpr double tolerance = 1e-9;

Measure rated(const Dossier& dossier, const std::string& criterion) {
  Measure measure;
  int levels = 0;
  for (const auto* rating : dossier.ratings) {
    if (rating->criterion != criterion) continue;
    ++measure.raters;
    levels += rating->level;
  }
  if (measure.raters > 0) {
    measure.value = value_of_level(static_cast<double>(levels) / measure.raters);
  }
  return measure;
}

bool has_rated_since(const View& view, const Dossier& dossier, const Person* person, Date since) {
  return std::any_of(dossier.ratings.begin(), dossier.ratings.end(), [&](const Rating* rating) {
    return rating->on >= since && view.ours(rating->rater) == person;
  });
}

}  // namespace

Measure measure(const Dossier& dossier, const Criterion& criterion) {
  const auto& facts = dossier.candidate->facts;
  if (const auto* rule = std::get_if<FactRule>(&criterion.evidence)) {
    return {value_under(*rule, facts), 0};
  }
  if (const auto* rule = std::get_if<NumberRule>(&criterion.evidence)) {
    return {value_under(*rule, facts), 0};
  }
  return rated(dossier, criterion.id);
}

MustHaves must_have(const Dossier& dossier, const Criterion& criterion) {
  if (!criterion.must) return MustHaves::none;
  const auto value = measure(dossier, criterion).value;
  if (!value) return MustHaves::unknown;
  return *value + tolerance >= *criterion.must ? MustHaves::met : MustHaves::failed;
}

std::vector<Criterion> without_evidence(const View& view, const Dossier& dossier) {
  std::vector<Criterion> result;
  for (const auto& criterion : view.record().spec.criteria) {
    const bool matters = criterion.weight > 0 || criterion.must;
    if (matters && !measure(dossier, criterion).value) result.push_back(criterion);
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Criterion& a, const Criterion& b) { return a.weight > b.weight; });
  return result;
}

std::vector<MissingRating> missing_ratings(const View& view, const Dossier& dossier) {
  std::vector<MissingRating> result;
  if (!in_play(*dossier.candidate)) return result;
  std::map<const Person*, const Conversation*> first;
  for (const auto* conversation : dossier.contacts) {
    if (conversation->kind != ConversationKind::interview) continue;
    for (const auto& name : conversation->present) {
      const auto* person = view.ours(name);
      if (person == nullptr || person->role == Role::recruiter) continue;
      first.try_emplace(person, conversation);
    }
  }
  for (const auto& [person, conversation] : first) {
    const int days = view.as_of() - conversation->on;
    if (days < 1 || has_rated_since(view, dossier, person, conversation->on)) continue;
    auto& missing = result.emplace_back();
    missing.candidate = dossier.candidate->id;
    missing.name = dossier.candidate->name;
    missing.interviewer = person->name;
    missing.interviewed = conversation->on;
    missing.conversation = conversation->row;
    missing.days = days;
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return std::tie(a.interviewed, a.interviewer) < std::tie(b.interviewed, b.interviewer);
  });
  return result;
}

std::vector<MissingRating> missing_ratings(const View& view) {
  std::vector<MissingRating> result;
  for (const auto& dossier : view.dossiers()) {
    for (auto& missing : missing_ratings(view, dossier)) result.push_back(std::move(missing));
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return std::tie(a.interviewed, a.candidate, a.interviewer) <
           std::tie(b.interviewed, b.candidate, b.interviewer);
  });
  return result;
}

}  // namespace winloop::insight
