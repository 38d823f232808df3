#include "weighing.hpp"
#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/one_rating.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace winloop::rank {

namespace {

/// The place of the lowest level, the first of equal ones.
std::size_t lowest_of(const std::vector<GivenLevel>& levels) {
  const auto lowest =
      std::min_element(levels.begin(), levels.end(),
                       [](const GivenLevel& a, const GivenLevel& b) { return a.level < b.level; });
  return static_cast<std::size_t>(lowest - levels.begin());
}

/// Changes one cell of a pool of its own and ranks; puts the column back afterwards.
class OneCell {
 public:
  OneCell(const Spec& spec, const Pool& pool, std::size_t index)
      : spec_(spec), pool_(pool), index_(index) {
    check_fit(spec, pool);
    if (index >= pool.rows.size()) {
      throw Error(ErrorKind::usage,
                  fmt::format("candidate {} of {} is not there", index, pool.rows.size()));
    }
  }

  [[nodiscard]] Standing now() const { return find(rank(spec_, pool_, Date{})); }

  /// `given` is what a must-have is judged by.
  Standing with(std::size_t criterion, double value, double given) {
    auto& column = pool_.columns.at(criterion);
    PoolColumn changed;
    for (std::size_t at = 0; at < pool_.rows.size(); ++at)
      changed.exact.push_back(value_at(column, at));
    changed.exact[index_] = value;
    if (!column.as_given.empty()) {
      changed.as_given = column.as_given;
      changed.as_given[index_] = given;
    }
    std::swap(column, changed);
    const auto standing = find(rank(spec_, pool_, Date{}));
    std::swap(column, changed);
    return standing;
  }

 private:
  [[nodiscard]] Standing find(const Ranking& ranking) const {
    const auto is_it = [&](const Standing& one) { return one.candidate == pool_.rows[index_]; };
    return *std::find_if(ranking.standings.begin(), ranking.standings.end(), is_it);
  }

  const Spec& spec_;
  Pool pool_;
  std::size_t index_;
};

/// The levels with the lowest of them (or a first one) at the highest; nothing where all are.
std::vector<GivenLevel> raised(std::vector<GivenLevel> levels) {
  if (levels.empty()) return {GivenLevel{highest_level}};
  const auto lowest = lowest_of(levels);
  if (levels[lowest].level >= highest_level) return {};
  levels[lowest].level = highest_level;
  return levels;
}

/// Any score is better than none.
std::pair<bool, float> merit(const Standing& standing) {
  constexpr float none = -1;
  return {standing.must_haves != MustHaves::failed, standing.has_score() ? standing.score : none};
}

}  // namespace

Standing standing_with(const Spec& spec, const Pool& pool, std::size_t index, std::size_t criterion,
                       double value) {
  OneCell cell(spec, pool, index);
  if (criterion >= spec.criteria.size()) {
    throw Error(ErrorKind::usage,
                fmt::format("criterion {} of {} is not there", criterion, spec.criteria.size()));
  }
  return cell.with(criterion, value, value);
}

std::optional<Raise> best_raise(const Spec& spec, const Pool& pool, std::size_t index,
                                std::span<const std::vector<GivenLevel>> levels) {
  OneCell cell(spec, pool, index);
  if (levels.size() != spec.criteria.size()) {
    throw Error(ErrorKind::usage, fmt::format("levels of {} criteria for {}; expected as many",
                                              levels.size(), spec.criteria.size()));
  }
  auto best = merit(cell.now());
  std::optional<Raise> raise;
  for (std::size_t at = 0; at < levels.size(); ++at) {
    if (!std::holds_alternative<RatingEvidence>(spec.criteria[at].evidence)) continue;
    const auto higher = raised(levels[at]);
    if (higher.empty()) continue;
    const auto standing = cell.with(at, adjusted_value(higher), plain_value(higher));
    if (merit(standing) <= best) continue;
    best = merit(standing);
    raise = Raise{at, std::nullopt, standing};
    if (!levels[at].empty()) raise->rating = lowest_of(levels[at]);
  }
  return raise;
}

}  // namespace winloop::rank
