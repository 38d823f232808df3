#include "wrap.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>

namespace winloop::document {

namespace {

/// Most text: nothing to make visible, a column a byte.
bool is_simple(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

int width_of_widest_word(std::string_view line) {
  int widest = 0;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    widest = std::max(widest, utf8::width(line.substr(0, end)));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return widest;
}

/// The text's own lines, safe to print; a tab is one space, as in HTML.
std::vector<std::string> visible_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const auto end = text.find('\n');
    std::string line(text.substr(0, end));
    if (line.ends_with('\r')) line.pop_back();
    std::replace(line.begin(), line.end(), '\t', ' ');
    lines.push_back(utf8::visible(line));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Where to cut a word that is wider than a line: after the last mark there that joins its parts
/// (an id's dash, an address's @), else wherever the line ends; at least one character, combining
/// marks with it.
std::size_t piece_within(std::string_view word, int width) {
  const auto size = utf8::prefix_within(word, width);
  const auto joint = word.substr(0, size).find_last_of("-@/:");
  if (joint != std::string_view::npos && joint != 0) return joint + 1;
  if (size != 0) return size;
  std::size_t at = 1;
  while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xc0U) == 0x80U) ++at;
  return at;
}

void wrap_line(std::vector<std::string>& lines, std::string_view text, int width) {
  std::string line;
  int used = 0;
  while (!text.empty()) {
    const auto spaces = std::min(text.find_first_not_of(' '), text.size());
    const auto gap = text.substr(0, spaces);
    text.remove_prefix(spaces);
    auto word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (word.empty()) break;  // spaces at the end say nothing
    const int gap_width = static_cast<int>(gap.size());
    int word_width = utf8::width(word);
    if (used + gap_width + word_width <= width) {
      line.append(gap).append(word);
      used += gap_width + word_width;
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
    while (word_width > width) {
      const auto size = piece_within(word, width);
      lines.emplace_back(word.substr(0, size));
      word.remove_prefix(size);
      word_width = utf8::width(word);
    }
    line = word;
    used = word_width;
  }
  lines.push_back(std::move(line));
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, int width) {
  if (static_cast<int>(text.size()) <= width && is_simple(text) && !text.ends_with(' ')) {
    return {std::string(text)};
  }
  std::vector<std::string> lines;
  for (const auto& line : visible_lines(text)) wrap_line(lines, line, std::max(width, 2));
  return lines;
}

std::size_t inked(std::string_view text) {
  std::size_t count = 0;
  for (const auto& line : visible_lines(text))
    count += line.size() - static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
  return count;
}

std::string cut(std::string_view text, int width, bool unicode) {
  std::string line;
  for (const auto& piece : visible_lines(text)) {
    if (!line.empty()) line += ' ';
    line += piece;
  }
  if (utf8::width(line) <= width) return line;
  const std::string_view whole_mark = unicode ? "…" : "..";
  const auto mark = whole_mark.substr(0, utf8::prefix_within(whole_mark, width));
  const int room = std::max(0, width - utf8::width(mark));
  line.resize(utf8::prefix_within(line, room));
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line.append(mark);
}

Extent extent(std::string_view text) {
  if (is_simple(text)) return {static_cast<int>(text.size()), width_of_widest_word(text)};
  Extent all;
  for (const auto& line : visible_lines(text)) {
    all.line = std::max(all.line, utf8::width(line));
    all.word = std::max(all.word, width_of_widest_word(line));
  }
  return all;
}

std::string repeated(std::string_view piece, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += piece;
  return all;
}

std::string padded(std::string_view text, int width, bool right_aligned) {
  const std::string fill(static_cast<std::size_t>(std::max(0, width - utf8::width(text))), ' ');
  return right_aligned ? fill + std::string(text) : std::string(text) + fill;
}

}  // namespace winloop::document
