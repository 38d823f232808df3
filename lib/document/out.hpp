#pragma once

#include <winloop/document/render.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::document {

/// Gathers what renderers write and hands it to the sink in blocks.
class Out {
 public:
  explicit Out(const Sink& sink) : sink_(sink), buffer_(block) {}

  void put(std::string_view text) {
    if (text.size() > block) {
      flush();
      sink_(text);
      return;
    }
    char* const to = room(text.size());
    text.copy(to, text.size());
    advance(to + text.size());
  }
  void put(char c) {
    char* const to = room(1);
    *to = c;
    advance(to + 1);
  }

  /// Room for `size` bytes in one piece, to be written in place and given back with advance().
  char* room(std::size_t size) {
    if (buffer_.size() - used_ < size) make_room(size);
    return buffer_.data() + used_;
  }
  void advance(const char* end) { used_ = static_cast<std::size_t>(end - buffer_.data()); }

  /// What `write` puts into an Out, as one text.
  template <typename Write>
  static std::string gathered(Write&& write) {
    std::string all;
    const Sink sink = [&all](std::string_view part) { all += part; };
    Out out(sink);
    write(out);
    out.flush();
    return all;
  }

  /// Must be called at the end; a destructor could not report what the sink throws.
  void flush() {
    if (used_ != 0) sink_({buffer_.data(), used_});
    used_ = 0;
  }

 private:
  static constexpr std::size_t block = std::size_t{64} * 1024;

  void make_room(std::size_t size) {
    flush();
    if (buffer_.size() < size) buffer_.resize(size);
  }

  const Sink& sink_;
  std::vector<char> buffer_;
  std::size_t used_ = 0;
};

/// Reads one row after the other into the same cells.
class RowReader {
 public:
  explicit RowReader(const Table& table) : RowReader(table, table.rows.get()) {}
  /// The table's rows, read from another source of them.
  RowReader(const Table& table, RowSource* rows) : rows_(rows), cells_(table.columns.size()) {}

  std::span<const Cell> read(std::size_t row) {
    rows_->fill(row, cells_);
    return cells_;
  }

 private:
  RowSource* rows_;
  std::vector<Cell> cells_;
};

/// The columns that one audience sees, by their index.
std::vector<std::size_t> columns_for(const Table& table, Show audience);

/// A number with the digits that CSV gives it, `decimals` being a column's data_decimals.
double rounded(double number, int decimals);

/// A bar chart's figures as the rows that data formats want.
Table bars_as_table(const Bars& bars);

/// The chart when it has a name, else null: only then is it a table.
const Bars* named_bars(const Block& block);

/// Throws Error(usage) naming the formats that write documents without tables.
[[noreturn]] void refuse_without_table(Format format);

void render_text(const Document& document, const RenderOptions& options, Out& out);
void render_markdown(const Document& document, Out& out);
void render_html(const Document& document, const RenderOptions& options, Out& out);
void render_json(const Document& document, Out& out);
void render_xlsx(const Document& document, const RenderOptions& options, Out& out);
void write_csv(const Table& table, const RenderOptions& options, Out& out);
void write_tsv(const Table& table, Out& out);
void write_ndjson(const Table& table, Out& out);

}  // namespace winloop::document
