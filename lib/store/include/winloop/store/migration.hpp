#pragma once

#include <winloop/base/export.hpp>

#include <span>
#include <string_view>

namespace winloop::store {

/// One numbered step of the record's schema. Applied once, in order, each in one transaction with
/// its number (PRAGMA user_version).
struct Migration {
  int number = 0;         ///< 1, 2, 3, ... without gaps
  std::string_view name;  ///< `0001-record.sql`
  std::string_view sql;
};

/// The steps that this library knows (share/winloop/schema/*.sql), oldest first.
WINLOOP_API std::span<const Migration> shipped_migrations();

}  // namespace winloop::store
