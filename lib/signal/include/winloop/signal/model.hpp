#pragma once

#include <winloop/base/export.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace winloop::signal {

struct ModelTables;  // private to the layer

/// A linear model of what a sentence says: every feature of a sentence (its words and runs of
/// words, the cues that fire in it, what was asked before) has a weight for each kind of signal and
/// each category, and a kind whose weights come to zero or more is noticed. Weights are whole
/// numbers, so that every build adds up the same. Immutable and cheap to copy; safe to use from
/// several threads at once.
class WINLOOP_API Model {
 public:
  /// The shipped English model: share/winloop/lexicon/en-model.tsv, laid out at build time, so that
  /// taking it costs nothing.
  [[nodiscard]] static Model english();

  /// Reads a weights file: lines of a feature, a kind or kind/category, and a weight in
  /// thousandths, with tabs between. Throws Error(bad_input) with the line of what is wrong.
  [[nodiscard]] static Model parse(std::string_view tsv, std::string_view file_name);

  /// A hash of the weights.
  [[nodiscard]] const std::string& version() const { return *version_; }

  /// For the layer itself.
  [[nodiscard]] const ModelTables& tables() const { return *tables_; }

 private:
  Model(std::shared_ptr<const ModelTables> tables, std::shared_ptr<const std::string> version)
      : tables_(std::move(tables)), version_(std::move(version)) {}
  std::shared_ptr<const ModelTables> tables_;
  std::shared_ptr<const std::string> version_;
};

}  // namespace winloop::signal
