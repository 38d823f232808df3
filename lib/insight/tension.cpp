#include <winloop/insight/bar.hpp>
#include <winloop/insight/tension.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

int rank_by_score(const Ranking& ranking, float score) {
  const auto is_above = [score](const Standing& standing) {
    return standing.has_score() && standing.score > score;
  };
  return 1 + static_cast<int>(
                 std::count_if(ranking.standings.begin(), ranking.standings.end(), is_above));
}

/// In the upper third by score, the best one always.
bool stands_high(int rank, std::size_t ranked) {
  return rank <= static_cast<int>((ranked + 2) / 3);
}

int failed_must_haves(const View& view, const Dossier& dossier) {
  const auto& criteria = view.record().spec.criteria;
  return static_cast<int>(std::count_if(criteria.begin(), criteria.end(), [&](const auto& it) {
    return must_have(dossier, it) == MustHaves::failed;
  }));
}

/// Nothing for somebody who is not ranked.
std::optional<Removed> removed_from(const View& view, const Dossier& dossier) {
  if (dossier.standing == nullptr) return std::nullopt;
  Removed removed;
  removed.candidate = dossier.candidate->id;
  removed.name = dossier.candidate->name;
  if (dossier.standing->has_score()) {
    removed.score = static_cast<double>(dossier.standing->score);
    removed.rank_by_score = rank_by_score(view.record().rankings.back(), dossier.standing->score);
  }
  removed.alone = failed_must_haves(view, dossier) == 1;
  return removed;
}

void best_score_first(std::vector<Removed>& removed) {
  std::sort(removed.begin(), removed.end(), [](const auto& a, const auto& b) {
    return a.score != b.score ? a.score > b.score : a.candidate < b.candidate;
  });
}

void note_removed(const View& view, const Dossier& dossier, MustHaveTension& tension) {
  auto removed = removed_from(view, dossier);
  if (!removed) return;
  const auto ranked = view.record().rankings.back().standings.size();
  if (removed->rank_by_score && stands_high(*removed->rank_by_score, ranked))
    tension.removed.push_back(std::move(*removed));
}

MustHaveTension tension_of(const View& view, const Criterion& criterion,
                           bool (*counts)(const Candidate&)) {
  MustHaveTension tension;
  tension.criterion = criterion.id;
  tension.name = criterion.name;
  for (const auto& dossier : view.dossiers()) {
    if (!counts(*dossier.candidate)) continue;
    switch (must_have(dossier, criterion)) {
      case MustHaves::met:
        ++tension.met;
        break;
      case MustHaves::unknown:
        ++tension.unknown;
        break;
      case MustHaves::failed:
        ++tension.failed;
        note_removed(view, dossier, tension);
        break;
      case MustHaves::none:
        break;
    }
  }
  best_score_first(tension.removed);
  return tension;
}

bool can_be_kept_out(const Candidate& candidate) {
  return in_play(candidate) || candidate.stage == exit_we_declined;
}

std::optional<double> line_of(const Criterion& criterion) {
  constexpr int yes = 3;
  if (criterion.must) return criterion.must;
  if (std::holds_alternative<NumberRule>(criterion.evidence)) return std::nullopt;
  return std::holds_alternative<FactRule>(criterion.evidence) ? 1 : value_of_level(yes);
}

CriterionTension criterion_tension(const View& view, const Criterion& criterion) {
  CriterionTension tension;
  tension.criterion = criterion.id;
  tension.name = criterion.name;
  tension.weight = criterion.weight;
  tension.must = criterion.must.has_value();
  tension.line = line_of(criterion);
  auto asked = criterion;
  asked.must = tension.line;
  for (const auto& dossier : view.dossiers()) {
    if (!can_be_kept_out(*dossier.candidate)) continue;
    if (!measure(dossier, criterion).value) {
      ++tension.unknown;
      continue;
    }
    const auto state = must_have(dossier, asked);
    if (state == MustHaves::met) ++tension.met;
    if (state != MustHaves::failed) continue;
    ++tension.failed;
    auto removed = tension.must ? removed_from(view, dossier) : std::nullopt;
    if (removed && removed->alone) tension.removed_alone.push_back(std::move(*removed));
  }
  best_score_first(tension.removed_alone);
  return tension;
}

std::vector<Unrated> unrated(const View& view) {
  std::vector<Unrated> result;
  if (view.dossiers().empty()) return result;
  for (const auto& criterion : view.record().spec.criteria) {
    const auto& all = view.dossiers();
    const bool known = std::any_of(all.begin(), all.end(), [&](const Dossier& dossier) {
      return measure(dossier, criterion).value.has_value();
    });
    if (!known) result.push_back({criterion.id, criterion.name, criterion.weight});
  }
  return result;
}

}  // namespace

std::vector<MustHaveTension> must_have_counts(const View& view, bool (*counts)(const Candidate&)) {
  std::vector<MustHaveTension> result;
  for (const auto& criterion : view.record().spec.criteria) {
    if (criterion.must) result.push_back(tension_of(view, criterion, counts));
  }
  return result;
}

std::vector<CriterionTension> criterion_tensions(const View& view) {
  std::vector<CriterionTension> result;
  for (const auto& criterion : view.record().spec.criteria)
    result.push_back(criterion_tension(view, criterion));
  return result;
}

SpecTension spec_tension(const View& view) {
  SpecTension result;
  result.must_haves = must_have_counts(view, can_be_kept_out);
  const auto& all = view.dossiers();
  result.failing = static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& it) {
    return can_be_kept_out(*it.candidate) && failed_must_haves(view, it) > 0;
  }));
  std::erase_if(result.must_haves, [](const auto& it) { return it.removed.empty(); });
  result.unrated = unrated(view);
  result.calibration = calibration_rhythm(view);
  return result;
}

}  // namespace winloop::insight
