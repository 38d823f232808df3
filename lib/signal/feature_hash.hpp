#pragma once

#include <cstdint>
#include <string_view>

namespace winloop::signal {

// A feature is named by words with single spaces between ("i 'd love", "asked: leave"). Its hash is
// put together from those of its words, so that a run of words costs one step a word, and a name in
// the weights file gives the hash that reading a sentence gives.

/// FNV-1a with a final mix.
constexpr std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return hash ^ (hash >> 32U);
}

inline constexpr std::uint64_t no_words = 0x2545f4914f6cdd1dULL;

/// The hash of a name one word longer.
constexpr std::uint64_t with_word(std::uint64_t name, std::uint64_t word) {
  const std::uint64_t mixed = (name ^ word) * 0x9e3779b97f4a7c15ULL;
  return mixed ^ (mixed >> 29U);
}

constexpr std::uint64_t feature_hash(std::string_view name) {
  std::uint64_t hash = no_words;
  while (!name.empty()) {
    const std::size_t space = name.find(' ');
    hash = with_word(hash, word_hash(name.substr(0, space)));
    name = space == std::string_view::npos ? std::string_view() : name.substr(space + 1);
  }
  return hash;
}

}  // namespace winloop::signal
