#include "write_state.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

namespace winloop::store {

namespace {

void expect_writable(const Candidate& candidate) {
  if (candidate.id.empty() || utf8::slug(candidate.id) != candidate.id) {
    throw bad_input(fmt::format(
        "\"{}\" is no id for a candidate; expected a-z, 0-9 and single dashes, as ana-ruiz",
        candidate.id));
  }
  if (utf8::trim(candidate.name).empty()) {
    throw bad_input(fmt::format("candidate \"{}\" has no name", candidate.id));
  }
  for (const auto& text : {candidate.name, candidate.id}) {
    if (text.size() <= longest_name) continue;
    throw bad_input(fmt::format("\"{}...\" is {} bytes long; a name or an id has at most {}",
                                utf8::one_line(text.substr(0, utf8::prefix_within(text, 40))),
                                text.size(), longest_name));
  }
  for (const auto& text : {candidate.name, candidate.email, candidate.source, candidate.stage}) {
    if (!utf8::valid(text)) {
      throw bad_input(fmt::format("candidate \"{}\": a text that is not UTF-8", candidate.id));
    }
  }
}

void write_aliases_and_facts(Database& database, std::int64_t row, const Candidate& candidate) {
  int number = 0;
  for (const auto& alias : candidate.aliases) {
    database.run("INSERT INTO candidate_alias (candidate, number, alias) VALUES (?1, ?2, ?3)", row,
                 ++number, alias);
  }
  for (const auto& [field, fact] : candidate.facts) {
    constexpr Sql insert(
        "INSERT INTO candidate_fact (field, candidate, value) VALUES (?1, ?2, ?3)");
    if (const auto* value = std::get_if<double>(&fact)) {
      database.run(insert, field, row, *value);
    } else {
      database.run(insert, field, row, std::get<std::string>(fact));
    }
  }
}

}  // namespace

std::int64_t Write::add_candidate(const Candidate& candidate) {
  auto& database = state_->database;
  expect_writable(candidate);
  if (candidate.stage.empty()) {
    throw bad_input(fmt::format("candidate \"{}\" has no stage", candidate.id));
  }
  {
    auto taken = database.query("SELECT name FROM candidate WHERE id = ?1", candidate.id);
    if (taken.next()) {
      throw bad_input(fmt::format("the id \"{}\" is taken by {}; give another one", candidate.id,
                                  taken.bytes(0)));
    }
  }
  database.run(
      "INSERT INTO candidate (id, name, email, source, stage, stage_since, added) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
      candidate.id, candidate.name, candidate.email, candidate.source, candidate.stage,
      candidate.added);
  const auto row = database.last_row();
  database.run(
      "INSERT INTO stage_move (candidate, from_stage, to_stage, day) VALUES (?1, '', ?2, ?3)", row,
      candidate.stage, candidate.added);
  write_aliases_and_facts(database, row, candidate);
  state_->columns.set(ColumnStore::presence, row, 1);
  return row;
}

void Write::update_candidate(const Candidate& candidate) {
  auto& database = state_->database;
  expect_writable(candidate);
  const auto row = candidate_row(state_->record, candidate.id);
  database.run("UPDATE candidate SET name = ?2, email = ?3, source = ?4 WHERE row = ?1", row,
               candidate.name, candidate.email, candidate.source);
  database.run("DELETE FROM candidate_alias WHERE candidate = ?1", row);
  database.run("DELETE FROM candidate_fact WHERE candidate = ?1", row);
  write_aliases_and_facts(database, row, candidate);
  state_->owners.renew_about(row);
}

bool Write::move_candidate(std::string_view id, std::string_view stage, Date on,
                           std::string_view why) {
  auto& database = state_->database;
  const auto row = candidate_row(state_->record, id);
  std::string from;
  {
    auto before = database.query(
        "SELECT to_stage FROM stage_move WHERE candidate = ?1 AND day <= ?2 "
        "ORDER BY day DESC, row DESC LIMIT 1",
        row, on);
    if (!before.next()) {
      throw bad_input(
          fmt::format("candidate \"{}\" was added after {}; they cannot have moved before", id,
                      on.to_string()));
    }
    from = before.text(0);
  }
  if (from == stage) return false;
  database.run(
      "INSERT INTO stage_move (candidate, from_stage, to_stage, day, why) "
      "VALUES (?1, ?2, ?3, ?4, ?5)",
      row, from, stage, on, why);
  database.run(
      "UPDATE stage_move SET from_stage = ?3 WHERE row = (SELECT row FROM stage_move "
      "WHERE candidate = ?1 AND day > ?2 ORDER BY day, row LIMIT 1)",
      row, on, stage);
  database.run(
      "UPDATE candidate SET (stage, stage_since) = (SELECT to_stage, day FROM stage_move "
      "WHERE candidate = ?1 ORDER BY day DESC, row DESC LIMIT 1) WHERE row = ?1",
      row);
  return true;
}

}  // namespace winloop::store
