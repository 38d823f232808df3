#include "weighing.hpp"
#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/one_rating.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace winloop::rank {

namespace {

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

  Standing with(std::size_t criterion, double value) {
    auto& column = pool_.columns.at(criterion);
    PoolColumn changed;
    for (std::size_t at = 0; at < pool_.rows.size(); ++at)
      changed.exact.push_back(value_at(column, at));
    changed.exact[index_] = value;
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

/// What the criterion is worth with its lowest level (or a first one) at the highest.
std::optional<double> raised_value(const std::vector<int>& levels) {
  if (levels.empty()) return 1;
  const int lowest = *std::min_element(levels.begin(), levels.end());
  if (lowest >= highest_level) return std::nullopt;
  const int sum = std::accumulate(levels.begin(), levels.end(), highest_level - lowest);
  return value_of_level(static_cast<double>(sum) / static_cast<double>(levels.size()));
}

std::pair<bool, float> merit(const Standing& standing) {
  return {standing.must_haves != MustHaves::failed, standing.score};
}

}  // namespace

Standing standing_with(const Spec& spec, const Pool& pool, std::size_t index, std::size_t criterion,
                       double value) {
  OneCell cell(spec, pool, index);
  if (criterion >= spec.criteria.size()) {
    throw Error(ErrorKind::usage,
                fmt::format("criterion {} of {} is not there", criterion, spec.criteria.size()));
  }
  return cell.with(criterion, value);
}

std::optional<Raise> best_raise(const Spec& spec, const Pool& pool, std::size_t index,
                                std::span<const std::vector<int>> levels) {
  OneCell cell(spec, pool, index);
  if (levels.size() != spec.criteria.size()) {
    throw Error(ErrorKind::usage, fmt::format("levels of {} criteria for {}; expected as many",
                                              levels.size(), spec.criteria.size()));
  }
  auto best = merit(cell.now());
  std::optional<Raise> raise;
  for (std::size_t at = 0; at < levels.size(); ++at) {
    if (!std::holds_alternative<RatingEvidence>(spec.criteria[at].evidence)) continue;
    const auto value = raised_value(levels[at]);
    if (!value) continue;
    const auto standing = cell.with(at, *value);
    if (merit(standing) <= best) continue;
    best = merit(standing);
    raise = Raise{at, std::nullopt, standing};
    if (levels[at].empty()) continue;
    const auto lowest = std::min_element(levels[at].begin(), levels[at].end());
    raise->rating = static_cast<std::size_t>(lowest - levels[at].begin());
  }
  return raise;
}

}  // namespace winloop::rank
