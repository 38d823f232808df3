#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

/// One weight: what a feature says of a class (see classes.hpp), in thousandths.
struct Weight {
  std::uint64_t feature = 0;  ///< feature_hash of its name
  std::uint32_t of = 0;       ///< the class
  std::int32_t weight = 0;
};

/// The weights of a model, to be looked up by feature: open addressing, with bits before it that
/// turn most features away. Plain numbers, so that a model made at build time is constant data.
struct ModelTable {
  std::span<const std::uint64_t> maybe;  ///< bits by hash
  std::span<const std::uint32_t> keys;   ///< the upper half of a hash; 0 is an empty slot
  std::span<const std::uint32_t> rows;   ///< by slot: 24 bits of where in `entries`, 8 of how many
  std::span<const std::uint32_t> entries;  ///< 8 bits of class, 24 of weight

  /// Adds what a feature weighs to `sums`, by class.
  void add(std::uint64_t feature, std::span<std::int32_t> sums) const {
    const std::uint64_t bit = feature & (maybe.size() * 64 - 1);
    if ((maybe[bit / 64] >> (bit % 64) & 1U) == 0) return;
    const std::span<const std::uint32_t> found = row(feature);
    for (const std::uint32_t entry : found) sums[entry >> 24U] += weight_in(entry);
  }

  /// The entries of a feature; empty when it has none.
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint64_t feature) const;

  static std::int32_t weight_in(std::uint32_t entry) {
    return static_cast<std::int32_t>(entry << 8U) >> 8U;
  }
};

/// A table with the numbers that it refers to.
struct BuiltTable {
  std::vector<std::uint64_t> maybe;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> entries;

  [[nodiscard]] ModelTable view() const { return {maybe, keys, rows, entries}; }
};

/// Lays out the weights. Of a feature and class named twice the sum counts.
BuiltTable build_table(std::vector<Weight> weights);

/// The tables of a model. Most sentences say nothing, and what a kind's category is matters for the
/// others only; people on our side promise, and no more.
struct ModelTables {
  ModelTable kinds;       ///< what features say of the kinds
  ModelTable promises;    ///< the same of commitments alone
  ModelTable categories;  ///< what they say of the categories
};

/// Those of the weights that each of the tables holds, in the order in which it names them.
struct ParcelledWeights {
  std::vector<Weight> kinds;
  std::vector<Weight> promises;
  std::vector<Weight> categories;
};
ParcelledWeights parcel(const std::vector<Weight>& weights);

/// Reads a weights file: lines of a feature, a class and a whole number, tabs between; `#` begins a
/// remark. Throws Error(bad_input) with the line.
std::vector<Weight> parse_weights(std::string_view tsv, std::string_view file_name);

}  // namespace winloop::signal
