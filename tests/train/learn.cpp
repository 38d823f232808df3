#include "learn.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace winloop::train {

namespace {

/// xorshift64*: the same order everywhere.
class Draw {
 public:
  std::size_t below(std::size_t limit) {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return static_cast<std::size_t>((state_ * 0x2545f4914f6cdd1dULL) >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 0x9e3779b97f4a7c15ULL;
};

/// What each of a point's features counts: less in a long sentence, which has more of them.
double value(const Point& point) {
  constexpr double usual = 200;
  return std::sqrt(usual / (usual / 4 + static_cast<double>(point.features.size())));
}

/// The minimum over z of a/2 (z - from)^2 + slope (z - from) + z log z + (cost - z) log(cost - z),
/// by Newton's method kept within (0, cost).
double minimum(double a, double slope, double from, double cost) {
  constexpr int most_steps = 100;
  constexpr double near_enough = 1e-6;
  constexpr double shrink = 0.1;
  double z = cost - from < 0.5 * cost ? shrink * from : from;
  for (int step = 0; step < most_steps; ++step) {
    const double gradient = a * (z - from) + slope + std::log(z / (cost - z));
    if (std::abs(gradient) < near_enough) break;
    const double next = z - gradient / (a + cost / (cost - z) / z);
    z = next <= 0 ? z * shrink : next;
    if (z >= cost) z = cost * (1 - 1e-12);
  }
  return z;
}

}  // namespace

std::vector<double> learn(std::span<const Point> points, std::span<const double> scales,
                          double cost) {
  constexpr int rounds = 60;
  std::vector<double> weights(scales.size(), 0.0);
  std::vector<std::pair<double, double>> alphas(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double start = std::min(0.001 * cost, 1e-8);
    alphas[i] = {start, cost - start};
    const double v = value(points[i]);
    for (const std::uint32_t f : points[i].features) {
      weights[f] += scales[f] * (points[i].yes ? v * start : -v * start);
    }
  }
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Draw draw;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[draw.below(i)]);
    double moved = 0;
    for (const std::size_t i : order) {
      const Point& point = points[i];
      const double sign_of_class = point.yes ? 1.0 : -1.0;
      const double v = value(point);
      double a = 0;
      double b = 0;
      for (const std::uint32_t f : point.features) {
        a += scales[f] * scales[f];
        b += scales[f] * weights[f];
      }
      a *= v * v;
      b *= v * sign_of_class;
      double* first = &alphas[i].first;
      double* second = &alphas[i].second;
      double sign = 1;
      if (0.5 * a * (*second - *first) + b < 0) {
        std::swap(first, second);
        sign = -1;
      }
      const double old = *first;
      const double z = minimum(a, sign * b, old, cost);
      *first = z;
      *second = cost - z;
      const double step = sign * (z - old) * sign_of_class;
      moved = std::max(moved, std::abs(step));
      for (const std::uint32_t f : point.features) weights[f] += scales[f] * v * step;
    }
    if (moved < 1e-5 * cost) break;
  }
  for (std::size_t f = 0; f < weights.size(); ++f) weights[f] *= scales[f];
  return weights;
}

}  // namespace winloop::train
