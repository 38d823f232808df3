#pragma once

#include "pattern.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

// A pattern as far as it matters for the words that it cannot do without: required_words.cpp takes
// it apart into items, pattern_needs.cpp finds what a sequence of them needs.

/// What a sequence cannot do without, in the order in which it is said.
struct Needed {
  std::vector<RequiredList> lists;
  bool opens = false;   ///< no other word comes before the first
  bool closes = false;  ///< no other word comes after the last
};

/// A piece of a pattern as far as it matters here.
struct Item {
  enum class Kind { letter, digit, boundary, group, other } kind = Kind::other;
  char letter = 0;
  bool starts_apart = false;  ///< group: whatever it matches starts with a non-word character
  bool ends_apart = false;
  bool only_apart = false;  ///< group: it matches nothing but non-word characters, if anything
  Needed inside;            ///< group: its needs when it stands between boundaries
  bool optional = false;    ///< may match nothing
};

constexpr bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// The end of the `[...]` that begins at `at`, of `[]...]` and `[^]...]` too; beyond the pattern,
/// or npos, where it is not closed.
std::size_t end_of_class(std::string_view pattern, std::size_t at);

/// Whether nothing of a word is matched: spaces and punctuation at most.
bool only_apart(const std::vector<Item>& items);

/// Whether what the sequence matches begins (ends) with what is no part of a word.
bool apart_at(const std::vector<Item>& items, bool front);

/// What the sequence needs. Its edges count as those of words.
Needed needs_of(const std::vector<Item>& items);

/// What a choice between such sequences needs.
Needed needs_of_one(const std::vector<std::vector<Item>>& alternatives);

}  // namespace winloop::signal
