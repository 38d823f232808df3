#include "stages_on_day.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/parallel.hpp>
#include <winloop/store/candidates.hpp>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace winloop::store {

void CandidateTable::add(std::string_view text) {
  texts_ += text;
  ends_.push_back(texts_.size());
}

CandidateTable CandidateTable::joined(std::span<const CandidateTable> parts) {
  CandidateTable all;
  std::size_t people = 0;
  std::size_t bytes = 0;
  for (const auto& part : parts) {
    people += part.size();
    bytes += part.texts_.size();
  }
  all.rows_.reserve(people);
  all.ends_.reserve(3 * people + 1);
  all.texts_.reserve(bytes);
  for (const auto& part : parts) {
    const auto before = all.texts_.size();
    all.texts_ += part.texts_;
    for (auto end = part.ends_.begin() + 1; end != part.ends_.end(); ++end)
      all.ends_.push_back(before + *end);
    all.rows_.insert(all.rows_.end(), part.rows_.begin(), part.rows_.end());
  }
  return all;
}

namespace {

/// What all parts of a table of everyone have in common.
struct TableDay {
  std::string day;
  bool moved = false;  ///< anybody was added or moved after it
  Stages stages;       ///< then, of everyone; where nobody moved, empty
};

}  // namespace

/// Reads those whose number is `first` to `last`.
class CandidateTable::Reader {
 public:
  Reader(Database& database, const TableDay& then) : database_(database), then_(then) {}

  CandidateTable read(std::int64_t first, std::int64_t last) {
    CandidateTable table;
    auto rows = database_.query(
        "SELECT row, id, name, stage, added FROM candidate WHERE row BETWEEN ?1 AND ?2 "
        "ORDER BY row",
        first, last);
    while (rows.next()) {
      if (then_.moved && rows.bytes(4) > then_.day) continue;
      const auto row = rows.integer(0);
      table.rows_.push_back(static_cast<std::uint32_t>(row));
      table.add(rows.bytes(1));
      table.add(rows.bytes(2));
      const auto found = then_.stages.find(row);
      table.add(found == then_.stages.end() ? rows.bytes(3)
                                            : std::string_view(found->second.stage));
    }
    return table;
  }

 private:
  Database& database_;
  const TableDay& then_;
};

CandidateTable read_candidate_table(const Record& record, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  TableDay then{as_of.to_string(), anything_moved_after(database, as_of), {}};
  if (then.moved) then.stages = stages_on(database, as_of);
  auto newest = database.query("SELECT max(row) FROM candidate");
  newest.next();
  const auto last = newest.integer(0);
  // However far apart the numbers lie, so many connections at most.
  constexpr std::int64_t most_parts = 64;
  constexpr std::int64_t least_size = 4 * std::int64_t{worth_a_thread};
  const auto part_count = std::min(last / least_size + 1, most_parts);
  const auto part_size = std::max(last / part_count + 1, least_size);
  const auto part_of = [&](std::size_t part, Database& from) {
    const auto first = static_cast<std::int64_t>(part) * part_size;
    const auto end = last - first < part_size ? last : first + part_size - 1;
    return CandidateTable::Reader(from, then).read(first, end);
  };
  std::vector<CandidateTable> parts(static_cast<std::size_t>(part_count));
  std::vector<std::uint8_t> turned_away(parts.size());
  // Each on a connection of its own. Nobody can write while the snapshot stands, so all see the
  // same; but where a writer waits already, a new connection is turned away.
  if (parts.size() > 1) database.map_file();
  for_ranges(parts.size(), 1, [&](IndexRange one) {
    if (one.from == 0) {
      parts[0] = part_of(0, database);
      return;
    }
    try {
      Database other(database.path(), Database::Mode::read, std::chrono::milliseconds(0));
      other.map_file();
      parts[one.from] = part_of(one.from, other);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::busy) throw;
      turned_away[one.from] = 1;
    }
  });
  for (std::size_t part = 1; part < parts.size(); ++part) {
    if (turned_away[part] == 1) parts[part] = part_of(part, database);
  }
  return parts.size() == 1 ? std::move(parts[0]) : CandidateTable::joined(parts);
}

}  // namespace winloop::store
