#pragma once

#include "pattern.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace winloop::signal {

/// The text of every number among words.
inline constexpr std::string_view number_word = "<num>";

/// A word of a sentence, made comparable: contractions taken apart ("don't" is "do" and "n't"),
/// numbers alike, punctuation gone, so that recognised speech and edited text read the same.
struct Word {
  std::string_view text;   ///< as it counts: "will" for "'ll", "<num>" for "eighty five"
  std::string_view group;  ///< the group it belongs to ("<day>"), else `text`
  std::string_view stem;   ///< `text` without its ending ("learn" for "learning")
  std::uint64_t text_hash = 0;
  std::uint64_t group_hash = 0;
  std::uint64_t stem_hash = 0;
  Stretch place;  ///< in the spoken text
};

/// The words of text[part], appended to `words`. They refer to `text`.
void read_words(std::string_view text, Stretch part, std::vector<Word>& words);

}  // namespace winloop::signal
