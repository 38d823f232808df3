#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace winloop::train {

/// One sentence: the features that are true of it, and whether it is one of what is learnt.
struct Point {
  std::span<const std::uint32_t> features;
  bool yes = false;
};

/// Logistic regression with an L2 penalty, by coordinate descent on its dual: Yu, Huang and Lin,
/// "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine
/// Learning 85 (2011), algorithm 5. `cost` is the weight of the errors beside the penalty (C).
/// Goes through the points in an order drawn from a fixed seed. `scales` has a number for every
/// feature: what counts less is held more firmly to nothing. Returns a weight for each.
std::vector<double> learn(std::span<const Point> points, std::span<const double> scales,
                          double cost);

}  // namespace winloop::train
