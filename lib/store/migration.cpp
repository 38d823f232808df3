#include "migration.hpp"

#include <winloop/base/error.hpp>

#include <embedded/migrations.hpp>
#include <fmt/format.h>

#include <charconv>
#include <vector>

namespace winloop::store {

namespace {

std::vector<Migration> from_files(std::span<const EmbeddedFile> files) {
  std::vector<Migration> migrations;
  migrations.reserve(files.size());
  for (const auto& file : files) {
    int number = 0;
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
    migrations.push_back({number, file.name, file.text});
  }
  return migrations;
}

std::int64_t pragma(Database& database, Sql sql) {
  auto rows = database.query(sql);
  rows.next();
  return rows.integer(0);
}

}  // namespace

std::span<const Migration> shipped_migrations() {
  static const auto migrations = from_files(embedded::migrations());
  return migrations;
}

int schema_version(Database& database) {
  return static_cast<int>(pragma(database, "PRAGMA user_version"));
}

SchemaState schema_state(Database& database, std::span<const Migration> migrations) {
  const auto version = schema_version(database);
  const auto id = pragma(database, "PRAGMA application_id");
  const auto newest = migrations.back().number;
  if (version == 0 && pragma(database, "SELECT count(*) FROM sqlite_schema") == 0) {
    return SchemaState::empty;
  }
  if (id != application_id || version == 0) {
    throw Error(ErrorKind::storage,
                fmt::format("{}: this SQLite database is not a winloop record; nothing was changed",
                            database.path().string()));
  }
  if (version > newest) {
    throw Error(ErrorKind::storage,
                fmt::format("{}: the record was written by a newer winloop (schema {}, this one "
                            "knows {}); nothing was changed: update winloop",
                            database.path().string(), version, newest));
  }
  return version < newest ? SchemaState::older : SchemaState::current;
}

void migrate(Database& database, std::span<const Migration> migrations) {
  for (const auto& migration : migrations) {
    database.execute("BEGIN IMMEDIATE");
    try {
      // Asked inside the transaction: another process may have come first.
      if (schema_version(database) < migration.number) {
        database.execute(std::string(migration.sql));
        database.execute(fmt::format("PRAGMA user_version = {}", migration.number));
      }
      database.execute("COMMIT");
    } catch (...) {
      database.roll_back();
      throw;
    }
  }
}

}  // namespace winloop::store
