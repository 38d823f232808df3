#include "trainer.hpp"

#include "learn.hpp"

#include <classes.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace winloop::train {

namespace {

constexpr double thousandths = 1000;
constexpr std::string_view in_bank =
    "bank:";                           ///< true of every sentence of a bank, and of no other
constexpr std::int32_t lightest = 50;  ///< lighter weights are left out

bool said_before(const std::string& name) {
  return name.starts_with("other: ") || name.starts_with("before: ") ||
         name.starts_with("after: ") || name.starts_with("reply: ");
}

/// What a feature counts beside a word: see learn(). Those that there are many of count less.
double scale_of(const std::string& name) {
  if (name == in_bank) return 2;
  if (name.starts_with("before: ")) return 0.6;
  if (said_before(name)) return 0.85;
  if (name.starts_with("cue: ") || name.starts_with("strength: ") ||
      name.starts_with("stopped: ")) {
    return 1.3;
  }
  if (name.starts_with("~ ")) return 0.5;
  const auto words = std::count(name.begin(), name.end(), ' ') + 1;
  const bool of_the_sentence = name.find(": ") == std::string::npos;
  return of_the_sentence && words > 2 ? 0.8 : 1;
}

class Trainer {
 public:
  Trainer(const Examples& examples, const std::function<bool(const Example&)>& use,
          const Settings& settings)
      : examples_(examples), settings_(settings) {
    for (const std::string& feature : examples.names) scales_.push_back(scale_of(feature));
    std::vector<std::size_t> support(examples.names.size());
    for (const Example& example : examples.all) {
      if (!use(example)) continue;
      used_.push_back(&example);
      for (const std::uint32_t f : example.features) ++support[f];
    }
    for (const Example* example : used_) {
      auto& kept = features_.emplace_back();
      for (const std::uint32_t f : example->features) {
        if (support[f] >= settings.least_support) kept.push_back(f);
      }
    }
  }

  Weights run() {
    for (const auto& [kind, name] : Names<SignalKind>::all) {
      learn_kind(kind);
      learn_categories(kind);
    }
    prune();
    return std::move(weights_);
  }

 private:
  void learn_kind(SignalKind kind) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const Answer& answer = used_[i]->answers.at(static_cast<std::size_t>(kind));
      if (answer.unsure || (!used_[i]->candidate && kind != SignalKind::commitment)) continue;
      points.push_back({features_[i], answer.yes});
    }
    take(learn(points, scales_for(points), settings_.cost), signal::class_of(kind));
  }

  /// What the features count when these points are learnt from: the more, the more often they stand
  /// with the one answer than with the other. After Wang and Manning, "Baselines and bigrams:
  /// simple, good sentiment and topic classification", ACL 2012, where short texts gain most.
  [[nodiscard]] std::vector<double> scales_for(const std::vector<Point>& points) const {
    struct Seen {
      double yes = 0;
      double all = 0;
    };
    std::vector<Seen> seen(scales_.size());
    double yes = 0;
    for (const Point& point : points) {
      yes += point.yes ? 1 : 0;
      for (const std::uint32_t f : point.features) {
        seen[f].all += 1;
        seen[f].yes += point.yes ? 1 : 0;
      }
    }
    const double share = yes / static_cast<double>(points.size());
    const auto odds = [](double part) { return std::log(part / (1 - part)); };
    std::vector<double> tells(scales_.size(), 0.0);
    double sum = 0;
    double count = 0;
    for (std::size_t f = 0; f < seen.size(); ++f) {
      if (seen[f].all == 0) continue;
      // One sentence more, of which as much is of the kind as of all.
      tells[f] = std::abs(odds((seen[f].yes + share) / (seen[f].all + 1)) - odds(share));
      sum += tells[f] * seen[f].all;
      count += seen[f].all;
    }
    std::vector<double> scales = scales_;
    for (std::size_t f = 0; f < scales.size(); ++f) {
      scales[f] *= 1 - settings_.telling + settings_.telling * tells[f] * count / sum;
    }
    return scales;
  }

  /// Each category against the kind's others, by the sentence itself: what was said before it tells
  /// more of whether there is a signal than of which.
  void learn_categories(SignalKind kind) {
    if (kind == SignalKind::question) return;  // whether it was answered is seen later
    const auto known = categories(kind);
    std::vector<const Answer*> answers;
    std::vector<std::vector<std::uint32_t>> own;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const Answer& answer = used_[i]->answers.at(static_cast<std::size_t>(kind));
      if (!answer.yes) continue;
      answers.push_back(&answer);
      std::copy_if(features_[i].begin(), features_[i].end(), std::back_inserter(own.emplace_back()),
                   [&](std::uint32_t f) { return !said_before(examples_.names[f]); });
    }
    for (std::size_t c = 0; c < known.size(); ++c) {
      std::vector<Point> points;
      for (std::size_t i = 0; i < own.size(); ++i) {
        points.push_back({own[i], answers[i]->category == static_cast<int>(c)});
      }
      take(learn(points, scales_, settings_.category_cost), signal::first_category_class(kind) + c);
    }
  }

  void take(const std::vector<double>& learnt, std::size_t of) {
    for (std::size_t f = 0; f < learnt.size(); ++f) {
      if (examples_.names[f] == in_bank) continue;
      const auto weight = static_cast<std::int32_t>(std::lround(learnt[f] * thousandths));
      const std::int32_t least = of < signal::kinds ? lightest : 2 * lightest;
      if (std::abs(weight) >= least) weights_[examples_.names[f]][of] = weight;
    }
  }

  /// Leaves the features that weigh most.
  void prune() {
    if (weights_.size() <= settings_.most_features) return;
    std::vector<std::pair<std::int32_t, std::string>> order;
    for (const auto& [name, by_class] : weights_) {
      std::int32_t most = 0;
      for (const auto& [of, weight] : by_class) {
        most = std::max(most, of < signal::kinds ? 2 * std::abs(weight) : std::abs(weight));
      }
      order.emplace_back(-most, name);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = settings_.most_features; i < order.size(); ++i) {
      weights_.erase(order[i].second);
    }
  }

  const Examples& examples_;
  const Settings& settings_;
  std::vector<const Example*> used_;
  std::vector<double> scales_;                        ///< by feature
  std::vector<std::vector<std::uint32_t>> features_;  ///< by used example, the supported ones
  Weights weights_;
};

}  // namespace

Weights train(const Examples& examples, const std::function<bool(const Example&)>& use,
              const Settings& settings) {
  return Trainer(examples, use, settings).run();
}

void set_bars(Weights& weights, const Bars& bars) {
  for (std::size_t kind = 0; kind < bars.size(); ++kind) {
    weights["bias:"][kind] -= bars.at(kind).threshold;
    weights["trust:"][kind] = bars.at(kind).trust;
  }
}

std::string to_tsv(const Weights& weights) {
  std::string text;
  for (const auto& [name, by_class] : weights) {
    for (const auto& [of, weight] : by_class) {
      fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\n", name, signal::class_name(of),
                     weight);
    }
  }
  return text;
}

}  // namespace winloop::train
