#pragma once

#include "full_text.hpp"
#include <winloop/model/conversation.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::store {

/// A term, or one form of it, as the words that FTS5 makes of it.
struct Phrase {
  std::size_t term = 0;  ///< its number
  std::vector<std::string> words;
  bool prefix = false;
};

struct Word {
  std::string text;
  ByteRange range;
};

/// A text's words, as FTS5 makes them.
std::vector<Word> words_of(FullText& full_text, std::string_view text);

/// Where the phrases stand in a text; those that overlap become one.
std::vector<ByteRange> matches_in(const std::vector<Word>& words,
                                  const std::vector<Phrase>& phrases);

/// The part of a text to show: all of a short one, else whole words around the stretch that holds
/// most matches, or where there is none the beginning.
ByteRange context_of(std::string_view text, const std::vector<Word>& words,
                     const std::vector<ByteRange>& matches);

}  // namespace winloop::store
