#include <winloop/rank/movement.hpp>
#include <winloop/rank/rank.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace winloop::rank {

namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

/// Finds a candidate's standing. The record numbers people densely, so a table by number; should
/// the numbers be sparse, a sorted list.
class Finder {
 public:
  explicit Finder(const std::vector<Standing>& standings) : standings_(standings) {
    std::uint32_t highest = 0;
    for (const auto& standing : standings) highest = std::max(highest, standing.candidate);
    if (highest / 8 <= standings.size() + 1024) {
      table_.assign(std::size_t{highest} + 1, nowhere);
      for (std::uint32_t i = 0; i < standings.size(); ++i) table_[standings[i].candidate] = i;
      return;
    }
    sorted_.reserve(standings.size());
    for (std::uint32_t i = 0; i < standings.size(); ++i) {
      sorted_.emplace_back(standings[i].candidate, i);
    }
    std::sort(sorted_.begin(), sorted_.end());
  }

  [[nodiscard]] const Standing* find(std::uint32_t candidate) const {
    if (!table_.empty()) {
      if (candidate >= table_.size() || table_[candidate] == nowhere) return nullptr;
      return &standings_[table_[candidate]];
    }
    const auto at =
        std::lower_bound(sorted_.begin(), sorted_.end(), std::pair(candidate, std::uint32_t{0}));
    if (at == sorted_.end() || at->first != candidate) return nullptr;
    return &standings_[at->second];
  }

 private:
  const std::vector<Standing>& standings_;
  std::vector<std::uint32_t> table_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted_;
};

Movement movement_of(const Standing* before, const Standing& after) {
  Movement movement;
  movement.candidate = after.candidate;
  movement.after = after.rank;
  if (before == nullptr) {
    movement.moved = Moved::entered;
    return movement;
  }
  movement.before = before->rank;
  movement.places = static_cast<int>(before->rank) - static_cast<int>(after.rank);
  movement.score_delta = after.score - before->score;
  if (movement.places > 0) movement.moved = Moved::up;
  if (movement.places < 0) movement.moved = Moved::down;
  return movement;
}

/// Shapley's two halves over whole numbers: exact.
std::pair<double, double> split(std::int64_t neither, std::int64_t bar, std::int64_t evidence,
                                std::int64_t both) {
  const auto by_bar = (bar - neither) + (both - evidence);
  const auto by_evidence = (evidence - neither) + (both - bar);
  return {static_cast<double>(by_bar) / 2, static_cast<double>(by_evidence) / 2};
}

std::int64_t steps(float score) {
  return std::llround(static_cast<double>(score) * score_grid);
}

Cause cause_of(const Standing& neither, const Standing& bar, const Standing& evidence,
               const Standing& both) {
  Cause cause;
  cause.candidate = both.candidate;
  const auto places = [](const Standing& standing) { return -std::int64_t{standing.rank}; };
  std::tie(cause.places_by_bar, cause.places_by_evidence) =
      split(places(neither), places(bar), places(evidence), places(both));
  const auto [score_by_bar, score_by_evidence] =
      split(steps(neither.score), steps(bar.score), steps(evidence.score), steps(both.score));
  cause.score_by_bar = score_by_bar / score_grid;
  cause.score_by_evidence = score_by_evidence / score_grid;
  return cause;
}

double score_of_parts(const Explanation& explained) {
  double sum = 0;
  for (const auto& part : explained.parts) sum += part.score;
  return sum;
}

bool counts(const CriterionPart& part) {
  return part.value || part.stand_in;
}

/// The share of the weight that counts in the point score.
double counted_of(const Explanation& explained) {
  double sum = 0;
  for (const auto& part : explained.parts) sum += counts(part) ? part.share : 0;
  return sum;
}

/// A part of the score beside what it would be with the value `level`.
double beside(double level, const CriterionPart& part, double counted) {
  if (!counts(part) || counted <= 0) return 0;
  return part.score - part.share / counted * level;
}

}  // namespace

std::vector<Movement> movements(const Ranking& before, const Ranking& after) {
  const Finder old_standings(before.standings);
  std::vector<Movement> result;
  result.reserve(after.standings.size());
  std::size_t found = 0;
  for (const auto& standing : after.standings) {
    const auto* old_standing = old_standings.find(standing.candidate);
    found += old_standing != nullptr ? 1 : 0;
    result.push_back(movement_of(old_standing, standing));
  }
  if (found == before.standings.size()) return result;

  const Finder new_standings(after.standings);
  for (const auto& standing : before.standings) {
    if (new_standings.find(standing.candidate) != nullptr) continue;
    Movement gone;
    gone.candidate = standing.candidate;
    gone.before = standing.rank;
    gone.moved = Moved::gone;
    result.push_back(gone);
  }
  return result;
}

std::vector<Cause> causes(const BarAndEvidence& rankings) {
  const Finder neither(rankings.old_bar_old_evidence.standings);
  const Finder bar(rankings.new_bar_old_evidence.standings);
  const Finder evidence(rankings.old_bar_new_evidence.standings);
  std::vector<Cause> result;
  for (const auto& both : rankings.new_bar_new_evidence.standings) {
    const auto* a = neither.find(both.candidate);
    const auto* b = bar.find(both.candidate);
    const auto* c = evidence.find(both.candidate);
    if (a != nullptr && b != nullptr && c != nullptr) result.push_back(cause_of(*a, *b, *c, both));
  }
  return result;
}

std::vector<CriterionChange> changes(const Spec& spec_before, const Explanation& before,
                                     const Spec& spec_after, const Explanation& after) {
  // Below the grid of scores a difference is only how thirds are rounded.
  constexpr double least = 0.5 / score_grid;
  const bool both_weigh = counted_of(before) > 0 && counted_of(after) > 0;
  const double level = both_weigh ? (score_of_parts(before) + score_of_parts(after)) / 2 : 0;
  std::map<std::string, double> deltas;
  for (std::size_t i = 0; i < after.parts.size(); ++i) {
    deltas[spec_after.criteria.at(i).id] += beside(level, after.parts[i], counted_of(after));
  }
  for (std::size_t i = 0; i < before.parts.size(); ++i) {
    deltas[spec_before.criteria.at(i).id] -= beside(level, before.parts[i], counted_of(before));
  }
  std::vector<CriterionChange> result;
  for (const auto& [criterion, delta] : deltas) {
    if (std::abs(delta) >= least) result.push_back({criterion, delta});
  }
  const auto larger = [](const CriterionChange& a, const CriterionChange& b) {
    return std::abs(a.delta) > std::abs(b.delta);
  };
  std::stable_sort(result.begin(), result.end(), larger);
  return result;
}

}  // namespace winloop::rank
