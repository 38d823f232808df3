#include <winloop/base/error.hpp>
#include <winloop/rank/preference.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace winloop::rank {

namespace {

constexpr double ridge = 1;

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The slope of the sum at `b`.
std::vector<double> gradient(std::span<const double> b, std::span<const double> drawn_to,
                             std::span<const std::vector<double>> differences, double scale) {
  std::vector<double> slope(b.size());
  for (std::size_t at = 0; at < b.size(); ++at) slope[at] = ridge * (b[at] - drawn_to[at]);
  for (const auto& difference : differences) {
    const double wrong = scale / (1 + std::exp(dot(b, difference)));
    for (std::size_t at = 0; at < b.size(); ++at) slope[at] -= wrong * difference[at];
  }
  return slope;
}

/// A bound of how fast the slope changes: the trace of the second derivative.
double steepness(std::span<const std::vector<double>> differences, double scale) {
  constexpr double logistic = 0.25;
  double sum = ridge;
  for (const auto& difference : differences) sum += logistic * scale * dot(difference, difference);
  return sum;
}

std::vector<double> minimum(std::span<const double> drawn_to,
                            std::span<const std::vector<double>> differences, double scale) {
  constexpr int most_steps = 2000;
  constexpr double settled = 1e-10;
  const double bound = steepness(differences, scale);
  const double momentum =
      (std::sqrt(bound) - std::sqrt(ridge)) / (std::sqrt(bound) + std::sqrt(ridge));
  std::vector<double> b(drawn_to.begin(), drawn_to.end());
  auto ahead = b;
  for (int step = 0; step < most_steps; ++step) {
    const auto slope = gradient(ahead, drawn_to, differences, scale);
    double moved = 0;
    for (std::size_t at = 0; at < b.size(); ++at) {
      const double next = std::max(0.0, ahead[at] - slope[at] / bound);
      ahead[at] = next + momentum * (next - b[at]);
      moved = std::max(moved, std::abs(next - b[at]));
      b[at] = next;
    }
    if (moved < settled) break;
  }
  return b;
}

void check_lengths(std::span<const double> shares,
                   std::span<const std::vector<double>> differences) {
  for (const auto& difference : differences) {
    if (difference.size() == shares.size()) continue;
    throw Error(ErrorKind::usage, fmt::format("a choice over {} criteria; expected {}",
                                              difference.size(), shares.size()));
  }
}

}  // namespace

std::vector<double> preferred_shares(std::span<const double> shares,
                                     std::span<const std::vector<double>> differences,
                                     std::size_t decisions) {
  check_lengths(shares, differences);
  if (differences.empty()) return {shares.begin(), shares.end()};
  std::vector<double> drawn_to;
  for (const double share : shares) drawn_to.push_back(preference_slope * share);
  const double scale = static_cast<double>(decisions) / static_cast<double>(differences.size());
  auto b = minimum(drawn_to, differences, scale);
  const double total = std::accumulate(b.begin(), b.end(), 0.0);
  if (total <= 0) return {shares.begin(), shares.end()};
  for (auto& weight : b) weight /= total;
  return b;
}

std::size_t choices_agreeing(std::span<const double> shares,
                             std::span<const std::vector<double>> differences) {
  check_lengths(shares, differences);
  constexpr double tie = 1e-9;
  return static_cast<std::size_t>(
      std::count_if(differences.begin(), differences.end(),
                    [&](const auto& difference) { return dot(shares, difference) > tie; }));
}

}  // namespace winloop::rank
