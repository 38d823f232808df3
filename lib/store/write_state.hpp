#pragma once

#include "column_store.hpp"
#include "database.hpp"
#include <winloop/store/write.hpp>

namespace winloop::store {

/// What a transaction that is open holds.
struct Write::State {
  explicit State(Record& written)
      : record(written), database(written.database()), columns(written.database()) {}

  Record& record;
  Database& database;
  ColumnStore columns;
  bool open = false;
};

}  // namespace winloop::store
