#pragma once

#include <winloop/document/cell.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace winloop::document {

/// What a column or field holds. It decides alignment and how a number is written for people; the
/// cell itself says what the value is.
enum class ColumnKind {
  text,
  integer,
  number,   ///< `decimals` places for people
  percent,  ///< 0..1, written as 62% for people and as 0.62 in data formats
  date,
  boolean,   ///< yes / no for people
  interval,  ///< Interval cells; in CSV and TSV two columns, KEY_low and KEY_high
  list,      ///< Strings cells
};

/// Who gets to see a column or block.
enum class Show {
  everywhere,
  people,  ///< text, md, html
  data,    ///< csv, tsv, json, ndjson
};

/// What text does that is wider than its column on a terminal.
enum class Overflow { wrap, ellipsis };

/// What people read in place of a text: a name for an id.
using Labels = std::map<std::string, std::string, std::less<>>;

struct Column {
  std::string key = {};    ///< snake_case: the CSV heading and the JSON key
  std::string title = {};  ///< for people
  ColumnKind kind = ColumnKind::text;
  int decimals = -1;       ///< for people; -1: 2 for numbers, 0 for percentages and integers
  int data_decimals = -1;  ///< in data formats: rounded to 0..9 places; -1: shortest that reads
                           ///< back as the same double
  Show show = Show::everywhere;
  int min_width = 0;  ///< on a terminal, of text columns, in columns; 0: no wish
  int max_width = 0;
  Overflow overflow = Overflow::wrap;
  std::string missing = "-";                  ///< what people read where nothing is known
  std::shared_ptr<const Labels> labels = {};  ///< of texts; data holds the text itself
};

/// Where rows come from: asked for one at a time, so that a million need not be held. Rows may be
/// asked for more than once and in any order; renderers for people measure before they print.
class WINLOOP_API RowSource {
 public:
  RowSource() = default;
  virtual ~RowSource();
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;

  [[nodiscard]] virtual std::size_t size() const = 0;

  /// Writes one cell for each column of the table, shown or not, in order. All cells are Missing on
  /// entry of the first call and hold the previous row later. Views in them must stay valid until
  /// the next call.
  virtual void fill(std::size_t row, std::span<Cell> cells) = 0;

  /// Another reader of the same rows, for another thread while this one is read; null where rows
  /// are read by one at a time.
  [[nodiscard]] virtual std::unique_ptr<RowSource> another() const { return nullptr; }
};

/// Rows held in memory.
class WINLOOP_API MemoryRows : public RowSource {
 public:
  /// Shorter rows are filled with missing values, longer ones cut, when they are read.
  void add(std::vector<Value> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] std::size_t size() const override { return rows_.size(); }
  void fill(std::size_t row, std::span<Cell> cells) override;

 private:
  std::vector<std::vector<Value>> rows_;
};

struct Table {
  std::string name = {};  ///< snake_case: the JSON key, and what --section calls it
  std::string title = {};
  std::vector<Column> columns = {};
  std::shared_ptr<RowSource> rows = {};  ///< null: no rows
  std::string when_empty = "none";       ///< what people read instead of a table without rows
  bool names_rows =
      true;           ///< the first text column names its row; not where all stand side by side
  bool even = false;  ///< columns of one width in HTML, to be found again in the next such table
  bool main = false;  ///< what a format of one table writes, though there are others, unless told

  /// Adds to MemoryRows, made when there are no rows yet; throws std::logic_error when the rows are
  /// of another kind.
  WINLOOP_API void add(std::vector<Value> row);

  [[nodiscard]] std::size_t size() const { return rows ? rows->size() : 0; }
};

}  // namespace winloop::document
