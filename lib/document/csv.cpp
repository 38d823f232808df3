#include "out.hpp"
#include "people.hpp"
#include <winloop/base/parallel.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace winloop::document {

namespace {

constexpr std::size_t number_room = 400;  // the longest double is 309 digits and a sign

/// Six places of most figures: constants divide several times as fast as variables.
constexpr std::int64_t million = 1'000'000;

/// The digits of a fraction of 1/power after the point, zeros at the end left out.
char* write_fraction(char* to, std::int64_t fraction, std::int64_t power) {
  for (auto place = power / 10; fraction != 0; place /= 10) {
    *to++ = static_cast<char>('0' + fraction / place);
    fraction %= place;
  }
  return to;
}

char* write_millionths(char* to, std::int64_t fraction) {
  auto rest = static_cast<std::uint32_t>(fraction);
  char* end = to;
  for (int place = 5; place >= 0; --place) {
    const auto digit = rest % 10;
    rest /= 10;
    to[place] = static_cast<char>('0' + digit);
    if (digit != 0 && end == to) end = to + place + 1;
  }
  return end;
}

/// Rounded to a few places by way of whole numbers, which is several times as fast as the shortest
/// form; zeros at the end are left out.
char* write_rounded(char* to, double number, int decimals) {
  static constexpr std::array<std::int64_t, 10> powers{
      1, 10, 100, 1'000, 10'000, 100'000, million, 10'000'000, 100'000'000, 1'000'000'000};
  const auto power = powers[static_cast<std::size_t>(decimals)];
  std::int64_t scaled = std::llround(number * static_cast<double>(power));
  if (scaled < 0) {
    *to++ = '-';
    scaled = -scaled;
  }
  const bool six = power == million;
  const auto whole = six ? scaled / million : scaled / power;
  const auto fraction = scaled - whole * power;
  to = std::to_chars(to, to + 24, whole).ptr;
  if (fraction == 0) return to;
  *to++ = '.';
  return six ? write_millionths(to, fraction) : write_fraction(to, fraction, power);
}

char* write_double(char* to, double number, int decimals) {
  if (!std::isfinite(number)) return to;
  constexpr double exact = 1e6;  // times the largest power of ten still fits 53 bits
  if (decimals >= 0 && decimals <= 9 && std::fabs(number) < exact) {
    return write_rounded(to, number, decimals);
  }
  return std::to_chars(to, to + number_room, number).ptr;
}

char* write_date(char* to, Date date) {
  const auto ymd = date.ymd();
  return fmt::format_to(to, "{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

/// The kinds differ in the separator, the decimal mark and how text is written.
template <char Separator, char DecimalMark>
struct SeparatedBy {
  static constexpr char separator = Separator;
  static constexpr char decimal_mark = DecimalMark;
  static void text(Out& out, std::string_view words) {
    if (is_plain_csv(words, separator)) {
      out.put(words);
    } else {
      out.put(escape_csv(words, separator));
    }
  }
};
using Csv = SeparatedBy<',', '.'>;
using EuropeanCsv = SeparatedBy<';', ','>;

struct Tsv {
  static constexpr char separator = '\t';
  static constexpr char decimal_mark = '.';
  static void text(Out& out, std::string_view words) {
    const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7f && c != '\\'; };
    if (std::all_of(words.begin(), words.end(), is_plain)) {
      out.put(words);
    } else {
      out.put(escape_tsv(words));
    }
  }
};

template <typename Kind>
void put_double(Out& out, double number, int decimals) {
  char* const from = out.room(number_room);
  char* const to = write_double(from, number, decimals);
  if constexpr (Kind::decimal_mark != '.') std::replace(from, to, '.', Kind::decimal_mark);
  out.advance(to);
}

template <typename Kind>
void write_cell(Out& out, const Column& column, const Cell& cell) {
  switch (cell.index()) {
    case 1:
      Kind::text(out, *std::get_if<std::string_view>(&cell));
      break;
    case 2: {
      char* const to = out.room(number_room);
      out.advance(std::to_chars(to, to + 24, *std::get_if<std::int64_t>(&cell)).ptr);
      break;
    }
    case 3:
      put_double<Kind>(out, *std::get_if<double>(&cell), column.data_decimals);
      break;
    case 4:
      out.advance(write_date(out.room(number_room), *std::get_if<Date>(&cell)));
      break;
    case 5:
      out.put(*std::get_if<bool>(&cell) ? std::string_view("true") : std::string_view("false"));
      break;
    case 7:
      Kind::text(out, fmt::format("{}", fmt::join(*std::get_if<Strings>(&cell), "; ")));
      break;
    default:
      break;
  }
}

template <typename Kind>
void write_interval(Out& out, const Column& column, const Cell& cell) {
  const auto* const interval = std::get_if<Interval>(&cell);
  const auto put = [&](double number) { put_double<Kind>(out, number, column.data_decimals); };
  if (interval != nullptr) put(interval->low);
  out.put(Kind::separator);
  if (interval != nullptr) put(interval->high);
}

template <typename Kind>
void write_heading(const Table& table, std::span<const std::size_t> columns, Out& out) {
  bool first = true;
  for (const auto i : columns) {
    if (!first) out.put(Kind::separator);
    first = false;
    const auto& column = table.columns[i];
    if (column.kind == ColumnKind::interval) {
      Kind::text(out, column.key + "_low");
      out.put(Kind::separator);
      Kind::text(out, column.key + "_high");
    } else {
      Kind::text(out, column.key);
    }
  }
  out.put('\n');
}

template <typename Kind>
void write_rows(const Table& table, std::span<const std::size_t> columns, RowReader reader,
                IndexRange rows, Out& out) {
  for (std::size_t row = rows.from; row < rows.to; ++row) {
    const auto cells = reader.read(row);
    bool first = true;
    for (const auto i : columns) {
      if (!first) out.put(Kind::separator);
      first = false;
      if (table.columns[i].kind == ColumnKind::interval) {
        write_interval<Kind>(out, table.columns[i], cells[i]);
      } else {
        write_cell<Kind>(out, table.columns[i], cells[i]);
      }
    }
    out.put('\n');
  }
}

/// Rows that are written at a time, on all cores.
constexpr std::size_t block_rows = 2048;

template <typename Kind>
void write_table(const Table& table, Out& out) {
  const auto columns = columns_for(table, Show::data);
  write_heading<Kind>(table, columns, out);
  const auto rows = table.size();
  if (rows <= block_rows || !table.rows->another()) {
    write_rows<Kind>(table, columns, RowReader(table), {0, rows}, out);
    return;
  }
  const auto written = [&](IndexRange range) {
    const auto source = table.rows->another();
    return Out::gathered([&](Out& part) {
      write_rows<Kind>(table, columns, RowReader(table, source.get()), range, part);
    });
  };
  for_ranges_in_order(rows, block_rows, written, [&out](std::string_view part) { out.put(part); });
}

}  // namespace

void write_csv(const Table& table, const RenderOptions& options, Out& out) {
  if (options.byte_order_mark) out.put("\xef\xbb\xbf");
  if (options.dialect == Dialect::excel_eu) {
    write_table<EuropeanCsv>(table, out);
  } else {
    write_table<Csv>(table, out);
  }
}

void write_tsv(const Table& table, Out& out) {
  write_table<Tsv>(table, out);
}

}  // namespace winloop::document
