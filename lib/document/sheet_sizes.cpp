#include "workbook.hpp"
#include "wrap.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

int longest_line(std::string_view text) {
  int longest = 0;
  while (true) {
    const auto end = text.find('\n');
    longest = std::max(longest, utf8::width(text.substr(0, end)));
    if (end == std::string_view::npos) return longest;
    text.remove_prefix(end + 1);
  }
}

/// About as many characters as the cell shows.
int shown_width(const SheetCell& cell) {
  if (const auto* const text = std::get_if<std::string>(&cell.value)) return longest_line(*text);
  constexpr int stand_off = 2;  // of numbers and days from what follows
  if (cell.format == day_format) return 10 + stand_off;
  if (const auto* const number = std::get_if<double>(&cell.value)) {
    return static_cast<int>(fmt::format("{:.0f}", *number).size() + cell.format.size()) + stand_off;
  }
  return std::holds_alternative<bool>(cell.value) ? 5 : 0;
}

int lines_in(std::string_view text, int width) {
  const bool one = text.find('\n') == std::string_view::npos && utf8::width(text) <= width;
  return one ? 1 : static_cast<int>(wrap(text, width).size());
}

}  // namespace

void fit_widths(Sheet& sheet) {
  constexpr std::size_t measured = 1000;
  constexpr int widest = 60;
  constexpr int widest_heading = 30;
  constexpr int filter_button = 3;
  for (auto& column : sheet.columns) {
    column.width = std::min(longest_line(column.heading), widest_heading) + filter_button;
  }
  std::vector<SheetCell> cells(sheet.columns.size());
  for (std::size_t row = 0; row < std::min(sheet.rows, measured); ++row) {
    sheet.fill(row, cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      auto& width = sheet.columns[i].width;
      width = std::max(width, std::min(shown_width(cells[i]) + 1, widest));
    }
  }
}

int lines_of_headings(const Sheet& sheet) {
  int most = 1;
  for (const auto& column : sheet.columns) {
    most = std::max(most, lines_in(column.heading, column.width));
  }
  return most;
}

int lines_of_row(const Sheet& sheet, std::span<const SheetCell> cells) {
  int most = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto* const text = std::get_if<std::string>(&cells[i].value);
    if (text != nullptr) most = std::max(most, lines_in(*text, sheet.columns[i].width));
  }
  return most;
}

}  // namespace winloop::document
