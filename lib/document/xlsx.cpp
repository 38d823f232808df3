#include "out.hpp"
#include "people.hpp"
#include "sheets.hpp"
#include "workbook.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/formula.hpp>
#include <winloop/base/module.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::document {

namespace {

constexpr std::size_t most_rows = 1'048'575;  // below the header
constexpr std::size_t most_columns = 16'384;
constexpr const char* text_as_it_is = "@";
/// Excel writes TRUE or FALSE whatever the format; LibreOffice has a 1 or 0 to show.
constexpr const char* yes_or_no = R"("yes";"yes";"no")";

/// `62%` or `0.62` in the words of a spreadsheet; as wide as people read it elsewhere.
std::string number_format(const Column& column, bool whole_number) {
  const bool percent = column.kind == ColumnKind::percent;
  const bool whole = percent || column.kind == ColumnKind::integer || whole_number;
  const int decimals = column.decimals >= 0 && !whole_number ? column.decimals : (whole ? 0 : 2);
  std::string format =
      decimals > 0 ? "0." + std::string(static_cast<std::size_t>(decimals), '0') : "0";
  return percent ? format + '%' : format;
}

SheetCell text_cell(std::string_view text) {
  if (text.empty()) return {};
  SheetCell cell{escape_workbook(text), {}};
  // It is text either way; a cell of this format stays so when somebody edits it.
  if (needs_formula_guard(text)) cell.format = text_as_it_is;
  return cell;
}

SheetCell number_cell(const Column& column, double number, bool whole) {
  if (!std::isfinite(number)) return {};
  return {rounded(number, column.data_decimals), number_format(column, whole)};
}

SheetCell whole_number_cell(const Column& column, std::int64_t number) {
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (number > exact || number < -exact) return text_cell(std::to_string(number));
  return number_cell(column, static_cast<double>(number), true);
}

SheetCell day_cell(Date day) {
  // Days before March 1900 are counted from another day: 1900 is taken for a leap year.
  constexpr int days_before_1970 = 25'569;
  constexpr int first_sure = 61;
  constexpr int last = 2'958'465;  // 9999-12-31
  const int serial = day.day_number() + days_before_1970;
  if (serial < first_sure || serial > last) return text_cell(day.to_string());
  return {static_cast<double>(serial), day_format};
}

SheetCell sheet_cell(const Column& column, const Cell& cell) {
  return std::visit(
      [&](const auto& value) -> SheetCell {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string_view>) {
          return text_cell(value);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
          return whole_number_cell(column, value);
        } else if constexpr (std::is_same_v<T, double>) {
          return number_cell(column, value, false);
        } else if constexpr (std::is_same_v<T, Date>) {
          return day_cell(value);
        } else if constexpr (std::is_same_v<T, bool>) {
          return {value, yes_or_no};
        } else if constexpr (std::is_same_v<T, Strings>) {
          return text_cell(fmt::format("{}", fmt::join(value, "; ")));
        } else {
          return {};
        }
      },
      cell);
}

/// `spec_tension` as people write it: `Spec tension`.
std::string name_in_words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  }
  return name;
}

/// The rows of the tables of one sheet, one after the other.
class SheetRows {
 public:
  explicit SheetRows(SheetPlan plan)
      : plan_(std::move(plan)), columns_(columns_for(plan_.parts.front().table, Show::data)) {
    for (const auto& part : plan_.parts) {
      readers_.emplace_back(part.table);
      starts_.push_back(size_);
      size_ += part.table.size();
    }
  }
  SheetRows(const SheetRows&) = delete;
  SheetRows& operator=(const SheetRows&) = delete;

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::vector<SheetColumn> columns() const {
    std::vector<SheetColumn> columns;
    if (plan_.names_headings()) columns.push_back({"Under"});
    const auto& table = plan_.parts.front().table;
    for (const auto i : columns_) {
      const auto& column = table.columns[i];
      const bool for_data = column.show == Show::data;
      if (column.kind == ColumnKind::interval) {
        columns.push_back({name_in_words(column.key + "_low"), for_data});
        columns.push_back({name_in_words(column.key + "_high"), for_data});
      } else {
        auto heading = column.title.empty() ? name_in_words(column.key) : column.title;
        columns.push_back({std::move(heading), for_data});
      }
    }
    return columns;
  }

  void fill(std::size_t row, std::span<SheetCell> to) {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), row);
    const auto n = static_cast<std::size_t>(after - starts_.begin()) - 1;
    const auto cells = readers_[n].read(row - starts_[n]);
    const auto& part = plan_.parts[n];
    std::size_t at = 0;
    if (plan_.names_headings()) to[at++] = text_cell(part.under);
    for (const auto i : columns_) {
      const auto& column = part.table.columns[i];
      if (column.kind != ColumnKind::interval) {
        to[at++] = sheet_cell(column, cells[i]);
        continue;
      }
      const auto* const interval = std::get_if<Interval>(&cells[i]);
      to[at++] = interval != nullptr ? number_cell(column, interval->low, false) : SheetCell{};
      to[at++] = interval != nullptr ? number_cell(column, interval->high, false) : SheetCell{};
    }
  }

 private:
  SheetPlan plan_;
  std::vector<std::size_t> columns_;
  std::vector<RowReader> readers_;
  std::vector<std::size_t> starts_;
  std::size_t size_ = 0;
};

Sheet sheet_of(std::string name, std::vector<SheetColumn> columns) {
  if (columns.size() > most_columns) {
    throw Error(ErrorKind::usage, fmt::format("\"{}\" has {} columns and a sheet holds {}; use csv",
                                              name, columns.size(), most_columns));
  }
  for (auto& column : columns) column.heading = escape_workbook(column.heading);
  return {.name = std::move(name), .columns = std::move(columns)};
}

Sheet table_sheet(SheetPlan plan, SheetNames& names) {
  auto name = names.unique(name_in_words(plan.parts.front().table.name));
  const auto rows = std::make_shared<SheetRows>(std::move(plan));
  if (rows->size() > most_rows) {
    throw Error(ErrorKind::usage, fmt::format("\"{}\" has {} rows and a sheet holds {}; use csv",
                                              name, rows->size(), most_rows));
  }
  auto sheet = sheet_of(std::move(name), rows->columns());
  sheet.rows = rows->size();
  sheet.fill = [rows](std::size_t row, std::span<SheetCell> cells) { rows->fill(row, cells); };
  fit_widths(sheet);
  return sheet;
}

Sheet about_sheet(const Document& document, SheetNames& names) {
  auto sheet = sheet_of(names.unique("About"), {{"What"}, {"Value"}});
  const auto fields = std::make_shared<std::vector<Field>>(about_fields(document));
  sheet.rows = fields->size();
  sheet.fill = [fields](std::size_t row, std::span<SheetCell> cells) {
    const auto& field = (*fields)[row];
    cells[0] = text_cell(field.title.empty() ? field.key : field.title);
    const auto cell = field.value.cell();
    // One cell for what elsewhere takes two columns.
    cells[1] = std::holds_alternative<Interval>(cell)
                   ? text_cell(in_words(column_of(field), cell, true))
                   : sheet_cell(column_of(field), cell);
    cells[1].among_text = true;
  };
  fit_widths(sheet);
  return sheet;
}

/// The day that the document speaks for; where it speaks for any, always the same one.
Date day_of(const Document& document) {
  for (const auto& field : document.meta) {
    const auto cell = field.value.cell();
    const auto* const day = std::get_if<Date>(&cell);
    if (field.key == "as_of" && day != nullptr) return *day;
  }
  return Date{std::chrono::year{2000} / 1 / 1};
}

void keep_section(std::vector<SheetPlan>& plans, const std::string& section) {
  std::vector<std::string> names;
  names.reserve(plans.size());
  for (const auto& plan : plans) names.push_back(plan.parts.front().table.name);
  if (std::find(names.begin(), names.end(), section) == names.end()) {
    throw Error(ErrorKind::usage, unknown_name("section", section, names));
  }
  std::erase_if(plans,
                [&](const SheetPlan& plan) { return plan.parts.front().table.name != section; });
}

}  // namespace

void render_xlsx(const Document& document, const RenderOptions& options, Out& out) {
  auto plans = plan_sheets(document);
  if (plans.empty()) refuse_without_table(Format::xlsx);
  if (!options.section.empty()) keep_section(plans, options.section);
  constexpr std::size_t longest_title = 200;
  const auto title = utf8::visible(document.title);
  Workbook workbook{.title = title.substr(0, utf8::prefix_within(title, longest_title)),
                    .generator = options.generator,
                    .created = day_of(document)};
  SheetNames names;
  workbook.sheets.reserve(plans.size() + 1);
  for (auto& plan : plans) workbook.sheets.push_back(table_sheet(std::move(plan), names));
  workbook.sheets.push_back(about_sheet(document, names));
  module_table<WorkbookWriter>("workbook").write(workbook, [&](std::string_view part) {
    out.put(part);
  });
}

}  // namespace winloop::document
