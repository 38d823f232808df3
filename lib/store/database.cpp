#include "database.hpp"

#include "full_text.hpp"
#include <winloop/base/error.hpp>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <stdexcept>

namespace winloop::store {

namespace {

/// The one place where SQLite's errors become ours.
[[noreturn]] void throw_storage(sqlite3* handle, const SQLite::Exception& error) {
  const char* file = handle == nullptr ? nullptr : sqlite3_db_filename(handle, "main");
  const std::string place = file == nullptr || *file == '\0' ? "record.db" : file;
  const auto say = [&](ErrorKind kind, std::string_view what) -> Error {
    return {kind, fmt::format("{}: {} ({})", place, what, error.what())};
  };
  switch (error.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw say(ErrorKind::busy,
                "another process is writing to the record; try again when it is done");
    case SQLITE_FULL:
      throw say(ErrorKind::storage,
                "the disk is full; nothing was changed: free some space and try again");
    case SQLITE_IOERR:
      throw say(ErrorKind::storage, "the disk failed; nothing was changed");
    case SQLITE_CORRUPT:
      throw say(ErrorKind::storage, "the record is damaged; restore it from a backup");
    case SQLITE_NOTADB:
      throw say(ErrorKind::storage, "this is not a record: it is no SQLite database");
    case SQLITE_READONLY:
      if (error.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK) {
        throw say(
            ErrorKind::storage,
            "a write was cut short and must be undone first; read it once where it can be written");
      }
      throw say(ErrorKind::storage,
                "the record cannot be written here; check the permissions of the folder");
    case SQLITE_CANTOPEN:
      throw say(ErrorKind::storage,
                "the record cannot be opened; check that it is there and may be read");
    default:
      throw say(ErrorKind::storage, "the record refused");
  }
}

template <typename Action>
auto guarded(sqlite3* handle, Action&& action) {
  try {
    return action();
  } catch (const SQLite::Exception& error) {
    throw_storage(handle, error);
  }
}

/// sqlite3_bind takes a null pointer for NULL; an empty value is not that.
const char* data_of(std::string_view bytes) {
  return bytes.data() == nullptr ? "" : bytes.data();
}

}  // namespace

struct Statement::Impl {
  Impl(SQLite::Database& database, const std::string& sql)
      : statement(database, sql), handle(database.getHandle()) {}
  SQLite::Statement statement;
  sqlite3* handle;
};

Statement::Statement(SQLite::Database& database, const std::string& sql) {
  guarded(database.getHandle(), [&] { impl_ = std::make_unique<Impl>(database, sql); });
}

Statement::~Statement() = default;

void Statement::bind(int index, std::int64_t value) {
  guarded(impl_->handle, [&] { impl_->statement.bind(index, value); });
}

void Statement::bind(int index, double value) {
  guarded(impl_->handle, [&] { impl_->statement.bind(index, value); });
}

void Statement::bind(int index, std::string_view value) {
  guarded(impl_->handle, [&] { impl_->statement.bind(index, std::string(value)); });
}

void Statement::bind(int index, Blob value) {
  guarded(impl_->handle, [&] {
    impl_->statement.bindNoCopy(index, static_cast<const void*>(data_of(value.bytes)),
                                static_cast<int>(value.bytes.size()));
  });
}

void Statement::bind(int index, std::nullopt_t) {
  guarded(impl_->handle, [&] { impl_->statement.bind(index); });
}

void Statement::bind_in_place(int index, const std::string& text) {
  guarded(impl_->handle, [&] { impl_->statement.bindNoCopy(index, text); });
}

void Statement::expect_parameters(std::size_t given) const {
  if (static_cast<std::size_t>(impl_->statement.getBindParameterCount()) != given) {
    throw std::logic_error("a statement was given the wrong number of values: " +
                           impl_->statement.getQuery());
  }
}

bool Statement::step() {
  return guarded(impl_->handle, [&] { return impl_->statement.executeStep(); });
}

int Statement::run() {
  // Reset on the way out of an error too: a statement left open would keep its transaction open.
  struct Reset {
    Statement& statement;
    ~Reset() { statement.reset(); }
  } const reset{*this};
  step();
  return impl_->statement.getChanges();
}

void Statement::reset() noexcept {
  impl_->statement.tryReset();
  in_use_ = false;
}

bool Statement::is_null(int column) const {
  return impl_->statement.isColumnNull(column);
}

bool Statement::is_text(int column) const {
  return impl_->statement.getColumn(column).isText();
}

std::int64_t Statement::integer(int column) const {
  return impl_->statement.getColumn(column).getInt64();
}

double Statement::real(int column) const {
  return impl_->statement.getColumn(column).getDouble();
}

std::string_view Statement::bytes(int column) const {
  const auto value = impl_->statement.getColumn(column);
  const auto* data = static_cast<const char*>(value.getBlob());
  return {data, data == nullptr ? 0 : static_cast<std::size_t>(value.getBytes())};
}

void throw_damaged(std::string_view what, std::string_view found) {
  throw Error(
      ErrorKind::storage,
      fmt::format("the record is damaged: \"{}\" is no {}; restore it from a backup", found, what));
}

std::string Rows::part(int text, int from, int size) const {
  const auto whole = bytes(text);
  const auto start = static_cast<std::uint64_t>(integer(from));
  const auto length = static_cast<std::uint64_t>(integer(size));
  if (start > whole.size() || length > whole.size() - start)
    throw_damaged("part of its utterance", "a quote");
  return std::string(whole.substr(start, length));
}

Rows::~Rows() {
  if (statement_ != nullptr) statement_->reset();
}

Date Rows::day(int column) const {
  if (const auto date = Date::try_parse(bytes(column))) return *date;
  throw_damaged("day", bytes(column));
}

std::optional<Date> Rows::optional_day(int column) const {
  if (is_null(column)) return std::nullopt;
  return day(column);
}

std::optional<Millis> Rows::millis(int column) const {
  if (is_null(column)) return std::nullopt;
  return Millis{integer(column)};
}

struct Database::Impl {
  Impl(const std::string& path, int flags, int timeout_ms) : database(path, flags, timeout_ms) {}
  SQLite::Database database;
};

Database::Database(std::filesystem::path path, Mode mode, std::chrono::milliseconds busy_timeout)
    : path_(std::move(path)) {
  // One thread at a time uses a connection: SQLite need not lock it at every call.
  const int flags =
      SQLite::OPEN_NOMUTEX | (mode == Mode::read ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE);
  try {
    impl_ = std::make_unique<Impl>(path_.string(), flags, static_cast<int>(busy_timeout.count()));
  } catch (const SQLite::Exception& error) {
    throw Error(ErrorKind::storage,
                fmt::format("{}: the record cannot be opened ({})", path_.string(), error.what()));
  }
  full_text_ = std::make_unique<FullText>(*this);
  execute(
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
  if (mode == Mode::write) execute("PRAGMA cache_size = -65536");
  if (mode != Mode::write) execute("PRAGMA cache_size = -16384; PRAGMA query_only = ON");
}

Database::~Database() {
  statements_.clear();  // before the connection they belong to
}

Statement& Database::prepared(Sql sql) {
  auto& statement = statements_[sql.text];
  if (!statement) statement = std::make_unique<Statement>(impl_->database, sql.text);
  if (statement->in_use()) throw std::logic_error(fmt::format("statement in use: {}", sql.text));
  return *statement;
}

std::string Database::blob(const char* table, const char* column, std::int64_t row) {
  return guarded(handle(), [&] {
    sqlite3_blob* opened = nullptr;
    const auto expect_ok = [&](int code) {
      if (code != SQLITE_OK) throw SQLite::Exception(handle(), code);
    };
    expect_ok(sqlite3_blob_open(handle(), "main", table, column, row, 0, &opened));
    const std::unique_ptr<sqlite3_blob, decltype(&sqlite3_blob_close)> closing(opened,
                                                                               sqlite3_blob_close);
    std::string bytes(static_cast<std::size_t>(sqlite3_blob_bytes(opened)), '\0');
    expect_ok(sqlite3_blob_read(opened, bytes.data(), static_cast<int>(bytes.size()), 0));
    return bytes;
  });
}

void Database::map_file() {
  execute("PRAGMA mmap_size = 17179869184");  // or what SQLite was built to allow, which is less
}

void Database::execute(const std::string& sql) {
  guarded(handle(), [&] { impl_->database.exec(sql); });
}

std::unique_ptr<Database> Database::copy_in_memory() const {
  auto copy = std::make_unique<Database>(":memory:", Mode::write, std::chrono::milliseconds(0));
  guarded(handle(), [&] { SQLite::Backup(copy->impl_->database, impl_->database).executeStep(); });
  return copy;
}

void Database::roll_back() noexcept {
  for (const auto& [sql, statement] : statements_) statement->reset();
  if (sqlite3_get_autocommit(handle()) == 0) {
    sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle());
}

sqlite3* Database::handle() const {
  return impl_->database.getHandle();
}

Snapshot::Snapshot(Database& database)
    : database_(database), outermost_(sqlite3_get_autocommit(database.handle()) != 0) {
  if (outermost_) database_.execute("BEGIN");
}

Snapshot::~Snapshot() {
  // Not through execute(): nothing may be thrown here, and a read transaction has nothing to lose.
  if (outermost_) sqlite3_exec(database_.handle(), "COMMIT", nullptr, nullptr, nullptr);
}

}  // namespace winloop::store
