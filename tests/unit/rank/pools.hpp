#pragma once

#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/pool.hpp>

#include <limits>
#include <string>
#include <vector>

namespace winloop::test {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// A bar of rating criteria a, b, c, ... with these weights.
inline Spec bar(const std::vector<double>& weights,
                UnknownPolicy policy = UnknownPolicy::pool_mean) {
  Spec spec;
  spec.unknown = policy;
  for (const double weight : weights) {
    Criterion criterion;
    criterion.id = std::string(1, static_cast<char>('a' + spec.criteria.size()));
    criterion.name = criterion.id;
    criterion.weight = weight;
    spec.criteria.push_back(criterion);
  }
  return spec;
}

/// Candidates 100, 101, ... whose rows of values these are.
inline Pool people(const std::vector<std::vector<double>>& values) {
  Pool pool;
  const std::size_t criteria = values.empty() ? 0 : values.front().size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    pool.rows.push_back(static_cast<std::uint32_t>(100 + i));
  }
  for (std::size_t c = 0; c < criteria; ++c) {
    std::vector<double> column;
    for (const auto& row : values) column.push_back(row[c]);
    pool.columns.push_back(rank::value_column(column));
  }
  return pool;
}

/// The same pool with every column as plain values instead of codes.
inline Pool exactly(Pool pool) {
  for (auto& column : pool.columns) {
    if (!column.exact.empty()) continue;
    for (const auto code : column.codes) column.exact.push_back(column.value[code]);
    column.codes.clear();
  }
  return pool;
}

inline std::vector<std::uint32_t> order_of(const Ranking& ranking) {
  std::vector<std::uint32_t> order;
  for (const auto& standing : ranking.standings) order.push_back(standing.candidate);
  return order;
}

inline std::vector<std::uint32_t> ranks_of(const Ranking& ranking) {
  std::vector<std::uint32_t> ranks;
  for (const auto& standing : ranking.standings) ranks.push_back(standing.rank);
  return ranks;
}

}  // namespace winloop::test
