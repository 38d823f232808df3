#include "find_context.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>

namespace winloop::store {

namespace {

bool stands_at(const Phrase& phrase, const std::vector<Word>& words, std::size_t at) {
  if (at + phrase.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const bool last = i + 1 == phrase.words.size();
    const auto& word = words[at + i].text;
    if (last && phrase.prefix ? !word.starts_with(phrase.words[i]) : word != phrase.words[i]) {
      return false;
    }
  }
  return true;
}

/// Whole words from the text's beginning, `widest` bytes at most; nothing but a word longer than
/// that is cut.
ByteRange beginning_of(const std::vector<Word>& words, std::string_view text, std::size_t widest) {
  ByteRange shown{0, 0};
  for (const auto& word : words) {
    const auto end = word.range.from + word.range.size;
    if (end > widest) break;
    shown.size = end;
  }
  if (shown.size == 0) shown.size = utf8::prefix_within(text, static_cast<int>(widest));
  return shown;
}

}  // namespace

std::vector<Word> words_of(FullText& full_text, std::string_view text) {
  std::vector<Word> words;
  full_text.split(text, [&](std::string_view word, std::size_t from, std::size_t to) {
    words.push_back({std::string(word), {from, to - from}});
  });
  return words;
}

std::vector<ByteRange> matches_in(const std::vector<Word>& words,
                                  const std::vector<Phrase>& phrases) {
  std::vector<ByteRange> matches;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const auto& phrase : phrases) {
      if (!stands_at(phrase, words, at)) continue;
      const auto from = words[at].range.from;
      const auto& last = words[at + phrase.words.size() - 1].range;
      const auto end = last.from + last.size;
      if (!matches.empty() && from < matches.back().from + matches.back().size) {
        matches.back().size = std::max(matches.back().size, end - matches.back().from);
      } else {
        matches.push_back({from, end - from});
      }
    }
  }
  return matches;
}

ByteRange context_of(std::string_view text, const std::vector<Word>& words,
                     const std::vector<ByteRange>& matches) {
  constexpr std::size_t widest = 240;
  if (text.size() <= widest) return {0, text.size()};
  if (matches.empty()) return beginning_of(words, text, widest);
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t first = 0; first < matches.size(); ++first) {
    std::size_t held = 0;
    while (first + held < matches.size() &&
           matches[first + held].from + matches[first + held].size <=
               matches[first].from + widest) {
      ++held;
    }
    if (held > most) {
      most = held;
      best = first;
    }
  }
  const auto& last = matches[best + std::max<std::size_t>(most, 1) - 1];
  const auto core = last.from + last.size - matches[best].from;
  const auto spare = core < widest ? (widest - core) / 2 : 0;
  const auto from = matches[best].from > spare ? matches[best].from - spare : 0;
  const auto to = std::min(text.size(), last.from + last.size + spare);
  ByteRange shown{matches[best].from, core};
  for (const auto& word : words) {
    const auto end = word.range.from + word.range.size;
    if (word.range.from < from || end > to) continue;
    const auto shown_end = std::max(shown.from + shown.size, end);
    shown.from = std::min(shown.from, word.range.from);
    shown.size = shown_end - shown.from;
  }
  if (from == 0) shown = {0, shown.from + shown.size};
  if (to == text.size()) shown.size = text.size() - shown.from;
  return shown;
}

}  // namespace winloop::store
