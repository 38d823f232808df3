#include <winloop/insight/bar.hpp>
#include <winloop/insight/tension.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

int rank_by_score(const Ranking& ranking, float score) {
  return 1 + static_cast<int>(std::count_if(
                 ranking.standings.begin(), ranking.standings.end(),
                 [score](const Standing& standing) { return standing.score > score; }));
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

void note_removed(const View& view, const Dossier& dossier, MustHaveTension& tension) {
  if (dossier.standing == nullptr) return;
  const auto& ranking = view.record().rankings.back();
  const int rank = rank_by_score(ranking, dossier.standing->score);
  if (!stands_high(rank, ranking.standings.size())) return;
  auto& removed = tension.removed.emplace_back();
  removed.candidate = dossier.candidate->id;
  removed.name = dossier.candidate->name;
  removed.score = static_cast<double>(dossier.standing->score);
  removed.rank_by_score = rank;
  removed.alone = failed_must_haves(view, dossier) == 1;
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
  std::sort(tension.removed.begin(), tension.removed.end(), [](const auto& a, const auto& b) {
    return a.score != b.score ? a.score > b.score : a.candidate < b.candidate;
  });
  return tension;
}

bool can_be_kept_out(const Candidate& candidate) {
  return in_play(candidate) || candidate.stage == exit_we_declined;
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

SpecTension spec_tension(const View& view) {
  SpecTension result;
  result.must_haves = must_have_counts(view, can_be_kept_out);
  std::erase_if(result.must_haves, [](const auto& it) { return it.removed.empty(); });
  result.unrated = unrated(view);
  result.calibration = calibration_rhythm(view);
  return result;
}

}  // namespace winloop::insight
