#pragma once

#include "classes.hpp"
#include "counting.hpp"
#include "features.hpp"
#include "model_table.hpp"
#include "noticing.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace winloop::signal {

/// Weighs a sentence by the model: which kinds it speaks of, in which category, and by which words.
class Judge {
 public:
  Judge(const ModelTables& tables, const Rules& rules, SentenceReader& reader,
        const Transcript& transcript);

  /// Appends what the sentence is found to say. `fired` are the cues that spoke in it; the
  /// strongest of the same kind and category gives its name. With `explain` the reasons too, which
  /// needs features with names.
  void judge(const FeatureReader& features, const Spoken& spoken, std::size_t sentence, Side side,
             std::span<const Fired> fired, bool explain, std::vector<Found>& found);

  /// Whether the sentence judged last may be what a cue takes it for: a cue needs less than words
  /// alone, by what the weights say under the feature "trust:".
  [[nodiscard]] bool lets(const Cue& cue) const {
    if (counting_ && is_pay(cue.kind, cue.category)) return false;
    return sums_[class_of(cue.kind)] + trust_[class_of(cue.kind)] >= 0;
  }

 private:
  using Sums = std::array<std::int32_t, most_classes>;

  [[nodiscard]] std::vector<Reason> reasons(const FeatureReader& features, std::size_t of) const;
  Stretch deciding_words(const FeatureReader& features, const Spoken& spoken, std::size_t of);
  Found found(const FeatureReader& features, const Spoken& spoken, std::size_t sentence,
              SignalKind kind, const Sums& of_categories, std::span<const Fired> fired);

  const ModelTables& tables_;
  const Rules& rules_;
  SentenceReader& reader_;
  const Transcript& transcript_;
  Sums trust_{};
  Sums sums_{};                        ///< of the sentence judged last, of the kinds
  bool counting_ = false;              ///< whether the numbers in it count things, and are no pay
  std::vector<std::int32_t> by_word_;  ///< scratch
};

}  // namespace winloop::signal
