#include "identifiers.hpp"
#include "lengths.hpp"
#include "no_conversation.hpp"
#include "standings.hpp"
#include "write_state.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/erasures.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

void note(Database& database, ErasedThing what, std::optional<std::int64_t> conversation,
          const Erasing& erasing) {
  database.run("INSERT INTO erasure (what, number, day, why) VALUES (?1, ?2, ?3, ?4)", name(what),
               conversation, erasing.on, erasing.why);
}

std::int64_t original_of(Database& database, std::int64_t conversation) {
  auto rows = database.query("SELECT original FROM conversation WHERE row = ?1", conversation);
  if (!rows.next()) throw_no_conversation(database, conversation);
  return rows.integer(0);
}

void erase_original(Database& database, std::int64_t original) {
  database.run(
      "DELETE FROM original WHERE row = ?1 AND NOT EXISTS (SELECT 1 FROM conversation WHERE "
      "original = ?1)",
      original);
}

/// All that a conversation holds, but itself and its original.
void erase_contents(Database& database, std::int64_t conversation) {
  const auto from = utterance_id(conversation, 0);
  const auto to = utterance_id(conversation + 1, 0);
  database.run("DELETE FROM commitment WHERE signal >= ?1 AND signal < ?2", signal_id(from, 0),
               signal_id(to, 0));
  database.run("DELETE FROM verdict WHERE utterance >= ?1 AND utterance < ?2", from, to);
  database.run("DELETE FROM signal WHERE id >= ?1 AND id < ?2", signal_id(from, 0),
               signal_id(to, 0));
  // The index has no text of its own: it is told the words that it must forget.
  database.run(
      "INSERT INTO utterance_words (utterance_words, rowid, text) SELECT 'delete', id, text FROM "
      "utterance WHERE id >= ?1 AND id < ?2",
      from, to);
  database.run("DELETE FROM utterance WHERE id >= ?1 AND id < ?2", from, to);
  database.run("DELETE FROM derived_length WHERE conversation = ?1", conversation);
  database.run("DELETE FROM derived_speaker WHERE conversation = ?1", conversation);
  database.run("DELETE FROM assist_request WHERE conversation = ?1", conversation);
  database.run("DELETE FROM speaker WHERE conversation = ?1", conversation);
}

std::vector<std::int64_t> numbers(Rows rows) {
  std::vector<std::int64_t> all;
  while (rows.next()) all.push_back(rows.integer(0));
  return all;
}

/// Takes somebody's standing out; who stood below moves up, so that their absence moves nobody in
/// the next ranking.
void close_up(std::vector<Standing>& standings, std::int64_t candidate) {
  const auto found = std::find_if(
      standings.begin(), standings.end(),
      [&](const Standing& standing) { return std::int64_t{standing.candidate} == candidate; });
  if (found == standings.end()) return;
  const auto rank = found->rank;
  standings.erase(found);
  for (auto& standing : standings)
    if (standing.rank > rank) --standing.rank;
}

void leave_out_of_ranking(Database& database, std::int64_t ranking, std::int64_t candidate) {
  std::vector<Standing> standings;
  {
    auto rows = database.query("SELECT candidates, standings FROM ranking WHERE row = ?1", ranking);
    rows.next();
    standings = unpack(rows.bytes(1), static_cast<std::size_t>(rows.integer(0)));
  }
  close_up(standings, candidate);
  database.run("UPDATE ranking SET candidates = ?2, standings = ?3 WHERE row = ?1", ranking,
               standings.size(), Blob{pack(standings)});
}

}  // namespace

void Write::erase_conversation(std::int64_t number, const Erasing& erasing) {
  auto& database = state_->database;
  const auto original = original_of(database, number);
  state_->begin_erasing();
  erase_contents(database, number);
  database.run("DELETE FROM conversation WHERE row = ?1", number);
  erase_original(database, original);
  note(database, ErasedThing::conversation, number, erasing);
}

void Write::erase_words(std::int64_t conversation, const Erasing& erasing) {
  auto& database = state_->database;
  const auto original = original_of(database, conversation);
  state_->begin_erasing();
  erase_contents(database, conversation);
  write_lengths(database, conversation, {});
  const auto nothing = prepare_original({});
  database.run("INSERT OR IGNORE INTO original (hash, size, frame) VALUES (?1, ?2, ?3)",
               nothing.hash, nothing.size, Blob{nothing.frame});
  database.run(
      "UPDATE conversation SET original = (SELECT row FROM original WHERE hash = ?2), utterances = "
      "0, consent = 'declined', message = '' WHERE row = ?1",
      conversation, nothing.hash);
  erase_original(database, original);
  note(database, ErasedThing::words, conversation, erasing);
}

void Write::erase_candidate(std::string_view id, const Erasing& erasing) {
  auto& database = state_->database;
  const auto candidate = candidate_row(state_->record, id);
  state_->begin_erasing();
  for (const auto number :
       numbers(database.query("SELECT row FROM conversation WHERE candidate = ?1", candidate)))
    erase_conversation(number, erasing);
  for (const auto criterion : numbers(
           database.query("SELECT DISTINCT criterion FROM rating WHERE candidate = ?1", candidate)))
    state_->columns.set(criterion, candidate, level_code::unknown);
  state_->columns.set(ColumnStore::presence, candidate, level_code::unknown);
  for (const auto ranking : numbers(database.query("SELECT row FROM ranking")))
    leave_out_of_ranking(database, ranking, candidate);
  database.run("DELETE FROM commitment WHERE candidate = ?1", candidate);
  database.run("DELETE FROM rating WHERE candidate = ?1", candidate);
  database.run("DELETE FROM decision WHERE candidate = ?1", candidate);
  database.run("DELETE FROM recall WHERE candidate = ?1", candidate);
  database.run("DELETE FROM stage_move WHERE candidate = ?1", candidate);
  database.run("DELETE FROM candidate_fact WHERE candidate = ?1", candidate);
  database.run("DELETE FROM candidate_alias WHERE candidate = ?1", candidate);
  database.run("DELETE FROM candidate WHERE row = ?1", candidate);
  note(database, ErasedThing::candidate, std::nullopt, erasing);
}

std::size_t Write::erase_ratings(std::string_view candidate, std::string_view criterion,
                                 std::string_view rater, const Erasing& erasing) {
  auto& database = state_->database;
  const auto row = candidate_row(state_->record, candidate);
  const auto measured =
      numbers(database.query("SELECT row FROM criterion WHERE id = ?1", criterion));
  if (measured.empty()) return 0;
  state_->begin_erasing();
  const auto erased = database.run(
      "DELETE FROM rating WHERE candidate = ?1 AND criterion = ?2 AND rater = (SELECT row FROM "
      "rater WHERE name = ?3)",
      row, measured.front(), rater);
  if (erased == 0) return 0;
  state_->columns.set(measured.front(), row, code_from_ratings(database, row, measured.front()));
  note(database, ErasedThing::rating, std::nullopt, erasing);
  return static_cast<std::size_t>(erased);
}

std::vector<Erasure> erasures(const Record& record) {
  std::vector<Erasure> all;
  auto rows =
      record.database().query("SELECT what, ifnull(number, 0), day, why FROM erasure ORDER BY row");
  while (rows.next())
    all.push_back({rows.name<ErasedThing>(0), rows.integer(1), rows.day(2), rows.text(3)});
  return all;
}

std::vector<FreeText> free_texts(const Record& record) {
  std::vector<FreeText> texts;
  auto rows = record.database().query(
      "SELECT * FROM (SELECT 'the review of ' || day, notes AS words FROM review "
      "UNION ALL SELECT 'spec version ' || number, text || char(10) || why FROM spec_version "
      "UNION ALL SELECT 'the ranking of ' || day, why FROM ranking "
      "UNION ALL SELECT 'a move of ' || c.id || ' on ' || day, why FROM stage_move JOIN candidate "
      "c "
      "ON c.row = candidate "
      "UNION ALL SELECT 'the next step of ' || c.id || ' of ' || day, next FROM decision JOIN "
      "candidate c ON c.row = candidate "
      "UNION ALL SELECT 'a recall of ' || c.id || ' on ' || day, words FROM recall JOIN candidate "
      "c "
      "ON c.row = candidate "
      "UNION ALL SELECT 'a rating of ' || candidate || ' on ' || day, note FROM ratings "
      "UNION ALL SELECT 'commitment ' || row, what FROM commitment "
      "UNION ALL SELECT 'a word on a signal, ' || day, why FROM verdict) WHERE words <> ''");
  while (rows.next()) texts.push_back({rows.text(0), rows.text(1)});
  return texts;
}

}  // namespace winloop::store
