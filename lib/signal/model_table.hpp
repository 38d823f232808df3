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

/// What a table knows of a feature. Most features speak of one class only, and what they say stands
/// in the slot itself.
struct ModelSlot {
  static constexpr std::uint32_t several = 1U << 31U;

  std::uint32_t key = 0;  ///< the upper half of the feature's hash; 0 marks an empty slot
  /// An entry; or, marked `several`, 23 bits of where in `entries` they stand and 8 of how many.
  std::uint32_t row = 0;
};

/// The weights of a model, to be looked up by feature: open addressing, with bits before it that
/// turn most features away. Plain numbers, so that a model made at build time is constant data.
struct ModelTable {
  std::span<const std::uint64_t> maybe;    ///< bits by hash
  std::span<const ModelSlot> slots;        ///< a power of two
  std::span<const std::uint32_t> entries;  ///< 8 bits of class, 24 of weight

  /// 0 when the table holds nothing of the feature, 1 when it may.
  [[nodiscard]] std::size_t may_hold(std::uint64_t feature) const {
    const std::uint64_t bit = feature & (maybe.size() * 64 - 1);
    return maybe[bit / 64] >> (bit % 64) & 1U;
  }

  /// Fetches what row() will look at.
  void prefetch(std::uint64_t feature) const {
    __builtin_prefetch(&slots[feature & (slots.size() - 1)]);
  }

  /// The entries of a feature; empty when it has none.
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint64_t feature) const {
    const std::size_t mask = slots.size() - 1;
    const std::uint32_t key = key_of(feature);
    for (std::size_t at = feature & mask; slots[at].key != 0; at = (at + 1) & mask) {
      const ModelSlot& slot = slots[at];
      if (slot.key != key) continue;
      if ((slot.row & ModelSlot::several) == 0) return {&slot.row, 1};
      return entries.subspan((slot.row & ~ModelSlot::several) >> 8U, slot.row & 0xffU);
    }
    return {};
  }

  /// Adds what a feature weighs to `sums`, by class.
  void add(std::uint64_t feature, std::span<std::int32_t> sums) const {
    for (const std::uint32_t entry : row(feature)) sums[class_in(entry)] += weight_in(entry);
  }

  /// The class of an entry.
  static std::size_t class_in(std::uint32_t entry) { return entry >> 24U; }
  static std::int32_t weight_in(std::uint32_t entry) {
    return static_cast<std::int32_t>(entry << 8U) >> 8U;
  }

  static std::uint32_t key_of(std::uint64_t feature) {
    const auto upper = static_cast<std::uint32_t>(feature >> 32U);
    return upper == 0 ? 1 : upper;
  }
};

/// A table with the numbers that it refers to.
struct BuiltTable {
  std::vector<std::uint64_t> maybe;
  std::vector<ModelSlot> slots;
  std::vector<std::uint32_t> entries;

  [[nodiscard]] ModelTable view() const { return {maybe, slots, entries}; }
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
