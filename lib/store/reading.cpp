#include "database.hpp"
#include <winloop/store/reading.hpp>

namespace winloop::store {

namespace {

/// Reads something, since SQLite begins a transaction at the first reading.
std::int64_t state_of(Database& database) {
  auto rows = database.query("SELECT data_version FROM pragma_data_version, sqlite_schema LIMIT 1");
  rows.next();
  return rows.integer(0);
}

}  // namespace

Reading::Reading(const Record& record)
    : record_(record), snapshot_(std::make_unique<Snapshot>(record.database())) {}

Reading::~Reading() = default;

std::int64_t Reading::state() const {
  return state_of(record_.database());
}

}  // namespace winloop::store
