#pragma once

#include "labelled.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace winloop::train {

/// How many were labelled, found, and found where labelled.
struct Count {
  int labelled = 0;
  int found = 0;
  int matched = 0;
  int category_right = 0;  ///< of those matched
  [[nodiscard]] double precision() const { return found == 0 ? 1.0 : 1.0 * matched / found; }
  [[nodiscard]] double recall() const { return labelled == 0 ? 1.0 : 1.0 * matched / labelled; }
  [[nodiscard]] double f1() const {
    return labelled + found == 0 ? 1.0 : 2.0 * matched / (labelled + found);
  }
  Count& operator+=(const Count& other);
};

/// By SignalKind.
using Counts = std::array<Count, 6>;

Count total(const Counts& counts);

/// A label that was missed or taken for another category, or a noticed signal that is false.
struct Miss {
  std::string where;
  std::string kind;
  std::string category;
  std::string quote;
  std::string cue{};        ///< empty for a missed label
  std::string taken_for{};  ///< the category noticed, where it is not the labelled one
};

/// Compares what was noticed with the labels. One matches another of the same kind and speaker when
/// they share a run of characters at least half as long as the labelled quote, and the found quote
/// is no longer than four times the labelled one and 60; each matches once, the longest run first.
/// What matches an unsure label counts for nothing.
void score(const Conversation& one, const std::vector<Noticed>& noticed, Counts& counts,
           std::vector<Miss>* misses);

}  // namespace winloop::train
