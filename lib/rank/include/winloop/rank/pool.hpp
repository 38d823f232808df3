#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace winloop::rank {

/// A column of ratings, one level code a candidate. Codes that say `many` count as unknown: give
/// such a column as value_column().
WINLOOP_API PoolColumn level_column(std::vector<std::uint8_t> codes);

/// A column of values of 0..1 (NaN where unknown), one a candidate: as codes when no more than 255
/// differ, else as they are.
WINLOOP_API PoolColumn value_column(std::span<const double> values);

/// The column of a criterion whose evidence is a fact rule or a number, over the candidates'
/// facts. Throws Error(usage) for a criterion whose evidence is ratings.
WINLOOP_API PoolColumn fact_column(const Criterion& criterion,
                                   std::span<const Candidate> candidates);

/// What the column says of the candidate at that place of the pool: 0..1, NaN where unknown.
inline double value_at(const PoolColumn& column, std::size_t place) {
  return column.exact.empty() ? column.value[column.codes[place]] : column.exact[place];
}

/// Each candidate's place in the order of ids (by their bytes), for rank(); empty when they stand
/// in that order already, as those of big searches often do. `id_at(i)` is the id of the candidate
/// at place i of the pool, as a string or a view of one.
template <typename IdAt>
std::vector<std::uint32_t> positions_by_id(std::size_t candidates, const IdAt& id_at) {
  std::vector<std::uint32_t> order(candidates);
  std::iota(order.begin(), order.end(), 0U);
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return id_at(a) < id_at(b); };
  if (std::is_sorted(order.begin(), order.end(), earlier)) return {};
  std::sort(order.begin(), order.end(), earlier);
  std::vector<std::uint32_t> positions(candidates);
  for (std::uint32_t place = 0; place < candidates; ++place) positions[order[place]] = place;
  return positions;
}

}  // namespace winloop::rank
