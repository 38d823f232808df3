#include "units.hpp"
#include <winloop/rank/raters.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace winloop::rank {

std::vector<RaterPair> rater_pairs(std::span<const UnitRating> ratings) {
  struct Sums {
    std::size_t shared = 0;
    long long apart = 0;
    long long offset = 0;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Sums> sums;
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
