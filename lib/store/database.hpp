#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
namespace SQLite {
class Database;
}

namespace winloop::store {

class FullText;

/// Bytes that are bound as a BLOB.
struct Blob {
  std::string_view bytes;
};

/// SQL that stands in the program's text: statements are prepared once for each.
struct Sql {
  const char* text;
  consteval Sql(const char* literal) : text(literal) {}
};

/// One prepared statement. All that SQLite reports goes through throw_storage in database.cpp.
class Statement {
 public:
  Statement(SQLite::Database& database, const std::string& sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int index, std::int64_t value);
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, std::uint32_t value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, std::size_t value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, double value);
  void bind(int index, std::string_view value);  ///< copied
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, Blob value);  ///< not copied: must live until the statement is reset
  void bind(int index, const Date& day) { bind(index, day.to_string()); }
  void bind(int index, std::nullopt_t);
  template <typename T>
  void bind(int index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind(index, std::nullopt);
    }
  }
  /// Not copied: for bulk text, which must live until the statement is reset.
  void bind_in_place(int index, const std::string& text);

  /// Binds all parameters in order; that none is left out is checked, since SQLite takes an unbound
  /// one for NULL.
  template <typename... Args>
  void bind_all(const Args&... args) {
    expect_parameters(sizeof...(args));
    int index = 0;
    (bind(++index, args), ...);
  }

  bool step();
  /// Steps once, resets, gives the number of rows changed.
  int run();
  void reset() noexcept;
  [[nodiscard]] bool in_use() const { return in_use_; }

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] bool is_text(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Text or blob; lives until the next step.
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  friend class Rows;
  void expect_parameters(std::size_t given) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
  bool in_use_ = false;
};

/// An Error(storage): the record holds a value that this library never writes.
[[noreturn]] void throw_damaged(std::string_view what, std::string_view found);

/// The rows of one SELECT; gives the statement back on every way out, since an open one holds a
/// lock on the record.
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(&statement) { statement.in_use_ = true; }
  Rows(Rows&& other) noexcept : statement_(other.statement_) { other.statement_ = nullptr; }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  bool next() { return statement_->step(); }
  [[nodiscard]] bool is_null(int column) const { return statement_->is_null(column); }
  [[nodiscard]] bool is_text(int column) const { return statement_->is_text(column); }
  [[nodiscard]] std::int64_t integer(int column) const { return statement_->integer(column); }
  [[nodiscard]] double real(int column) const { return statement_->real(column); }
  [[nodiscard]] std::string_view bytes(int column) const { return statement_->bytes(column); }
  [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
  [[nodiscard]] Date day(int column) const;
  [[nodiscard]] std::optional<Date> optional_day(int column) const;
  /// The value of an enum's word.
  template <typename E>
  [[nodiscard]] E name(int column) const {
    if (const auto value = try_from_name<E>(bytes(column))) return *value;
    throw_damaged(Names<E>::what, bytes(column));
  }
  /// Bytes [from, from + size) of a text, all three in columns.
  [[nodiscard]] std::string part(int text, int from, int size) const;
  [[nodiscard]] std::optional<Millis> millis(int column) const;

 private:
  Statement* statement_;
};

/// One connection, set up as design.md promises (rollback journal, synchronous=FULL, foreign keys,
/// busy timeout).
class Database {
 public:
  enum class Mode { read, recover, write };

  /// `recover` opens for writing, so that SQLite can roll back what a killed process left, and then
  /// refuses writes.
  Database(std::filesystem::path path, Mode mode, std::chrono::milliseconds busy_timeout);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// A statement that reads; all parameters bound in order.
  template <typename... Args>
  Rows query(Sql sql, const Args&... args) {
    auto& statement = prepared(sql);
    Rows rows(statement);
    statement.bind_all(args...);
    return rows;
  }

  /// A statement that writes; gives the number of rows changed.
  template <typename... Args>
  int run(Sql sql, const Args&... args) {
    auto& statement = prepared(sql);
    statement.bind_all(args...);
    return statement.run();
  }

  /// A statement to be bound and stepped by hand, where that is worth it.
  Statement& prepared(Sql sql);

  /// A large BLOB of the row of that number, straight from the record's pages: as a column of a
  /// statement SQLite would put it together in memory of its own first.
  [[nodiscard]] std::string blob(const char* table, const char* column, std::int64_t row);

  /// From now on reads by mapping the file: for going through much of it, where a call for each
  /// page costs more than the reading; a page here and there costs more so.
  void map_file();

  /// One or many statements without results and without values.
  void execute(const std::string& sql);

  /// A copy that can be written whatever the file's permissions, and is gone with its connection.
  [[nodiscard]] std::unique_ptr<Database> copy_in_memory() const;

  /// Ends the transaction, if there is one, without its changes. Throws nothing.
  void roll_back() noexcept;

  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const;
  [[nodiscard]] FullText& full_text() const { return *full_text_; }

 private:
  struct Impl;
  std::filesystem::path path_;
  std::unique_ptr<FullText> full_text_;  // outlives the connection, which holds its functions
  std::unique_ptr<Impl> impl_;
  std::unordered_map<const void*, std::unique_ptr<Statement>> statements_;
};

/// A read transaction: what is read inside shows one state of the record. May be nested.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
  bool outermost_;
};

}  // namespace winloop::store
