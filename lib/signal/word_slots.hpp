#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace winloop::signal {

/// Finds which of some known words a word is, by its hash (feature_hash.hpp). Most words are none
/// of them, and are turned away by a byte: the slots of a few hundred words stay in the nearest
/// cache.
template <std::size_t Count>
class WordSlots {
 public:
  explicit constexpr WordSlots(const std::array<std::uint64_t, Count>& hashes) : hashes_(hashes) {
    for (std::size_t i = 0; i < Count; ++i) {
      std::size_t at = hashes[i] % slots;
      while (slot_[at] != 0) at = (at + 1) % slots;
      slot_[at] = static_cast<std::uint16_t>(i + 1);
    }
  }

  /// The first word of this hash; Count when there is none.
  [[nodiscard]] constexpr std::size_t find(std::uint64_t hash) const {
    for (std::size_t at = hash % slots; slot_[at] != 0; at = (at + 1) % slots) {
      if (hashes_[slot_[at] - 1U] == hash) return slot_[at] - 1U;
    }
    return Count;
  }

 private:
  static constexpr std::size_t slots = [] {
    std::size_t size = 64;
    while (size < Count * 4) size *= 2;
    return size;
  }();
  std::array<std::uint64_t, Count> hashes_;
  std::array<std::uint16_t, slots> slot_{};
};

}  // namespace winloop::signal
