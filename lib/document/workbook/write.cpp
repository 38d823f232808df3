#include "write.hpp"

#include "memory_file.hpp"
#include "whole.hpp"
#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

namespace winloop::document {

namespace {

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using WorkbookPointer = std::unique_ptr<lxw_workbook, FreeWorkbook>;

void demand(lxw_error code) {
  if (code == LXW_NO_ERROR) return;
  throw Error(ErrorKind::storage,
              fmt::format("the workbook could not be written: {}", lxw_strerror(code)));
}

/// The library copies what it is given, but takes no constant.
char* not_changed(const std::string& text) {
  return const_cast<char*>(text.c_str());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

/// The formats of one workbook, each made once: Excel allows some 64,000.
class CellFormats {
 public:
  explicit CellFormats(lxw_workbook* workbook) : workbook_(workbook), heading_(make()) {
    format_set_bold(heading_);
    format_set_text_wrap(heading_);
    format_set_bottom(heading_, LXW_BORDER_THIN);
  }

  [[nodiscard]] lxw_format* heading() const { return heading_; }

  lxw_format* of(const SheetCell& cell) {
    const bool wraps = std::holds_alternative<std::string>(cell.value);
    auto& format = formats_[{wraps, cell.among_text, cell.format}];
    if (format != nullptr) return format;
    format = make();
    if (wraps) format_set_text_wrap(format);
    if (cell.among_text) {
      format_set_align(format, LXW_ALIGN_LEFT);
    } else if (std::holds_alternative<double>(cell.value)) {
      stand_off(format);
    }
    if (!cell.format.empty()) format_set_num_format(format, cell.format.c_str());
    return format;
  }

 private:
  /// Numbers end short of the text in the next column.
  static void stand_off(lxw_format* format) {
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_indent(format, 1);
  }

  lxw_format* make() {
    auto* const format = workbook_add_format(workbook_);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }

  lxw_workbook* workbook_;
  lxw_format* heading_;
  std::map<std::tuple<bool, bool, std::string>, lxw_format*> formats_;
};

void write_sheet_cell(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const SheetCell& cell,
                      CellFormats& formats) {
  // Never worksheet_write_formula or _url, nor anything that guesses.
  if (const auto* const text = std::get_if<std::string>(&cell.value)) {
    demand(worksheet_write_string(to, row, column, text->c_str(), formats.of(cell)));
  } else if (const auto* const number = std::get_if<double>(&cell.value)) {
    demand(worksheet_write_number(to, row, column, *number, formats.of(cell)));
  } else if (const auto* const truth = std::get_if<bool>(&cell.value)) {
    demand(worksheet_write_boolean(to, row, column, *truth ? 1 : 0, formats.of(cell)));
  }
}

/// The library writes rows to a temporary file and does not look whether they arrive.
void demand_written(const lxw_worksheet* sheet) {
  std::FILE* const rows = sheet->optimize_tmpfile;
  if (rows != nullptr && (std::fflush(rows) != 0 || std::ferror(rows) != 0)) {
    throw Error(ErrorKind::storage,
                "the temporary file of a workbook could not be written; is there room in TMPDIR?");
  }
}

/// On paper: across, as wide as the page, the headings on each.
void set_up_pages(lxw_worksheet* to) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_landscape(to);
  worksheet_set_paper(to, a4);
  worksheet_fit_to_pages(to, 1, 0);
  demand(worksheet_repeat_rows(to, 0, 0));
  demand(worksheet_set_footer(to, "&L&A&R&P / &N"));
}

/// The height of a row with more than one line. Excel would find it by itself, but LibreOffice
/// prints such rows one over the other.
void set_height(lxw_worksheet* to, lxw_row_t row, int lines) {
  constexpr double line = 15;
  constexpr double highest = 409;  // of any row
  if (lines > 1) demand(worksheet_set_row(to, row, std::min(lines * line, highest), nullptr));
}

void write_headings(lxw_worksheet* to, const Sheet& sheet, CellFormats& formats) {
  set_height(to, 0, lines_of_headings(sheet));
  lxw_col_t at = 0;
  for (const auto& column : sheet.columns) {
    demand(worksheet_write_string(to, 0, at++, column.heading.c_str(), formats.heading()));
  }
}

/// Returns for each column whether any of its cells has something.
std::vector<bool> write_rows(lxw_worksheet* to, const Sheet& sheet, CellFormats& formats) {
  std::vector<bool> used(sheet.columns.size());
  std::vector<SheetCell> cells(sheet.columns.size());
  for (std::size_t row = 0; row < sheet.rows; ++row) {
    sheet.fill(row, cells);
    const auto below = static_cast<lxw_row_t>(row + 1);
    set_height(to, below, lines_of_row(sheet, cells));
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (!std::holds_alternative<std::monostate>(cells[at].value)) used[at] = true;
      write_sheet_cell(to, below, static_cast<lxw_col_t>(at), cells[at], formats);
    }
  }
  return used;
}

void set_columns(lxw_worksheet* to, const Sheet& sheet, const std::vector<bool>& used) {
  lxw_col_t at = 0;
  for (const auto& column : sheet.columns) {
    lxw_row_col_options options{};
    options.hidden = column.for_data && sheet.rows > 0 && !used[at] ? LXW_TRUE : LXW_FALSE;
    demand(worksheet_set_column_opt(to, at, at, column.width, nullptr, &options));
    ++at;
  }
}

void write_sheet(lxw_workbook* workbook, const Sheet& sheet, CellFormats& formats) {
  auto* const to = workbook_add_worksheet(workbook, sheet.name.c_str());
  if (to == nullptr) throw std::logic_error("not the name of a sheet: " + sheet.name);
  write_headings(to, sheet, formats);
  set_columns(to, sheet, write_rows(to, sheet, formats));
  worksheet_freeze_panes(to, 1, 0);
  set_up_pages(to);
  if (!sheet.columns.empty()) {
    const auto last = static_cast<lxw_row_t>(sheet.rows);
    demand(worksheet_autofilter(to, 0, 0, last, static_cast<lxw_col_t>(sheet.columns.size() - 1)));
  }
  demand_written(to);
}

/// The day of the document, not the clock's, so that the same input gives the same bytes. Noon:
/// the library takes 0 for now.
void set_properties(lxw_workbook* to, const Workbook& workbook) {
  constexpr std::time_t day = 86'400;
  lxw_doc_properties properties{};
  properties.title = not_changed(workbook.title);
  properties.author = not_changed(workbook.generator);
  properties.created = workbook.created.day_number() * day + day / 2;
  demand(workbook_set_properties(to, &properties));
}

}  // namespace

void write_workbook(const Workbook& workbook, const Sink& sink) {
  const MemoryFile file;
  // Row by row: a million rows are not held.
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  WorkbookPointer made(workbook_new_opt(file.path().c_str(), &options));
  if (made == nullptr) throw std::bad_alloc();
  set_properties(made.get(), workbook);
  CellFormats formats(made.get());
  for (const auto& sheet : workbook.sheets) write_sheet(made.get(), sheet, formats);
  demand(workbook_close(made.release()));  // frees it, whatever comes of it
  demand_whole_sheets(file.path());
  file.read(sink);
}

}  // namespace winloop::document
