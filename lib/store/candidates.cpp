#include "database.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/parallel.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

namespace winloop::store {

namespace {

/// Near names are looked for among so many ids at most.
constexpr int most_near_ids = 20'000;

struct StageOnDay {
  std::string stage;
  Date since;
};

/// Stages by candidate.row where the present ones are not those of the day; empty when they are.
using Stages = std::unordered_map<std::int64_t, StageOnDay>;

/// The first move of a candidate is of the day they were added, so the newest move tells whether
/// anything, additions included, came after the day.
bool anything_moved_after(Database& database, Date as_of) {
  auto newest = database.query("SELECT max(day) FROM stage_move");
  newest.next();
  return newest.bytes(0) > as_of.to_string();
}

Stages stages_on(Database& database, Date as_of) {
  Stages stages;
  auto moves = database.query(
      "SELECT candidate, to_stage, day FROM stage_move WHERE day <= ?1 ORDER BY day, row", as_of);
  while (moves.next()) stages[moves.integer(0)] = {moves.text(1), moves.day(2)};
  return stages;
}

Candidate base_of(const Rows& rows) {
  Candidate candidate;
  candidate.row = rows.integer(0);
  candidate.id = rows.text(1);
  candidate.name = rows.text(2);
  candidate.email = rows.text(3);
  candidate.source = rows.text(4);
  candidate.stage = rows.text(5);
  candidate.stage_since = rows.day(6);
  candidate.added = rows.day(7);
  return candidate;
}

Fact fact_of(const Rows& rows, int column) {
  if (rows.is_text(column)) return rows.text(column);
  return rows.real(column);
}

void move_back(Candidate& candidate, const Stages& stages) {
  const auto found = stages.find(candidate.row);
  if (found == stages.end()) return;
  candidate.stage = found->second.stage;
  candidate.stage_since = found->second.since;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

[[noreturn]] void throw_no_candidate(Database& database, std::string_view id) {
  std::vector<std::string> ids;
  auto rows = database.query("SELECT id FROM candidate ORDER BY row LIMIT ?1", most_near_ids);
  while (rows.next()) ids.push_back(rows.text(0));
  throw_unknown_name("candidate", id, ids);
}

}  // namespace

std::vector<Candidate> candidates(const Record& record, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  const auto stages = anything_moved_after(database, as_of) ? stages_on(database, as_of) : Stages{};
  std::vector<Candidate> all;
  std::unordered_map<std::int64_t, std::size_t> position;
  auto rows = database.query(
      "SELECT row, id, name, email, source, stage, stage_since, added FROM candidate "
      "WHERE added <= ?1 ORDER BY row",
      as_of);
  while (rows.next()) {
    all.push_back(base_of(rows));
    move_back(all.back(), stages);
    position.emplace(all.back().row, all.size() - 1);
  }
  auto aliases =
      database.query("SELECT candidate, alias FROM candidate_alias ORDER BY candidate, number");
  while (aliases.next()) {
    const auto found = position.find(aliases.integer(0));
    if (found != position.end()) all[found->second].aliases.push_back(aliases.text(1));
  }
  auto facts = database.query("SELECT candidate, field, value FROM candidate_fact");
  while (facts.next()) {
    const auto found = position.find(facts.integer(0));
    if (found != position.end()) all[found->second].facts[facts.text(1)] = fact_of(facts, 2);
  }
  return all;
}

Candidate candidate(const Record& record, std::string_view id, Date as_of) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  auto rows = database.query(
      "SELECT row, id, name, email, source, stage, stage_since, added FROM candidate WHERE id = ?1",
      id);
  if (!rows.next()) throw_no_candidate(database, id);
  auto found = base_of(rows);
  auto moves = database.query(
      "SELECT to_stage, day FROM stage_move WHERE candidate = ?1 AND day <= ?2 "
      "ORDER BY day DESC, row DESC LIMIT 1",
      found.row, as_of);
  if (!moves.next()) {
    throw bad_input(fmt::format("candidate \"{}\" was added on {}, after {}", id,
                                found.added.to_string(), as_of.to_string()));
  }
  found.stage = moves.text(0);
  found.stage_since = moves.day(1);
  auto aliases = database.query(
      "SELECT alias FROM candidate_alias WHERE candidate = ?1 ORDER BY number", found.row);
  while (aliases.next()) found.aliases.push_back(aliases.text(0));
  auto facts =
      database.query("SELECT field, value FROM candidate_fact WHERE candidate = ?1", found.row);
  while (facts.next()) found.facts[facts.text(0)] = fact_of(facts, 1);
  return found;
}

std::vector<Candidate> namesakes(const Record& record, const std::set<std::string>& ids,
                                 Date as_of) {
  std::vector<Candidate> found;
  if (ids.empty()) return found;
  auto& database = record.database();
  const Snapshot snapshot(database);
  std::set<std::string, std::less<>> names;
  for (const auto& id : ids) {
    auto rows = database.query("SELECT name FROM candidate WHERE id = ?1", id);
    if (rows.next()) names.insert(rows.text(0));
  }
  auto rows =
      database.query("SELECT id, name FROM candidate WHERE added <= ?1 ORDER BY row", as_of);
  while (rows.next()) {
    if (!names.contains(rows.bytes(1))) continue;
    Candidate one;
    one.id = rows.text(0);
    one.name = rows.text(1);
    found.push_back(std::move(one));
  }
  return found;
}

std::optional<std::int64_t> find_candidate(const Record& record, std::string_view id) {
  auto rows = record.database().query("SELECT row FROM candidate WHERE id = ?1", id);
  return rows.next() ? std::optional(rows.integer(0)) : std::nullopt;
}

std::int64_t candidate_row(const Record& record, std::string_view id) {
  if (const auto row = find_candidate(record, id)) return *row;
  throw_no_candidate(record.database(), id);
}

std::vector<std::string> candidate_ids(const Record& record) {
  std::vector<std::string> ids;
  auto rows = record.database().query("SELECT id FROM candidate ORDER BY row");
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

std::vector<std::string> ids_with_email(const Record& record, std::string_view email) {
  auto& database = record.database();
  std::vector<std::string> ids;
  if (is_ascii(email)) {
    auto rows = database.query(
        "SELECT id FROM candidate WHERE email <> '' AND email = ?1 COLLATE NOCASE ORDER BY row",
        email);
    while (rows.next()) ids.push_back(rows.text(0));
    return ids;
  }
  // SQLite tells no more than a to z in both cases.
  const auto wanted = utf8::fold(email);
  auto rows = database.query("SELECT id, email FROM candidate WHERE email <> '' ORDER BY row");
  while (rows.next()) {
    if (utf8::fold(rows.bytes(1)) == wanted) ids.push_back(rows.text(0));
  }
  return ids;
}

std::vector<StageMove> stage_moves(const Record& record, Date as_of, std::string_view id) {
  std::vector<StageMove> moves;
  auto rows = record.database().query(
      "SELECT candidate.id, from_stage, to_stage, day, why FROM stage_move "
      "JOIN candidate ON candidate.row = stage_move.candidate "
      "WHERE day <= ?1 AND (?2 = '' OR candidate.id = ?2) ORDER BY day, stage_move.row",
      as_of, id);
  while (rows.next()) {
    moves.push_back({rows.text(0), rows.text(1), rows.text(2), rows.day(3), rows.text(4)});
  }
  return moves;
}

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
  for_ranges(parts.size(), 1, [&](IndexRange one) {
    if (one.from == 0) {
      parts[0] = part_of(0, database);
      return;
    }
    try {
      Database other(database.path(), Database::Mode::read, std::chrono::milliseconds(0));
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
