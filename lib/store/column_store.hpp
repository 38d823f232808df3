#pragma once

#include "database.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace winloop::store {

/// The derived columns of the record (0001-record.sql, derived_column): one byte a candidate and
/// criterion.
class ColumnStore {
 public:
  static constexpr std::int64_t chunk_size = 65'536;
  static constexpr std::int64_t presence = 0;  ///< the "criterion" that says who is there

  explicit ColumnStore(Database& database) : database_(database) {}

  /// As it is now, unflushed changes included; 255 where there is none.
  std::uint8_t get(std::int64_t criterion, std::int64_t candidate);
  void set(std::int64_t criterion, std::int64_t candidate, std::uint8_t code);

  /// Writes what was changed.
  void flush();

  /// Forgets what was changed.
  void clear() { chunks_.clear(); }

 private:
  struct Chunk {
    std::string codes;
    bool changed = false;
  };
  Chunk& chunk_of(std::int64_t criterion, std::int64_t candidate);

  Database& database_;
  std::map<std::pair<std::int64_t, std::int64_t>, Chunk> chunks_;
};

/// A whole column: the byte of candidate.row is at row - 1; rows past its end have 255.
std::vector<std::uint8_t> read_column(Database& database, std::int64_t criterion);

/// The code that the ratings of one candidate on one criterion come to (the newest of each rater).
std::uint8_t code_from_ratings(Database& database, std::int64_t candidate, std::int64_t criterion);

}  // namespace winloop::store
