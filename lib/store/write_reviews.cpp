#include "standings.hpp"
#include "write_state.hpp"
#include <winloop/base/error.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

void expect_category(SignalKind kind, std::string_view category) {
  const auto known = categories(kind);
  if (std::find(known.begin(), known.end(), category) != known.end()) return;
  throw_unknown_name(fmt::format("category of {}", name(kind)), category,
                     std::vector<std::string>(known.begin(), known.end()));
}

/// The last review of the day, or a new one.
std::int64_t review_row(Database& database, Date on) {
  {
    auto rows =
        database.query("SELECT row FROM review WHERE day = ?1 ORDER BY row DESC LIMIT 1", on);
    if (rows.next()) return rows.integer(0);
  }
  database.run("INSERT INTO review (day) VALUES (?1)", on);
  return database.last_row();
}

}  // namespace

int Write::add_spec_version(std::string_view text, std::string_view by, Date on,
                            std::string_view why) {
  auto& database = state_->database;
  database.run("INSERT INTO spec_version (text, by, day, why) VALUES (?1, ?2, ?3, ?4)", text, by,
               on, why);
  return static_cast<int>(database.last_row());
}

std::int64_t Write::add_ranking(const Ranking& ranking) {
  auto& database = state_->database;
  const auto packed = pack(ranking.standings);
  database.run(
      "INSERT INTO ranking (spec_version, day, why, candidates, standings) "
      "VALUES (?1, ?2, ?3, ?4, ?5)",
      ranking.spec_version, ranking.on, ranking.why, ranking.standings.size(), Blob{packed});
  return database.last_row();
}

std::int64_t Write::add_commitment(const Commitment& commitment) {
  auto& database = state_->database;
  expect_category(SignalKind::commitment, commitment.kind);
  if (commitment.what.empty()) throw bad_input("a commitment that does not say what");
  std::optional<std::int64_t> candidate;
  if (!commitment.candidate.empty())
    candidate = candidate_row(state_->record, commitment.candidate);
  database.run(
      "INSERT INTO commitment (candidate, kind, owner, owner_role, what, made, due_words, due, "
      "status, settled) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      candidate, commitment.kind, commitment.owner, name(commitment.owner_role), commitment.what,
      commitment.made, commitment.due_words, commitment.due, name(commitment.status),
      commitment.settled);
  const auto row = database.last_row();
  if (commitment.settled) settle_commitment(row, commitment.status, *commitment.settled);
  return row;
}

bool Write::amend_commitment(const Commitment& commitment) {
  expect_category(SignalKind::commitment, commitment.kind);
  return state_->database.run(
             "UPDATE commitment SET kind = ?2, due_words = ?3, due = ?4 WHERE row = ?1",
             commitment.row, commitment.kind, commitment.due_words, commitment.due) > 0;
}

bool Write::settle_commitment(std::int64_t row, CommitmentStatus status, Date on) {
  auto& database = state_->database;
  std::optional<Date> settled;
  if (status != CommitmentStatus::open) settled = on;
  if (database.run("UPDATE commitment SET status = ?2, settled = ?3 WHERE row = ?1", row,
                   name(status), settled) == 0)
    return false;
  database.run("DELETE FROM settlement WHERE commitment = ?1 AND day >= ?2", row, on);
  // The same told of a later day: the earlier one was a mistake.
  database.run(
      "DELETE FROM settlement WHERE status = ?2 AND row = (SELECT row FROM settlement WHERE "
      "commitment = ?1 ORDER BY day DESC, row DESC LIMIT 1)",
      row, name(status));
  database.run("INSERT INTO settlement (commitment, status, day) VALUES (?1, ?2, ?3)", row,
               name(status), on);
  return true;
}

std::int64_t Write::add_decision(const Decision& decision) {
  auto& database = state_->database;
  database.run(
      "INSERT INTO decision (candidate, decision, next, owner, due, day) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      candidate_row(state_->record, decision.candidate), name(decision.decision), decision.next,
      decision.owner, decision.due, decision.on);
  return database.last_row();
}

std::int64_t Write::add_recall(const Recall& recall) {
  auto& database = state_->database;
  for (const auto& category : recall.said) expect_category(SignalKind::motivation, category);
  database.run("INSERT INTO recall (candidate, by, said, words, day) VALUES (?1, ?2, ?3, ?4, ?5)",
               candidate_row(state_->record, recall.candidate), recall.by,
               fmt::format("{}", fmt::join(recall.said, " ")), recall.words, recall.on);
  return database.last_row();
}

void Write::remove_decisions(std::string_view candidate, Date on) {
  state_->database.run("DELETE FROM decision WHERE candidate = ?1 AND day = ?2",
                       candidate_row(state_->record, candidate), on);
}

void Write::remove_recalls(std::string_view candidate, std::string_view by, Date on) {
  state_->database.run("DELETE FROM recall WHERE candidate = ?1 AND by = ?2 AND day = ?3",
                       candidate_row(state_->record, candidate), by, on);
}

std::int64_t Write::add_review(const ReviewNote& review) {
  auto& database = state_->database;
  const auto row = review_row(database, review.on);
  if (!review.notes.empty())
    database.run("UPDATE review SET notes = ?2 WHERE row = ?1", row, review.notes);
  if (review.with.empty()) return row;
  database.run("DELETE FROM review_person WHERE review = ?1", row);
  int number = 0;
  for (const auto& person : review.with) {
    database.run("INSERT INTO review_person (review, number, name) VALUES (?1, ?2, ?3)", row,
                 ++number, person);
  }
  return row;
}

}  // namespace winloop::store
