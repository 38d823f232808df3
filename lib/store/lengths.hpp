#pragma once

#include "database.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace winloop::store {

/// What derived_length and derived_speaker hold for one conversation (0001-record.sql).
struct Lengths {
  std::string words;
  std::string speakers;

  void add(std::size_t word_count, std::size_t speaker) {
    append(words, word_count);
    append(speakers, speaker);
  }

  /// The number of utterance `index`; 0 past the end.
  [[nodiscard]] static std::size_t at(std::string_view packed, std::size_t index) {
    if (2 * index + 1 >= packed.size()) return 0;
    const auto low = static_cast<unsigned char>(packed[2 * index]);
    const auto high = static_cast<unsigned char>(packed[2 * index + 1]);
    return static_cast<std::size_t>(low | high << 8);
  }

 private:
  static void append(std::string& out, std::size_t value) {
    constexpr std::size_t most = 0xffff;
    const auto cut = std::min(value, most);
    out.push_back(static_cast<char>(cut & 0xff));
    out.push_back(static_cast<char>(cut >> 8));
  }
};

/// Writes those of a conversation that has none yet.
void write_lengths(Database& database, std::int64_t conversation, const Lengths& lengths);

}  // namespace winloop::store
