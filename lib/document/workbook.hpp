#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/document/render.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace winloop::document {

/// One cell of a sheet. Text is valid, as escape_workbook leaves it, and never a formula.
struct SheetCell {
  std::variant<std::monostate, std::string, double, bool> value = {};
  std::string format = {};  ///< of numbers and guarded text, in the spreadsheet's words: `0.00`
  bool among_text = false;  ///< whatever it holds, it begins where the text above and below does
};

/// The format of days.
constexpr const char* day_format = "yyyy-mm-dd";

struct SheetColumn {
  std::string heading = {};
  bool for_data = false;  ///< not for people: hidden where none of its cells has anything
  int width = 0;          ///< in characters
};

/// A header row and what stands below it.
struct Sheet {
  std::string name = {};  ///< valid and unlike all others, as SheetNames makes it
  std::vector<SheetColumn> columns = {};
  std::size_t rows = 0;
  /// Writes the cells of a row, one a column; asked for one row after the other.
  std::function<void(std::size_t row, std::span<SheetCell> cells)> fill = {};
};

/// Widths that fit what stands in the first rows, within what a screen holds.
void fit_widths(Sheet& sheet);

/// How many lines of text the header row, or a row of those cells, takes in columns of these
/// widths: who opens the file is not relied on to make rows as high as their text.
WINLOOP_API int lines_of_headings(const Sheet& sheet);
WINLOOP_API int lines_of_row(const Sheet& sheet, std::span<const SheetCell> cells);

struct Workbook {
  std::string title = {};
  std::string generator = {};
  Date created = {};
  std::vector<Sheet> sheets = {};
};

/// The writer of workbooks, with the library that makes them: the module `workbook` (the folder of
/// that name), loaded when the first one is written.
struct WorkbookWriter {
  /// Throws Error(storage) where the temporary files of the sheets cannot be written.
  void (*write)(const Workbook& workbook, const Sink& sink);
};

}  // namespace winloop::document
