#include <winloop/rank/raters.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace winloop::rank {

namespace {

std::vector<UnitRating> by_unit(std::span<const UnitRating> ratings) {
  std::vector<UnitRating> sorted(ratings.begin(), ratings.end());
  std::sort(sorted.begin(), sorted.end(), [](const UnitRating& a, const UnitRating& b) {
    return std::tie(a.unit, a.rater, a.level) < std::tie(b.unit, b.rater, b.level);
  });
  return sorted;
}

/// Calls visit(span of all ratings of one unit), unit by unit.
template <typename Visit>
void each_unit(std::span<const UnitRating> sorted, const Visit& visit) {
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from + 1;
    while (to < sorted.size() && sorted[to].unit == sorted[from].unit) ++to;
    visit(sorted.subspan(from, to - from));
    from = to;
  }
}

}  // namespace

std::vector<Leniency> leniencies(std::span<const UnitRating> ratings) {
  std::map<std::size_t, Leniency> by_rater;
  each_unit(by_unit(ratings), [&](std::span<const UnitRating> unit) {
    int sum = 0;
    for (const auto& rating : unit) sum += rating.level;
    const auto others = static_cast<double>(unit.size() - 1);
    for (const auto& rating : unit) {
      auto& leniency = by_rater[rating.rater];
      ++leniency.ratings;
      if (unit.size() < 2) continue;
      ++leniency.shared;
      leniency.deviation += rating.level - (sum - rating.level) / others;
    }
  });
  std::vector<Leniency> result;
  result.reserve(by_rater.size());
  for (auto& [rater, leniency] : by_rater) {
    leniency.rater = rater;
    if (leniency.shared > 0) leniency.deviation /= static_cast<double>(leniency.shared);
    result.push_back(leniency);
  }
  return result;
}

std::vector<RaterPair> rater_pairs(std::span<const UnitRating> ratings) {
  struct Sums {
    std::size_t shared = 0;
    long long apart = 0;
    long long offset = 0;
  };
  std::map<std::pair<std::size_t, std::size_t>, Sums> sums;
  each_unit(by_unit(ratings), [&](std::span<const UnitRating> unit) {
    for (std::size_t i = 0; i < unit.size(); ++i) {
      for (std::size_t k = i + 1; k < unit.size(); ++k) {
        auto& pair = sums[{unit[i].rater, unit[k].rater}];
        ++pair.shared;
        pair.apart += std::abs(unit[i].level - unit[k].level);
        pair.offset += unit[i].level - unit[k].level;
      }
    }
  });
  std::vector<RaterPair> pairs;
  pairs.reserve(sums.size());
  for (const auto& [raters, pair] : sums) {
    const auto shared = static_cast<double>(pair.shared);
    pairs.push_back({raters.first, raters.second, pair.shared,
                     static_cast<double>(pair.apart) / shared,
                     static_cast<double>(pair.offset) / shared});
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const RaterPair& a, const RaterPair& b) {
    return std::tie(b.difference, b.shared) < std::tie(a.difference, a.shared);
  });
  return pairs;
}

}  // namespace winloop::rank
