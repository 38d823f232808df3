#include "column_store.hpp"

#include <winloop/model/rating.hpp>

#include <algorithm>
#include <cstring>

namespace winloop::store {

namespace {

constexpr char missing = static_cast<char>(level_code::unknown);

/// Blobs grow in steps, so that a search of twelve people does not carry 64 KiB a criterion.
std::size_t grown(std::size_t size) {
  constexpr std::size_t step = 256;
  return (size + step - 1) / step * step;
}

}  // namespace

ColumnStore::Chunk& ColumnStore::chunk_of(std::int64_t criterion, std::int64_t candidate) {
  const auto number = (candidate - 1) / chunk_size;
  const auto [found, is_new] = chunks_.try_emplace({criterion, number});
  if (is_new) {
    auto rows = database_.query(
        "SELECT codes FROM derived_column WHERE criterion = ?1 AND chunk = ?2", criterion, number);
    if (rows.next()) found->second.codes = rows.text(0);
  }
  return found->second;
}

std::uint8_t ColumnStore::get(std::int64_t criterion, std::int64_t candidate) {
  const auto& codes = chunk_of(criterion, candidate).codes;
  const auto position = static_cast<std::size_t>((candidate - 1) % chunk_size);
  return position < codes.size() ? static_cast<std::uint8_t>(codes[position]) : level_code::unknown;
}

void ColumnStore::set(std::int64_t criterion, std::int64_t candidate, std::uint8_t code) {
  auto& chunk = chunk_of(criterion, candidate);
  const auto position = static_cast<std::size_t>((candidate - 1) % chunk_size);
  if (position >= chunk.codes.size()) chunk.codes.resize(grown(position + 1), missing);
  chunk.codes[position] = static_cast<char>(code);
  chunk.changed = true;
}

void ColumnStore::flush() {
  for (auto& [key, chunk] : chunks_) {
    if (!chunk.changed) continue;
    database_.run(
        "INSERT INTO derived_column (criterion, chunk, codes) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (criterion, chunk) DO UPDATE SET codes = excluded.codes",
        key.first, key.second, Blob{chunk.codes});
    chunk.changed = false;
  }
}

std::vector<std::uint8_t> read_column(Database& database, std::int64_t criterion) {
  std::vector<std::uint8_t> column;
  auto newest =
      database.query("SELECT max(chunk) FROM derived_column WHERE criterion = ?1", criterion);
  newest.next();
  column.reserve(static_cast<std::size_t>((newest.integer(0) + 1) * ColumnStore::chunk_size));
  auto rows = database.query(
      "SELECT chunk, codes FROM derived_column WHERE criterion = ?1 ORDER BY chunk", criterion);
  while (rows.next()) {
    const auto from = static_cast<std::size_t>(rows.integer(0) * ColumnStore::chunk_size);
    const auto codes = rows.bytes(1);
    column.resize(from + codes.size(), level_code::unknown);
    std::memcpy(column.data() + from, codes.data(), codes.size());
  }
  return column;
}

std::uint8_t code_from_ratings(Database& database, std::int64_t candidate, std::int64_t criterion) {
  std::map<std::int64_t, int> newest;  // by rater
  auto rows = database.query(
      "SELECT rater, level FROM rating WHERE candidate = ?1 AND criterion = ?2 ORDER BY day, row",
      candidate, criterion);
  while (rows.next()) newest[rows.integer(0)] = static_cast<int>(rows.integer(1));
  level_code::Levels levels;
  for (const auto& [rater, level] : newest) {
    ++levels.raters;
    levels.sum += level;
  }
  return level_code::encode(levels);
}

}  // namespace winloop::store
