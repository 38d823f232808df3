#pragma once

#include <cstdint>
#include <vector>

namespace winloop::rank {

/// A candidate's place in the order, best first when ascending: failed, 1 - score (or no_score) and
/// 1 - coverage on their grids, and, not compared, the candidate's index in the pool.
using OrderKey = std::uint64_t;

inline constexpr int index_bits = 26;
inline constexpr int coverage_bits = 17;
inline constexpr int score_bits = 20;

/// Stands for 1 - score where there is none: below the lowest.
inline constexpr std::uint32_t no_score = (1U << score_bits) - 1;

inline OrderKey order_key(bool failed, std::uint32_t below_top, std::uint32_t uncovered,
                          std::uint32_t index) {
  const OrderKey place = (OrderKey{failed} << score_bits) | below_top;
  return (((place << coverage_bits) | uncovered) << index_bits) | index;
}

inline std::uint32_t index_of(OrderKey key) {
  return static_cast<std::uint32_t>(key & ((OrderKey{1} << index_bits) - 1));
}

/// Uncovered weight, in steps of 1/coverage_grid.
inline std::uint32_t uncovered_of(OrderKey key) {
  return static_cast<std::uint32_t>(key >> index_bits) & ((1U << coverage_bits) - 1);
}

/// Failed and score: equal for those who share a rank.
inline std::uint32_t tie_of(OrderKey key) {
  return static_cast<std::uint32_t>(key >> (index_bits + coverage_bits));
}

/// Sorts by all but the index, stably: equal keys keep the order in which they came.
void sort_keys(std::vector<OrderKey>& keys);

}  // namespace winloop::rank
