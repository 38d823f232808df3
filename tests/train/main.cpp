// Trains the English signal model: see `./dev train`.

#include "matching.hpp"
#include "trainer.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/signal/notice.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace winloop::train {

namespace {

constexpr std::size_t limit = std::size_t{1} << 24U;

struct Options {
  std::filesystem::path training;
  std::filesystem::path lexicon;
  std::optional<std::filesystem::path> out;
  std::optional<std::filesystem::path> gold;
  std::optional<std::filesystem::path> held;   ///< in the training text's format, never trained on
  std::optional<std::filesystem::path> model;  ///< weights to be scored instead of learnt
  bool misses = false;
};

/// The precision that all kinds together must reach: the aim.
constexpr double wanted_precision = 0.85;

/// The precision below which no kind may fall. To tell of an offer that does not exist is the worst
/// mistake: a little above the aim of 0.95, for the same reason.
double least_precision(SignalKind kind) {
  return kind == SignalKind::competing_offer ? 0.96 : 0.7;
}

void print_line(std::string_view name, const Count& c) {
  fmt::print(
      "  {:16} labelled {:4}  found {:4}  precision {:.3f}  recall {:.3f}  F1 {:.3f}  "
      "category right {:.3f}\n",
      name, c.labelled, c.found, c.precision(), c.recall(), c.f1(),
      c.matched == 0 ? 0.0 : 1.0 * c.category_right / c.matched);
}

void print(const char* title, const Counts& counts) {
  fmt::print("{}\n", title);
  for (const auto& [kind, name] : Names<SignalKind>::all) {
    print_line(name, counts.at(static_cast<std::size_t>(kind)));
  }
  print_line("all", total(counts));
}

void print(const std::vector<Miss>& misses) {
  for (const Miss& miss : misses) {
    const char* const what =
        !miss.taken_for.empty() ? "taken " : (miss.cue.empty() ? "missed" : "false ");
    fmt::print("{}  {}  {}/{}  {}  {}\n", what, miss.where, miss.kind, miss.category, miss.quote,
               miss.taken_for.empty() ? miss.cue : "for " + miss.taken_for + ", " + miss.cue);
  }
}

signal::Lexicon read_lexicon(const Options& options) {
  return signal::Lexicon::parse(read_file(options.lexicon, limit), "en.yaml");
}

void score_folder(const char* title, const std::vector<Conversation>& conversations,
                  const signal::Lexicon& lexicon, const signal::Lexicon& with_model,
                  bool show_misses) {
  Counts counts;
  Counts cues;
  std::vector<Miss> misses;
  for (const Conversation& one : conversations) {
    score(one, signal::notice(with_model, one.transcript, one.roles, one.on), counts, &misses);
    score(one, signal::notice(lexicon, one.transcript, one.roles, one.on), cues, nullptr);
  }
  print(title, counts);
  print("the cues alone", cues);
  if (show_misses) print(misses);
}

/// Scores weights on the conversations that no weights are learnt from.
void score_others(const Options& options, const signal::Lexicon& lexicon, const std::string& tsv) {
  const auto with_model = lexicon.with_model(signal::Model::parse(tsv, "trained"));
  if (options.held) {
    score_folder("conversations held out", read_training_folder(*options.held), lexicon, with_model,
                 options.misses);
  }
  if (options.gold) {
    score_folder("the labelled conversations (the cues were tuned on them)",
                 read_gold_folder(*options.gold), lexicon, with_model, options.misses);
  }
}

class Course {
 public:
  explicit Course(const Options& options)
      : options_(options),
        lexicon_(read_lexicon(options)),
        conversations_(read_training_folder(options.training)),
        examples_(read_examples(conversations_, lexicon_)) {
    fmt::print("{} conversations, {} sentences, {} features\n", conversations_.size(),
               examples_.all.size(), examples_.names.size());
  }

  void run() {
    cross_validate();
    const auto tried = at_bars();
    const auto bars = choose_bars(tried, {});
    Counts counts;
    Counts cues;
    Counts unseen_bars;
    std::vector<Miss> misses;
    std::map<std::string, Count> by_collection;
    for (const auto& [collection, weights] : held_out_) {
      noticed(with(weights, bars), collection, counts, options_.misses ? &misses : nullptr);
      noticed(lexicon_, collection, cues, nullptr);
      const Bars others = choose_bars(tried, collection);
      for (std::size_t k = 0; k < others.size(); ++k) {
        const Count& here = tried.at(others.at(k)).at(collection).at(k);
        unseen_bars.at(k) += here;
        by_collection[collection] += here;
      }
    }
    print("cross-validation over the collections, conversations", counts);
    print("the same, bars chosen by the others too (the estimate for unseen conversations)",
          unseen_bars);
    for (const auto& [collection, count] : by_collection) print_line(collection, count);
    print("the cues alone", cues);
    print(misses);
    Weights weights = train(
        examples_, [](const Example&) { return true; }, settings_);
    set_bars(weights, bars);
    for (const auto& [kind, name] : Names<SignalKind>::all) {
      const Bar& bar = bars.at(static_cast<std::size_t>(kind));
      fmt::print("  bar of {:16} {:5}, with a cue {} lower\n", name, bar.threshold, bar.trust);
    }
    const std::string tsv = to_tsv(weights);
    fmt::print("{} features, {} kB\n", weights.size(), tsv.size() / 1000);
    if (options_.out) write_file(*options_.out, tsv);
    score_others(options_, lexicon_, tsv);
  }

 private:
  void cross_validate() {
    std::set<std::string> collections;
    for (const Conversation& one : conversations_) {
      if (one.scored) collections.insert(one.collection);
    }
    for (const std::string& held : collections) {
      held_out_.emplace(held, train(
                                  examples_,
                                  [&](const Example& example) {
                                    return conversations_[example.conversation].collection != held;
                                  },
                                  settings_));
    }
  }

  [[nodiscard]] signal::Lexicon with(Weights weights, const Bars& bars) const {
    set_bars(weights, bars);
    return lexicon_.with_model(signal::Model::parse(to_tsv(weights), "trained"));
  }

  /// Scores what is noticed in a collection's conversations, but for those that hold more signals
  /// than people tell at a time.
  void noticed(const signal::Lexicon& lexicon, const std::string& collection, Counts& counts,
               std::vector<Miss>* misses) const {
    for (const Conversation& one : conversations_) {
      if (one.collection != collection || !one.scored) continue;
      score(one, signal::notice(lexicon, one.transcript, one.roles, one.on), counts, misses);
    }
  }

  /// What every kind comes to at each of the bars tried, by collection.
  using Tried = std::map<Bar, std::map<std::string, Counts>>;

  [[nodiscard]] Tried at_bars() const {
    constexpr std::int32_t from = -1000;
    constexpr std::int32_t to = 2400;
    constexpr std::int32_t step = 200;
    // A cue is a person's rule, and plain words in it should come through: never without trust.
    constexpr std::array<std::int32_t, 2> trusts{1200, 1800};
    Tried all;
    for (std::int32_t t = from; t <= to; t += step) {
      for (const std::int32_t trust : trusts) {
        Bars same{};
        same.fill({t, trust});
        for (const auto& [collection, weights] : held_out_) {
          noticed(with(weights, same), collection, all[same[0]][collection], nullptr);
        }
      }
    }
    return all;
  }

  /// With a price on everything that is found, the bars at which most is found right beyond
  /// the price; the lowest price at which all kinds together are precise enough. That is one
  /// bar for the last one let in of every kind, so that no kind is starved for another's sake.
  /// Goes by all collections but `without`.
  static Bars choose_bars(const Tried& tried, const std::string& without) {
    std::map<Bar, Counts> sums;
    for (const auto& [bar, collections] : tried) {
      for (const auto& [collection, counts] : collections) {
        if (collection == without) continue;
        for (std::size_t k = 0; k < counts.size(); ++k) sums[bar].at(k) += counts.at(k);
      }
    }
    Bars chosen{};
    // Where none is precise enough: the highest, least of what cues say let by.
    const Bar highest{sums.rbegin()->first.threshold, sums.begin()->first.trust};
    chosen.fill(highest);
    constexpr int lowest_price = 300;  // in thousandths
    constexpr int price_step = 5;
    for (int thousandths = lowest_price; thousandths < 1000; thousandths += price_step) {
      const double price = thousandths / 1000.0;
      Counts counts{};
      for (const auto& [kind, name] : Names<SignalKind>::all) {
        const auto k = static_cast<std::size_t>(kind);
        double most = -1e9;
        for (const auto& [bar, at] : sums) {
          const Count& c = at.at(k);
          if (c.precision() < least_precision(kind)) continue;
          const double worth = c.matched - price * c.found;
          if (worth <= most) continue;
          most = worth;
          chosen.at(k) = bar;
          counts.at(k) = c;
        }
      }
      const Count all = total(counts);
      if (all.precision() >= wanted_precision) break;
    }
    return chosen;
  }

  Options options_;
  Settings settings_;
  signal::Lexicon lexicon_;
  std::vector<Conversation> conversations_;
  Examples examples_;
  std::map<std::string, Weights> held_out_;  ///< learnt without that collection
};

constexpr const char* usage =
    "usage: winloop_train --training DIR --lexicon FILE [--out FILE] [--gold DIR] [--held DIR] "
    "[--misses]\n"
    "       winloop_train --model FILE --lexicon FILE [--gold DIR] [--held DIR] [--misses]\n";

Options parse(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--misses") {
      options.misses = true;
      continue;
    }
    if (i + 1 == count) throw Error(ErrorKind::usage, usage);
    const char* value = words[++i];
    if (word == "--training")
      options.training = value;
    else if (word == "--lexicon")
      options.lexicon = value;
    else if (word == "--out")
      options.out = value;
    else if (word == "--gold")
      options.gold = value;
    else if (word == "--held")
      options.held = value;
    else if (word == "--model")
      options.model = value;
    else
      throw Error(ErrorKind::usage, usage);
  }
  if (options.training.empty() != options.model.has_value() || options.lexicon.empty())
    throw Error(ErrorKind::usage, usage);
  return options;
}

void run(const Options& options) {
  if (!options.model) return Course(options).run();
  score_others(options, read_lexicon(options), read_file(*options.model, limit));
}

}  // namespace

}  // namespace winloop::train

int main(int count, char** words) {
  try {
    winloop::train::run(winloop::train::parse(count, words));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
