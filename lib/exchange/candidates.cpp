#include "headings.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/exchange/candidates.hpp>
#include <winloop/exchange/csv.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace winloop::exchange {

namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_fact = 2'000;

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `7,5` to `7.5`; nothing when the text is no number with a decimal comma.
std::optional<std::string> with_point(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  auto whole = text.substr(0, comma);
  if (whole.starts_with('-')) whole.remove_prefix(1);
  if (!all_digits(whole) || !all_digits(text.substr(comma + 1))) return std::nullopt;
  std::string result(text);
  result[comma] = '.';
  return result;
}

/// Not a number: what a number would lose (leading zeros, digits past a double's) and `1e5`, `inf`.
bool loses_as_number(std::string_view text) {
  auto digits = text;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return true;
  return digits.size() > 16 || digits.find_first_not_of("0123456789.") != std::string_view::npos;
}

Fact fact_of(std::string_view cell, std::string_view fact_name, char delimiter) {
  const auto text = utf8::trim(cell);
  if (stays_words(fact_name)) return std::string(text);
  if (delimiter == ';') {
    if (const auto pointed = with_point(text)) return parse_fact(*pointed);
  }
  if (loses_as_number(text)) return std::string(text);
  return parse_fact(text);
}

std::vector<std::string> split_aliases(std::string_view text) {
  std::vector<std::string> result;
  while (true) {
    const auto end = text.find_first_of(",;|/\n");
    auto alias = utf8::one_line(text.substr(0, end));
    if (!alias.empty()) result.push_back(std::move(alias));
    if (end == std::string_view::npos) return result;
    text.remove_prefix(end + 1);
  }
}

/// One row being read into a candidate; the first thing that is off ends it.
class RowReader {
 public:
  RowReader(const CandidateSheet& sheet, const CsvRow& row) : sheet_(sheet), row_(row) {
    read_.line = row.line;
  }

  std::optional<RowError> read() {
    if (auto error = check_width()) return error;
    for (std::size_t i = 0; i < row_.cells.size() && i < sheet_.columns.size(); ++i) {
      const auto cell = utf8::trim(restored(utf8::trim(row_.cells[i])));
      if (cell.empty()) continue;
      if (auto error = take(sheet_.columns[i], cell)) return error;
    }
    auto& candidate = read_.candidate;
    if (candidate.name.empty()) {
      candidate.name = utf8::one_line(first_name_ + " " + last_name_);
    }
    if (candidate.name.empty() && candidate.email.empty() && candidate.id.empty()) {
      return RowError{row_.line,
                      {},
                      "a row without name, e-mail address and id",
                      "one of them, to know the person by"};
    }
    return std::nullopt;
  }

  SheetRow& row() { return read_; }

 private:
  std::optional<RowError> check_width() const {
    const auto expected = sheet_.columns.size();
    const auto& cells = row_.cells;
    const auto empty = [](const std::string& cell) { return utf8::trim(cell).empty(); };
    const bool fits =
        cells.size() == expected ||
        (cells.size() > expected &&
         std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(expected), cells.end(), empty));
    if (fits) return std::nullopt;
    return RowError{row_.line,
                    {},
                    fmt::format("a row of {} cells", cells.size()),
                    fmt::format("{} as in the first row: is a cell with the separator in it not "
                                "quoted?",
                                expected)};
  }

  RowError wrong(const SheetColumn& column, std::string_view found, std::string expected) const {
    constexpr std::size_t shown = 60;
    std::string text(found.substr(0, utf8::prefix_within(found, shown)));
    if (text.size() < found.size()) text += "...";
    return {row_.line, column.heading, fmt::format("\"{}\"", utf8::visible(text)),
            std::move(expected)};
  }

  std::optional<RowError> take(const SheetColumn& column, std::string_view cell) {
    auto& candidate = read_.candidate;
    const auto limit = column.field == SheetField::fact ? longest_fact : longest_name;
    if (column.field != SheetField::ignored && column.field != SheetField::aliases &&
        cell.size() > limit) {
      return wrong(column, cell, fmt::format("at most {} bytes", limit));
    }
    switch (column.field) {
      case SheetField::id:
        candidate.id = utf8::slug(cell);
        if (candidate.id.empty()) return wrong(column, cell, "an id of letters, digits and dashes");
        break;
      case SheetField::name:
        candidate.name = utf8::one_line(cell);
        break;
      case SheetField::first_name:
        first_name_ = utf8::one_line(cell);
        break;
      case SheetField::last_name:
        last_name_ = utf8::one_line(cell);
        break;
      case SheetField::email:
        candidate.email = cell.starts_with("mailto:") ? cell.substr(7) : cell;
        if (!is_email_address(candidate.email)) {
          return wrong(column, cell, "one e-mail address, such as ana@example.org");
        }
        break;
      case SheetField::source:
        candidate.source = utf8::one_line(cell);
        break;
      case SheetField::stage:
        candidate.stage = utf8::one_line(cell);
        break;
      case SheetField::aliases:
        candidate.aliases = split_aliases(cell);
        break;
      case SheetField::fact:
        candidate.facts[column.fact] = fact_of(cell, column.fact, sheet_.delimiter);
        break;
      case SheetField::ignored:
        break;
    }
    return std::nullopt;
  }

  const CandidateSheet& sheet_;
  const CsvRow& row_;
  SheetRow read_;
  std::string first_name_;
  std::string last_name_;
};

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return utf8::trim(cell).empty(); });
}

}  // namespace

std::string to_string(const SheetColumn& column) {
  if (column.field == SheetField::fact) return "fact:" + column.fact;
  return std::string(name(column.field));
}

std::string to_string(const RowError& error) {
  const auto column =
      error.heading.empty() ? std::string() : fmt::format("column \"{}\": ", error.heading);
  return fmt::format("{}found {}, expected {}", column, error.found, error.expected);
}

CandidateSheet read_candidates(std::string_view bytes, std::string_view file_name,
                               const std::map<std::string, std::string>& column_to_field) {
  const auto table = read_csv(bytes, file_name);
  const auto headings = std::find_if_not(table.rows.begin(), table.rows.end(), is_blank);
  if (headings == table.rows.end()) {
    throw bad_input(Place{std::string(file_name)},
                    "no rows; expected headings in the first and a candidate in each other");
  }
  CandidateSheet sheet;
  sheet.file = std::string(file_name);
  sheet.delimiter = table.delimiter;
  sheet.columns = columns_of(headings->cells, column_to_field, file_name, headings->line);

  std::unordered_map<std::string, int> line_of_id;
  for (auto row = headings + 1; row != table.rows.end(); ++row) {
    if (is_blank(*row)) continue;
    RowReader reader(sheet, *row);
    auto error = reader.read();
    const auto& id = reader.row().candidate.id;
    if (!error && !id.empty()) {
      const auto [at, is_new] = line_of_id.emplace(id, row->line);
      if (!is_new) {
        error = RowError{row->line,
                         {},
                         fmt::format("the id \"{}\" of line {} again", id, at->second),
                         "each id once"};
      }
    }
    if (error) {
      sheet.errors.push_back(std::move(*error));
    } else {
      sheet.rows.push_back(std::move(reader.row()));
    }
  }
  return sheet;
}

}  // namespace winloop::exchange
