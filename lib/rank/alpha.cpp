#include <winloop/rank/agreement.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace winloop::rank {

namespace {

/// How often each value occurs, in rising order of the values.
using Counts = std::map<int, double>;

Counts count(const std::vector<int>& values) {
  Counts counts;
  for (const int value : values) counts[value] += 1;
  return counts;
}

/// The squared difference of two values, c < k, given how often each value occurs in all.
double distance(Scale scale, int c, int k, const Counts& all) {
  if (scale == Scale::nominal) return 1;
  if (scale == Scale::interval) return (static_cast<double>(k) - c) * (static_cast<double>(k) - c);
  // Ordinal: the ratings from c to k, of c and k themselves half.
  double between = 0;
  for (auto at = all.find(c); at != all.end() && at->first <= k; ++at) {
    between += at->first == c || at->first == k ? at->second / 2 : at->second;
  }
  return between * between;
}

/// Sum over the unordered pairs of different values of n_c n_k distance(c, k).
double disagreement(Scale scale, const Counts& counts, const Counts& all) {
  double sum = 0;
  for (auto c = counts.begin(); c != counts.end(); ++c) {
    for (auto k = std::next(c); k != counts.end(); ++k) {
      sum += c->second * k->second * distance(scale, c->first, k->first, all);
    }
  }
  return sum;
}

}  // namespace

std::optional<Alpha> krippendorff_alpha(std::span<const std::vector<int>> units, Scale scale) {
  Alpha alpha;
  Counts all;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    ++alpha.units;
    alpha.ratings += unit.size();
    for (const int value : unit) all[value] += 1;
  }
  const double expected = disagreement(scale, all, all);
  if (expected == 0) return std::nullopt;
  double observed = 0;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    observed += disagreement(scale, count(unit), all) / static_cast<double>(unit.size() - 1);
  }
  alpha.value = 1 - static_cast<double>(alpha.ratings - 1) * observed / expected;
  return alpha;
}

}  // namespace winloop::rank
