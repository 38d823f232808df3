#include "columns.hpp"

#include <algorithm>
#include <numeric>

namespace winloop::document {

namespace {

constexpr int comfortable_word = 18;  // a longer one may be broken to save the table's shape
constexpr int least_text = 9;

struct Range {
  int wish = 0;         // everything on one line
  int whole_words = 0;  // however long
  int words = 0;        // words whole, but for long ones
  int least = 0;        // still legible
};

Range range_of(const ColumnNeed& need) {
  Range range;
  range.wish = std::max({need.cells.line, need.heading.line, 1});
  if (!need.may_shrink) {
    range.whole_words = range.words = std::max({need.cells.line, need.heading.word, 1});
    range.least = std::max(need.cells.line, 1);
    return range;
  }
  if (need.max_width > 0) {
    range.wish = std::min(range.wish, std::max(need.max_width, need.heading.word));
  }
  const int word = std::min(need.cells.word, comfortable_word);
  range.words = std::min(range.wish, std::max({need.min_width, word, need.heading.word}));
  range.whole_words = std::max(range.words, std::min(range.wish, need.cells.word));
  range.least = std::min(range.words, std::max(least_text, need.heading.word));
  return range;
}

/// Takes columns off the widest until the sum fits or all stand at their floors.
void shrink(std::vector<int>& widths, const std::vector<int>& floors, int available) {
  int sum = std::accumulate(widths.begin(), widths.end(), 0);
  while (sum > available) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= floors[i]) continue;
      if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == widths.size()) return;
    --widths[widest];
    --sum;
  }
}

}  // namespace

std::optional<std::vector<int>> fit_columns(const std::vector<ColumnNeed>& needs, int available) {
  // Beyond the line's own width a wish is a wish; this also bounds the steps below.
  std::vector<int> widths;
  std::vector<int> whole_words;
  std::vector<int> words;
  std::vector<int> least;
  for (const auto& need : needs) {
    const auto range = range_of(need);
    widths.push_back(need.may_shrink ? std::min(range.wish, std::max(available, 1)) : range.wish);
    whole_words.push_back(range.whole_words);
    words.push_back(range.words);
    least.push_back(range.least);
  }
  const auto sum_of = [](const std::vector<int>& all) {
    return std::accumulate(all.begin(), all.end(), 0);
  };
  const bool fit_whole = sum_of(whole_words) <= available;
  shrink(widths, fit_whole ? whole_words : words, available);
  shrink(widths, least, available);
  if (sum_of(widths) > available) return std::nullopt;
  return widths;
}

}  // namespace winloop::document
