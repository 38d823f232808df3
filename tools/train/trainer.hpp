#pragma once

#include "examples.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace winloop::train {

/// How the model is made; chosen by cross-validation.
struct Settings {
  double cost = 0.03;           ///< C, of the kinds
  double category_cost = 0.1;   ///< of the categories
  std::size_t least_support = 2;  ///< sentences in which a feature must occur
  std::size_t most_features = 40'000;
};

/// Weights in thousandths: by feature name, then class number (see lib/signal/classes.hpp).
using Weights = std::map<std::string, std::map<std::size_t, std::int32_t>>;

/// Learns from the examples for which `use` holds.
Weights train(const Examples& examples, const std::function<bool(const Example&)>& use,
              const Settings& settings);

/// Raises what each kind must come to, by taking it off its bias; in thousandths.
void raise_thresholds(Weights& weights, const std::array<std::int32_t, 6>& by);

/// The text of a weights file.
std::string to_tsv(const Weights& weights);

}  // namespace winloop::train
