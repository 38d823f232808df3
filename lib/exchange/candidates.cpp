#include "headings.hpp"
#include "numbers.hpp"
#include "spoken_name.hpp"
#include <winloop/base/counted.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/exchange/candidates.hpp>
#include <winloop/exchange/csv.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <variant>

namespace winloop::exchange {

namespace {

constexpr std::size_t longest_fact = 2'000;

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

std::string_view cell_text(const std::string& cell) {
  return utf8::trim(restored(utf8::trim(cell)));
}

/// A fact that may be a number.
bool may_be_number(const SheetColumn& column) {
  return column.field == SheetField::fact && !stays_words(column.fact);
}

/// What the sheet's cells show of how its numbers and names are written.
struct Manner {
  Numbers numbers;
  NameOrder names;
};

/// One row being read into a candidate; the first thing that is off ends it.
class RowReader {
 public:
  RowReader(const CandidateSheet& sheet, const Manner& how, const CsvRow& row)
      : sheet_(sheet), how_(how), row_(row) {
    read_.line = row.line;
  }

  std::optional<RowError> read() {
    if (auto error = check_width()) return error;
    for (std::size_t i = 0; i < row_.cells.size() && i < sheet_.columns.size(); ++i) {
      const auto cell = cell_text(row_.cells[i]);
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
                    fmt::format("a row of {}", counted(cells.size(), "cell")),
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
        candidate.name = how_.names.spoken(utf8::one_line(cell));
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
        return take_fact(column, cell);
      case SheetField::ignored:
        break;
    }
    return std::nullopt;
  }

  std::optional<RowError> take_fact(const SheetColumn& column, std::string_view cell) {
    auto& fact = read_.candidate.facts[column.fact];
    if (!may_be_number(column)) {
      fact = std::string(cell);
      return std::nullopt;
    }
    if (how_.numbers.is_ambiguous(cell)) {
      std::string without_points(cell);
      std::erase(without_points, '.');
      std::string with_comma(cell);
      std::replace(with_comma.begin(), with_comma.end(), '.', ',');
      return wrong(column, cell,
                   fmt::format("{} or {}: no other number in the sheet says which", without_points,
                               with_comma));
    }
    fact = how_.numbers.fact(cell);
    return std::nullopt;
  }

  const CandidateSheet& sheet_;
  const Manner& how_;
  const CsvRow& row_;
  SheetRow read_;
  std::string first_name_;
  std::string last_name_;
};

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return utf8::trim(cell).empty(); });
}

Manner manner_of(const CandidateSheet& sheet, std::span<const CsvRow> rows) {
  Manner how{Numbers(sheet.delimiter), {}};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.cells.size() && i < sheet.columns.size(); ++i) {
      if (may_be_number(sheet.columns[i])) how.numbers.see(cell_text(row.cells[i]));
      if (sheet.columns[i].field == SheetField::name) how.names.see(cell_text(row.cells[i]));
    }
  }
  return how;
}

/// Holds each row against those before it: what it is known by is its own.
class FirstSeen {
 public:
  std::optional<RowError> again(const SheetRow& row) {
    const auto& id = row.candidate.id;
    const auto& email = row.candidate.email;
    if (!id.empty()) {
      const auto [at, is_new] = line_of_id_.emplace(id, row.line);
      if (!is_new) return error(row, fmt::format("the id \"{}\"", id), at->second, "each id once");
    }
    if (email.empty()) return std::nullopt;
    const auto [at, is_new] = of_email_.emplace(utf8::fold(email), First{row.line, !id.empty()});
    // Two who share a mailbox are told apart by their ids.
    if (is_new || (at->second.has_id && !id.empty())) return std::nullopt;
    return error(row, fmt::format("the address {}", utf8::visible(email)), at->second.line,
                 "an address of their own, none, or an id for each of the two");
  }

 private:
  struct First {
    int line = 0;
    bool has_id = false;
  };

  static RowError error(const SheetRow& row, const std::string& what, int line,
                        std::string expected) {
    return {row.line, {}, fmt::format("{} of line {} again", what, line), std::move(expected)};
  }

  std::unordered_map<std::string, int> line_of_id_;
  std::unordered_map<std::string, First> of_email_;
};

/// The words in columns of which most cells are numbers.
std::vector<KeptWords> kept_words(const CandidateSheet& sheet,
                                  const std::vector<AskedFact>& facts_asked_for) {
  std::vector<KeptWords> all;
  for (const auto& column : sheet.columns) {
    if (!may_be_number(column)) continue;
    std::vector<KeptWords> words;
    std::size_t numbers = 0;
    for (const auto& row : sheet.rows) {
      const auto fact = row.candidate.facts.find(column.fact);
      if (fact == row.candidate.facts.end()) continue;
      if (const auto* text = std::get_if<std::string>(&fact->second)) {
        words.push_back({row.line, column.heading, *text});
      } else {
        ++numbers;
      }
    }
    const bool as_number = std::any_of(
        facts_asked_for.begin(), facts_asked_for.end(),
        [&](const AskedFact& asked) { return asked.as_number && asked.name == column.fact; });
    if (as_number || numbers > words.size()) all.insert(all.end(), words.begin(), words.end());
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const KeptWords& a, const KeptWords& b) { return a.line < b.line; });
  return all;
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
                               const std::map<std::string, std::string>& column_to_field,
                               const IsProtected& is_protected,
                               const std::vector<AskedFact>& facts_asked_for) {
  const auto table = read_csv(bytes, file_name);
  const auto headings = std::find_if_not(table.rows.begin(), table.rows.end(), is_blank);
  if (headings == table.rows.end()) {
    throw bad_input(Place{std::string(file_name)},
                    "no rows; expected headings in the first and a candidate in each other");
  }
  CandidateSheet sheet;
  sheet.file = std::string(file_name);
  sheet.delimiter = table.delimiter;
  sheet.columns = columns_of(headings->cells, column_to_field, is_protected, facts_asked_for,
                             file_name, headings->line);

  const auto how = manner_of(sheet, {headings + 1, table.rows.end()});
  FirstSeen seen;
  for (auto row = headings + 1; row != table.rows.end(); ++row) {
    if (is_blank(*row)) continue;
    RowReader reader(sheet, how, *row);
    auto error = reader.read();
    if (!error) error = seen.again(reader.row());
    if (error) {
      sheet.errors.push_back(std::move(*error));
    } else {
      sheet.rows.push_back(std::move(reader.row()));
    }
  }
  sheet.kept_words = kept_words(sheet, facts_asked_for);
  return sheet;
}

}  // namespace winloop::exchange
