#include "weighing.hpp"
#include <winloop/rank/agreement.hpp>
#include <winloop/rank/bar_checks.hpp>
#include <winloop/rank/rank.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace winloop::rank {

namespace {

/// The ranks by the order of the pool.
std::vector<std::uint32_t> ranks_with_weight(Spec spec, const Pool& pool, std::size_t criterion,
                                             double weight) {
  spec.criteria[criterion].weight = weight;
  const auto ranking = rank(spec, pool, Date{});
  std::vector<std::uint32_t> ranks;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_row;
  by_row.reserve(ranking.standings.size());
  for (const auto& standing : ranking.standings)
    by_row.emplace_back(standing.candidate, standing.rank);
  std::sort(by_row.begin(), by_row.end());
  ranks.reserve(by_row.size());
  for (const auto& [row, its_rank] : by_row) ranks.push_back(its_rank);
  return ranks;
}

}  // namespace

std::vector<Together> moving_together(const Pool& pool, std::size_t least_people,
                                      double least_tau) {
  constexpr std::size_t most = 20'000;
  const std::size_t step = 1 + pool.rows.size() / (most + 1);
  std::vector<Together> result;
  for (std::size_t first = 0; first < pool.columns.size(); ++first) {
    for (std::size_t second = first + 1; second < pool.columns.size(); ++second) {
      std::vector<double> x;
      std::vector<double> y;
      for (std::size_t row = 0; row < pool.rows.size(); row += step) {
        const double a = value_at(pool.columns[first], row);
        const double b = value_at(pool.columns[second], row);
        if (std::isnan(a) || std::isnan(b)) continue;
        x.push_back(a);
        y.push_back(b);
      }
      if (x.size() < least_people) continue;
      const auto tau = kendall_tau_b(x, y);
      if (tau && *tau >= least_tau) result.push_back({first, second, x.size(), *tau});
    }
  }
  return result;
}

std::vector<Spread> spreads(const Pool& pool) {
  std::vector<Spread> result;
  for (const auto& column : pool.columns) {
    auto& spread = result.emplace_back();
    bool alike = true;
    double one = 0;
    for (std::size_t row = 0; row < pool.rows.size(); ++row) {
      const double value = value_at(column, row);
      if (std::isnan(value)) continue;
      if (spread.people == 0) one = value;
      alike = alike && value == one;
      ++spread.people;
    }
    if (spread.people > 0 && alike) spread.only = one;
  }
  return result;
}

bool weight_decides(const Spec& spec, const Pool& pool, std::size_t criterion) {
  double others = 0;
  for (std::size_t at = 0; at < spec.criteria.size(); ++at) {
    if (at != criterion) others += spec.criteria[at].weight;
  }
  if (others == 0) return true;
  return ranks_with_weight(spec, pool, criterion, 0) !=
         ranks_with_weight(spec, pool, criterion, others);
}

}  // namespace winloop::rank
