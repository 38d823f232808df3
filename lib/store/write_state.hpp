#pragma once

#include "column_store.hpp"
#include "database.hpp"
#include "owners.hpp"
#include <winloop/store/write.hpp>

namespace winloop::store {

/// What a transaction that is open holds.
struct Write::State {
  explicit State(Record& written)
      : record(written),
        database(written.database()),
        columns(written.database()),
        owners(written.database()) {}

  /// SQLite overwrites what it frees from now on.
  void begin_erasing() {
    if (!erases) database.execute("PRAGMA secure_delete = ON");
    erases = true;
  }

  Record& record;
  Database& database;
  ColumnStore columns;
  OwnerStore owners;
  bool open = false;
  bool erases = false;  ///< something was, in this transaction
};

}  // namespace winloop::store
