#include "stages_on_day.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace winloop::store {

namespace {

/// Near names are looked for among so many ids at most.
constexpr int most_near_ids = 20'000;

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

}  // namespace winloop::store
