#include "people.hpp"
#include "text.hpp"
#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace winloop::document {

namespace {

constexpr int longest_bar = 40;
constexpr int shortest_bar = 8;

/// A bar in eighths of a column.
std::string filled(double value, int width, bool unicode) {
  static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!unicode) {
    const auto full = static_cast<int>(std::lround(value * width));
    return repeated("#", full) + repeated(".", width - full);
  }
  const auto parts = static_cast<int>(std::lround(value * width * 8));
  // Something is never nothing.
  const int shown = value > 0 ? std::max(parts, 1) : parts;
  return repeated("█", shown / 8) + std::string(eighths[static_cast<std::size_t>(shown % 8)]);
}

/// Where a value lies within what it could be: `──├──●────┤──`.
std::string whiskers(const Bar& bar, int width, bool unicode) {
  const auto column = [width](double value) {
    return static_cast<int>(std::lround(share(value) * (width - 1)));
  };
  const int low = column(bar.interval->low);
  const int high = std::max(low, column(bar.interval->high));
  const int at = bar.value ? column(*bar.value) : -1;
  std::string line;
  for (int i = 0; i < width; ++i) {
    if (i == at) {
      line += unicode ? "●" : "o";
    } else if (i == low) {
      line += unicode ? "├" : "[";
    } else if (i == high) {
      line += unicode ? "┤" : "]";
    } else if (i > low && i < high) {
      line += unicode ? "─" : "-";
    } else {
      line += unicode ? "·" : ".";
    }
  }
  return line;
}

std::string drawn(const Bar& bar, int width, bool unicode) {
  if (bar.interval && !is_missing(*bar.interval)) return whiskers(bar, width, unicode);
  if (!bar.value || !std::isfinite(*bar.value)) return {};
  return filled(share(*bar.value), width, unicode);
}

/// How wide the text is on one line, its own line breaks given up.
int line_width(std::string_view text) {
  return utf8::width(cut(text, std::numeric_limits<int>::max(), true));
}

}  // namespace

void text_bars(const Bars& bars, TextPage& page) {
  page.gap();
  if (!bars.title.empty()) {
    for (const auto& line : wrap(bars.title, page.width())) {
      page.line(page.styled(line, sgr::bold));
    }
    page.gap();
  }
  int labels = 0;
  int words = 0;
  for (const auto& bar : bars.bars) {
    labels = std::max(labels, line_width(bar.label));
    words = std::max(words, line_width(bar_words(bar, page.unicode())));
  }
  labels = std::min(labels, std::max(6, page.width() / 3));
  const int room = page.width() - labels - 4;
  words = std::min(words, room - shortest_bar);
  const int width = std::clamp(room - words, 1, longest_bar);
  for (const auto& bar : bars.bars) {
    const auto label = padded(cut(bar.label, labels, page.unicode()), labels);
    const auto line = padded(drawn(bar, width, page.unicode()), width);
    page.line(label + "  " + page.styled(line, sgr::bar) + "  " +
              cut(bar_words(bar, page.unicode()), words, page.unicode()));
  }
  if (!bars.caption.empty()) {
    page.gap();
    for (const auto& line : wrap(bars.caption, page.width())) {
      page.line(page.styled(line, sgr::dim));
    }
  }
}

}  // namespace winloop::document
