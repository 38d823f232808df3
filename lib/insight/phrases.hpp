#pragma once

#include <algorithm>
#include <string_view>

namespace winloop::insight {

/// Whether a word or a run of them stands in some words, whole; both folded (utf8::plain_words).
inline bool stands_in(std::string_view plain, std::string_view phrase) {
  for (auto at = plain.find(phrase); at != std::string_view::npos;
       at = plain.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    if ((at == 0 || plain[at - 1] == ' ') && (end == plain.size() || plain[end] == ' '))
      return true;
  }
  return false;
}

/// The same of any of a list.
template <typename List>
bool has_phrase(const List& phrases, std::string_view plain) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return stands_in(plain, phrase); });
}

}  // namespace winloop::insight
