#include "encoding.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/formula.hpp>
#include <winloop/exchange/csv.hpp>

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <utility>

namespace winloop::exchange {

namespace {

int no_space(unsigned char) {
  return 0;
}

/// libcsv fed line by line, because it counts no lines itself.
class Reader {
 public:
  Reader(char delimiter, std::string_view file_name, const CsvLimits& limits)
      : file_name_(file_name), limits_(limits) {
    if (csv_init(&parser_, 0) != 0) {
      throw Error(ErrorKind::storage, "no memory to read CSV");
    }
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&parser_, no_space);  // else spaces around cells are lost
  }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// `first_line` is the number of the text's first line; reading stops after `most_rows`.
  void read(std::string_view text, int first_line, std::size_t most_rows) {
    int line = first_line;
    while (!text.empty() && rows_.size() < most_rows) {
      const auto rest = take_line(text);
      const auto fed = text.substr(0, text.size() - rest.size());
      if (!inside_) row_.line = line;
      feed(fed);
      line += static_cast<int>(std::count(fed.begin(), fed.end(), '\n'));
      if (fed.back() == '\r') ++line;
      text = rest;
    }
  }

  /// The end of the text; throws when it comes inside quotes.
  void finish() {
    // Not csv_fini(): without its strict mode, which refuses the quotes that people write inside
    // cells, it takes an open cell for a closed one. A line end closes all but an open quote.
    if (inside_) feed("\n");
    if (!inside_) return;
    throw bad_input(Place{std::string(file_name_), row_.line},
                    "a quoted cell that begins in this row is never closed; expected a closing "
                    "quote, and quotes inside a cell doubled (\"\")");
  }

  std::vector<CsvRow>& rows() { return rows_; }

 private:
  /// What follows the first line of the text. LF, CRLF and CR end a line.
  static std::string_view take_line(std::string_view text) {
    const auto end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    const bool two = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    return text.substr(end + (two ? 2 : 1));
  }

  void feed(std::string_view line) {
    ended_ = false;
    const auto eaten = csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this);
    if (failure_) std::rethrow_exception(failure_);
    if (eaten != line.size()) {
      throw bad_input(
          Place{std::string(file_name_), row_.line},
          fmt::format("the row cannot be read as CSV: {}", csv_strerror(csv_error(&parser_))));
    }
    const bool blank = line.find_first_not_of("\r\n") == std::string_view::npos;
    inside_ = !ended_ && (inside_ || !blank);
  }

  /// Runs one callback; an exception must not travel through libcsv's frames.
  template <typename Action>
  void guarded(const Action& action) {
    if (failure_) return;
    try {
      action();
    } catch (...) {
      failure_ = std::current_exception();
    }
  }

  [[nodiscard]] Error past(std::string_view what, std::size_t limit) const {
    return bad_input(Place{std::string(file_name_), row_.line},
                     fmt::format("more than {} {}; split the file", limit, what));
  }

  static void on_cell(void* bytes, std::size_t size, void* reader) {
    auto& self = *static_cast<Reader*>(reader);
    self.guarded([&] {
      if (size > self.limits_.cell_bytes)
        throw self.past("bytes in a cell", self.limits_.cell_bytes);
      if (self.row_.cells.size() == self.limits_.columns) {
        throw self.past("columns", self.limits_.columns);
      }
      self.row_.cells.emplace_back(static_cast<const char*>(bytes), size);
    });
  }

  static void on_row(int /*terminator*/, void* reader) {
    auto& self = *static_cast<Reader*>(reader);
    self.guarded([&] {
      if (self.rows_.size() == self.limits_.rows) throw self.past("rows", self.limits_.rows);
      self.ended_ = true;
      auto& done = self.rows_.emplace_back();
      done.line = self.row_.line;
      done.cells.reserve(self.row_.cells.size());
      done.cells.swap(self.row_.cells);
    });
  }

  csv_parser parser_{};
  std::string_view file_name_;
  const CsvLimits& limits_;
  std::vector<CsvRow> rows_;
  CsvRow row_;  ///< being read
  bool ended_ = false;
  bool inside_ = false;  ///< a row goes on in the next line
  std::exception_ptr failure_;
};

/// How many of the first rows have as many cells as the first, and how many cells that is; nothing
/// for a single one.
std::pair<std::size_t, std::size_t> agreement(char delimiter, std::string_view text,
                                              std::string_view file_name, const CsvLimits& limits) {
  constexpr std::size_t looked_at = 25;
  Reader reader(delimiter, file_name, limits);
  reader.read(text, 1, looked_at);
  const auto& rows = reader.rows();
  if (rows.empty() || rows.front().cells.size() < 2) return {0, 0};
  const auto width = rows.front().cells.size();
  const auto agrees = [&](const CsvRow& row) { return row.cells.size() == width; };
  return {std::count_if(rows.begin(), rows.end(), agrees), width};
}

char likely_delimiter(std::string_view text, std::string_view file_name, const CsvLimits& limits) {
  // The surer ones first: in a sheet of semicolons every row may hold a decimal comma too.
  constexpr std::array<char, 3> known{'\t', ';', ','};
  char best = ',';
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const char delimiter : known) {
    const auto found = agreement(delimiter, text, file_name, limits);
    if (found > most) {
      most = found;
      best = delimiter;
    }
  }
  return best;
}

/// Excel's first line `sep=;`: the delimiter, and the text after it.
std::optional<char> take_separator_line(std::string_view& text) {
  if (!text.starts_with("sep=") && !text.starts_with("SEP=")) return std::nullopt;
  if (text.size() < 6 || (text[5] != '\n' && text[5] != '\r')) return std::nullopt;
  const char delimiter = text[4];
  text.remove_prefix(text.substr(5).starts_with("\r\n") ? 7 : 6);
  return delimiter;
}

}  // namespace

CsvTable read_csv(std::string_view bytes, std::string_view file_name, std::optional<char> delimiter,
                  const CsvLimits& limits) {
  if (bytes.size() > limits.bytes) {
    throw bad_input(
        Place{std::string(file_name)},
        fmt::format("{} bytes; at most {} are read: split the file", bytes.size(), limits.bytes));
  }
  auto text = utf8_text(bytes, file_name);
  int first_line = 1;
  if (const auto named = take_separator_line(text)) {
    first_line = 2;
    if (!delimiter) delimiter = named;
  }
  CsvTable table;
  table.delimiter = delimiter ? *delimiter : likely_delimiter(text, file_name, limits);
  Reader reader(table.delimiter, file_name, limits);
  reader.read(text, first_line, static_cast<std::size_t>(-1));
  reader.finish();
  table.rows = std::move(reader.rows());
  return table;
}

std::string_view restored(std::string_view cell) {
  return without_formula_guard(cell);
}

}  // namespace winloop::exchange
