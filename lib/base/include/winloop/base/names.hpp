#pragma once

#include <winloop/base/export.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop {

/// Specialised beside each enum: `static constexpr std::string_view what` ("stage") and
/// `static constexpr std::array<std::pair<E, std::string_view>, N> all`, the words as used in files
/// and output.
template <typename E>
struct Names;

/// The word for a value.
template <typename E>
constexpr std::string_view name(E value) {
  for (const auto& [known, word] : Names<E>::all) {
    if (known == value) return word;
  }
  return "?";
}

/// The value for a word; nothing when the word is not one of them.
template <typename E>
constexpr std::optional<E> try_from_name(std::string_view word) {
  for (const auto& [known, its_word] : Names<E>::all) {
    if (its_word == word) return known;
  }
  return std::nullopt;
}

/// All the words, in their own order.
template <typename E>
std::vector<std::string> all_names() {
  std::vector<std::string> words;
  words.reserve(Names<E>::all.size());
  for (const auto& [known, word] : Names<E>::all) words.emplace_back(word);
  return words;
}

/// Those of `known` nearest to `wanted` by edit distance over folded text, best first; none that is
/// far off.
WINLOOP_API std::vector<std::string> near_names(std::string_view wanted,
                                                std::span<const std::string> known);

/// `no KIND "wanted"; did you mean a, b?` or, with nothing near, `...; known: a, b, c`.
WINLOOP_API std::string unknown_name(std::string_view kind, std::string_view wanted,
                                     std::span<const std::string> known);

/// As try_from_name; throws Error(bad_input) with near names.
template <typename E>
E from_name(std::string_view word);

[[noreturn]] WINLOOP_API void throw_unknown_name(std::string_view kind, std::string_view wanted,
                                                 std::span<const std::string> known);

template <typename E>
E from_name(std::string_view word) {
  if (const auto value = try_from_name<E>(word)) return *value;
  throw_unknown_name(Names<E>::what, word, all_names<E>());
}

}  // namespace winloop
