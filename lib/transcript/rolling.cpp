#include "rolling.hpp"

#include "lines.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <vector>

namespace winloop::transcript {

namespace {

/// Captions have two or three lines; what is longer is no caption and not compared.
constexpr std::size_t most_lines = 4;

struct CaptionLine {
  std::string_view text;
  std::size_t next = 0;  ///< where the line after it begins
};

std::vector<CaptionLine> lines_of(std::string_view text) {
  std::vector<CaptionLine> found;
  Lines lines(text);
  Line line;
  while (lines.next(line) && found.size() <= most_lines) {
    if (!found.empty()) found.back().next = line.from;
    if (!blank(line.text)) found.push_back({utf8::trim(line.text), text.size()});
  }
  return found;
}

}  // namespace

std::size_t repeated_front(std::string_view previous, std::string_view current) {
  const auto before = lines_of(previous);
  const auto now = lines_of(current);
  if (before.size() > most_lines || now.size() > most_lines) return 0;
  for (std::size_t count = std::min(before.size(), now.size()); count > 0; --count) {
    const bool same =
        std::equal(before.end() - static_cast<std::ptrdiff_t>(count), before.end(), now.begin(),
                   [](const CaptionLine& a, const CaptionLine& b) { return a.text == b.text; });
    if (same) return now[count - 1].next;
  }
  return 0;
}

}  // namespace winloop::transcript
