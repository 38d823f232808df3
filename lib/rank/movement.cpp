#include <winloop/base/parallel.hpp>
#include <winloop/rank/movement.hpp>
#include <winloop/rank/rank.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace winloop::rank {

namespace {

constexpr auto without_score = std::numeric_limits<float>::quiet_NaN();

/// Where a candidate stands, which is all that is asked of most rankings.
struct Place {
  std::uint32_t candidate = 0;
  std::uint32_t rank = 0;  ///< 0: nowhere
  float score = 0;         ///< NaN: none
};

Place place_of(const Standing& standing) {
  return {standing.candidate, standing.rank, standing.has_score() ? standing.score : without_score};
}

/// Finds a candidate's place. The record numbers people densely, so a table by number; should the
/// numbers be sparse, a sorted list.
class Finder {
 public:
  explicit Finder(const std::vector<Standing>& standings) {
    std::uint32_t highest = 0;
    for (const auto& standing : standings) highest = std::max(highest, standing.candidate);
    dense_ = highest / 8 <= standings.size() + 1024;
    if (dense_) {
      places_.resize(std::size_t{highest} + 1);
      for (const auto& standing : standings) places_[standing.candidate] = place_of(standing);
      return;
    }
    places_.reserve(standings.size());
    for (const auto& standing : standings) places_.push_back(place_of(standing));
    std::sort(places_.begin(), places_.end(), by_candidate);
  }

  /// Brings near what find() will be asked soon.
  void expect(std::uint32_t candidate) const {
    if (dense_ && candidate < places_.size()) __builtin_prefetch(&places_[candidate]);
  }

  /// Of rank 0 where the candidate is not in the ranking.
  [[nodiscard]] Place find(std::uint32_t candidate) const {
    if (dense_) return candidate < places_.size() ? places_[candidate] : Place{};
    const auto at =
        std::lower_bound(places_.begin(), places_.end(), Place{candidate}, by_candidate);
    return at != places_.end() && at->candidate == candidate ? *at : Place{};
  }

 private:
  static bool by_candidate(const Place& a, const Place& b) { return a.candidate < b.candidate; }

  bool dense_ = false;
  std::vector<Place> places_;
};

Movement movement_of(const Place& before, const Standing& after) {
  Movement movement;
  movement.candidate = after.candidate;
  movement.after = after.rank;
  if (before.rank == 0) {
    movement.moved = Moved::entered;
    return movement;
  }
  movement.before = before.rank;
  movement.places = static_cast<int>(before.rank) - static_cast<int>(after.rank);
  movement.score_delta = place_of(after).score - before.score;
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

Cause cause_of(const Place& neither, const Place& bar, const Place& evidence, const Place& both) {
  Cause cause;
  const auto places = [](const Place& place) { return -std::int64_t{place.rank}; };
  std::tie(cause.places_by_bar, cause.places_by_evidence) =
      split(places(neither), places(bar), places(evidence), places(both));
  if (std::isnan(neither.score + bar.score + evidence.score + both.score)) {
    cause.score_by_bar = cause.score_by_evidence = double{without_score};
    return cause;
  }
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
  const Finder old_places(before.standings);
  std::vector<Movement> result(after.standings.size());
  std::atomic<std::size_t> found = 0;
  for_ranges(result.size(), worth_a_thread, [&](IndexRange range) {
    std::size_t found_here = 0;
    for (std::size_t at = range.from; at < range.to; ++at) {
      const auto& standing = after.standings[at];
      const auto old_place = old_places.find(standing.candidate);
      found_here += old_place.rank != 0 ? 1 : 0;
      result[at] = movement_of(old_place, standing);
    }
    found += found_here;
  });
  if (found == before.standings.size()) return result;

  const Finder new_places(after.standings);
  for (const auto& standing : before.standings) {
    if (new_places.find(standing.candidate).rank != 0) continue;
    Movement gone;
    gone.candidate = standing.candidate;
    gone.before = standing.rank;
    gone.moved = Moved::gone;
    result.push_back(gone);
  }
  return result;
}

struct Causes::Found {
  std::span<const Standing> now;
  std::vector<Finder> finders;  ///< of the rankings that differ from now's and from each other
  /// By old bar and old evidence, new bar and old evidence, old bar and new evidence: which finder;
  /// nothing where it is now's own ranking.
  std::array<std::optional<std::size_t>, 3> which;
};

Causes::Causes(const BarAndEvidence& rankings)
    : found_(std::make_unique<Found>(Found{rankings.new_bar_new_evidence.standings, {}, {}})) {
  const std::array all{&rankings.old_bar_old_evidence, &rankings.new_bar_old_evidence,
                       &rankings.old_bar_new_evidence};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == &rankings.new_bar_new_evidence) continue;
    const auto same =
        static_cast<std::size_t>(std::find(all.begin(), all.end(), all[i]) - all.begin());
    if (same == i) found_->finders.emplace_back(all[i]->standings);
    found_->which[i] = same == i ? found_->finders.size() - 1 : *found_->which[same];
  }
}

Causes::Causes(Causes&&) noexcept = default;
Causes::~Causes() = default;

std::optional<Cause> Causes::of(std::size_t standing) const {
  const auto& now = found_->now;
  // In order of rank the others' places lie anywhere in memory: ask for them before their turn.
  constexpr std::size_t ahead = 24;
  if (standing + ahead < now.size()) {
    for (const auto& finder : found_->finders) finder.expect(now[standing + ahead].candidate);
  }
  const Place both = place_of(now[standing]);
  std::array<Place, 3> places;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto which = found_->which[i];
    places[i] = which ? found_->finders[*which].find(both.candidate) : both;
    if (places[i].rank == 0) return std::nullopt;
  }
  return cause_of(places[0], places[1], places[2], both);
}

std::vector<CriterionChange> changes(const Spec& spec_before, const Explanation& before,
                                     const Spec& spec_after, const Explanation& after) {
  // Below the grid of scores a difference is only how thirds are rounded.
  constexpr double least = 0.5 / score_grid;
  if (!before.has_score() || !after.has_score()) return {};
  const double level = (score_of_parts(before) + score_of_parts(after)) / 2;
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
