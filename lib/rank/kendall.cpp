#include <winloop/base/error.hpp>
#include <winloop/rank/agreement.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <unordered_set>
#include <utility>

namespace winloop::rank {

namespace {

using Pair = std::pair<double, double>;

std::uint64_t pairs_among(std::uint64_t n) {
  return n < 2 ? 0 : n * (n - 1) / 2;
}

/// Pairs within runs of equal neighbours.
template <typename Items, typename Equal>
std::uint64_t tied_pairs(const Items& sorted, const Equal& equal) {
  std::uint64_t ties = 0;
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from + 1;
    while (to < sorted.size() && equal(sorted[from], sorted[to])) ++to;
    ties += pairs_among(to - from);
    from = to;
  }
  return ties;
}

/// Sorts, counting the pairs that stood in falling order.
std::uint64_t sort_counting(std::vector<double>& values) {
  std::uint64_t inversions = 0;
  std::vector<double> merged(values.size());
  for (std::size_t width = 1; width < values.size(); width *= 2) {
    for (std::size_t from = 0; from < values.size(); from += 2 * width) {
      const std::size_t middle = std::min(from + width, values.size());
      const std::size_t to = std::min(from + 2 * width, values.size());
      std::size_t left = from;
      std::size_t right = middle;
      for (std::size_t out = from; out < to; ++out) {
        if (right < to && (left == middle || values[right] < values[left])) {
          inversions += middle - left;
          merged[out] = values[right++];
        } else {
          merged[out] = values[left++];
        }
      }
    }
    values.swap(merged);
  }
  return inversions;
}

}  // namespace

std::optional<double> kendall_tau_b(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    throw Error(ErrorKind::usage,
                fmt::format("tau-b: {} values against {}; expected as many", x.size(), y.size()));
  }
  std::vector<Pair> points;
  points.reserve(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) points.emplace_back(x[i], y[i]);
  std::sort(points.begin(), points.end());
  const auto same_x = [](const Pair& a, const Pair& b) { return a.first == b.first; };
  const auto ties_x = tied_pairs(points, same_x);
  const auto ties_both = tied_pairs(points, std::equal_to<>());

  std::vector<double> by_x;
  by_x.reserve(points.size());
  for (const auto& point : points) by_x.push_back(point.second);
  const auto discordant = sort_counting(by_x);
  const auto ties_y = tied_pairs(by_x, std::equal_to<>());

  const auto pairs = pairs_among(points.size());
  if (ties_x == pairs || ties_y == pairs) return std::nullopt;
  const auto concordant = pairs - ties_x - ties_y + ties_both - discordant;
  const double difference = static_cast<double>(concordant) - static_cast<double>(discordant);
  const double tau = difference / std::sqrt(static_cast<double>(pairs - ties_x)) /
                     std::sqrt(static_cast<double>(pairs - ties_y));
  return std::clamp(tau, -1.0, 1.0);
}

std::optional<double> kendall_tau_b(const Ranking& before, const Ranking& after) {
  // By the record's number of a candidate, who are numbered densely; ranks begin at 1.
  std::vector<std::uint32_t> rank_before;
  for (const auto& standing : before.standings) {
    if (standing.candidate >= rank_before.size())
      rank_before.resize(std::size_t{standing.candidate} + 1);
    rank_before[standing.candidate] = standing.rank;
  }
  std::vector<double> x;
  std::vector<double> y;
  for (const auto& standing : after.standings) {
    if (standing.candidate >= rank_before.size() || rank_before[standing.candidate] == 0) continue;
    x.push_back(rank_before[standing.candidate]);
    y.push_back(standing.rank);
  }
  return kendall_tau_b(x, y);
}

Overlap top_overlap(const Ranking& before, const Ranking& after, std::size_t top) {
  Overlap overlap;
  overlap.of = std::min({top, before.standings.size(), after.standings.size()});
  std::unordered_set<std::uint32_t> first;
  for (std::size_t i = 0; i < overlap.of; ++i) first.insert(before.standings[i].candidate);
  for (std::size_t i = 0; i < overlap.of; ++i) {
    overlap.common += first.count(after.standings[i].candidate);
  }
  return overlap;
}

}  // namespace winloop::rank
