#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::exchange {

/// Bounds on what a file may ask for; past one of them it is refused, naming the bound.
struct CsvLimits {
  std::size_t bytes = std::size_t{512} << 20;
  std::size_t rows = 2'000'000;
  std::size_t columns = 1'024;
  std::size_t cell_bytes = std::size_t{1} << 20;
};

struct CsvRow {
  int line = 0;  ///< where the row begins in the file, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  char delimiter = ',';
  std::vector<CsvRow> rows;  ///< the headings among them; lines without any byte are left out
};

/// Reads comma, semicolon or tab separated text (RFC 4180 and what spreadsheets make of it): UTF-8
/// with or without a byte-order mark, lines ended by LF, CRLF or CR, Excel's `sep=;` line obeyed.
/// The delimiter, unless given, is the one under which the first rows agree best in their number of
/// cells. Cells come as they stand, spaces included. `file_name` is for messages.
///
/// Throws Error(bad_input) with file, line and column for text that is not UTF-8 (naming the likely
/// encoding), NUL bytes, a quoted cell that never ends, and anything past a limit.
WINLOOP_API CsvTable read_csv(std::string_view bytes, std::string_view file_name,
                              std::optional<char> delimiter = std::nullopt,
                              const CsvLimits& limits = {});

/// Undoes what keeps spreadsheets from evaluating text: without the apostrophe that the writer puts
/// before it (without_formula_guard, so that the two cannot differ). Other text as it is.
WINLOOP_API std::string_view restored(std::string_view cell);

}  // namespace winloop::exchange
