#pragma once

#include <winloop/rank/raters.hpp>

#include <algorithm>
#include <span>
#include <tuple>
#include <vector>

namespace winloop::rank {

/// Ratings in the order of units, in each in the order of raters.
inline std::vector<UnitRating> by_unit(std::span<const UnitRating> ratings) {
  std::vector<UnitRating> sorted(ratings.begin(), ratings.end());
  const auto earlier = [](const UnitRating& a, const UnitRating& b) {
    return std::tie(a.unit, a.rater, a.level) < std::tie(b.unit, b.rater, b.level);
  };
  if (!std::is_sorted(sorted.begin(), sorted.end(), earlier))
    std::sort(sorted.begin(), sorted.end(), earlier);
  return sorted;
}

/// Calls visit(span of all ratings of one unit), unit by unit, of ratings in that order.
template <typename Visit>
void each_unit(std::span<const UnitRating> sorted, const Visit& visit) {
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from + 1;
    while (to < sorted.size() && sorted[to].unit == sorted[from].unit) ++to;
    visit(sorted.subspan(from, to - from));
    from = to;
  }
}

}  // namespace winloop::rank
