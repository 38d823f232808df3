#pragma once

#include "examples.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace winloop::train {

/// How the model is made; chosen by cross-validation.
struct Settings {
  double cost = 0.6;              ///< C, of the kinds
  double category_cost = 0.3;     ///< of the categories
  double telling = 0.3;           ///< how much it counts that a feature tells kinds apart, 0 to 1
  std::size_t least_support = 2;  ///< sentences in which a feature must occur
  std::size_t most_features = 40'000;
};

/// Weights in thousandths: by feature name, then class number (see lib/signal/classes.hpp).
using Weights = std::map<std::string, std::map<std::size_t, std::int32_t>>;

/// Learns from the examples for which `use` holds.
Weights train(const Examples& examples, const std::function<bool(const Example&)>& use,
              const Settings& settings);

/// What a kind must come to, in thousandths.
struct Bar {
  std::int32_t threshold = 0;
  std::int32_t trust = 0;  ///< how far below a sentence may stay in which a cue fires
  friend auto operator<=>(const Bar&, const Bar&) = default;
};
using Bars = std::array<Bar, 6>;  ///< by SignalKind

/// Puts the bars among the weights: thresholds are taken off the bias.
void set_bars(Weights& weights, const Bars& bars);

/// The text of a weights file.
std::string to_tsv(const Weights& weights);

}  // namespace winloop::train
