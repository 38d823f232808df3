#pragma once

#include "database.hpp"
#include <winloop/store/migration.hpp>

namespace winloop::store {

/// What stands in every record's header (PRAGMA application_id): "winl".
inline constexpr std::int64_t application_id = 0x77696e6c;

/// How a store's schema relates to the migrations that are known.
enum class SchemaState { empty, older, current };

/// Throws Error(storage) for a store that is newer, or not a record at all; changes nothing.
SchemaState schema_state(Database& database, std::span<const Migration> migrations);

/// Applies the migrations that the store lacks, each in one transaction with its number.
void migrate(Database& database, std::span<const Migration> migrations);

/// PRAGMA user_version.
int schema_version(Database& database);

}  // namespace winloop::store
