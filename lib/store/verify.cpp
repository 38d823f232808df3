#include "column_store.hpp"
#include "database.hpp"
#include "full_text.hpp"
#include "identifiers.hpp"
#include "lengths.hpp"
#include "write_state.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/counted.hpp>
#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/store/record.hpp>

#include <fmt/format.h>

#include <optional>

namespace winloop::store {

namespace {

using Findings = std::vector<std::string>;

void check_database(Database& database, Findings& findings) {
  {
    auto rows = database.query("PRAGMA integrity_check(20)");
    while (rows.next()) {
      if (rows.bytes(0) != "ok") findings.push_back(fmt::format("SQLite: {}", rows.bytes(0)));
    }
  }
  auto rows = database.query("PRAGMA foreign_key_check");
  while (rows.next()) {
    findings.push_back(fmt::format("row {} of {} names a row of {} that is not there",
                                   rows.integer(1), rows.bytes(0), rows.bytes(2)));
  }
}

void check_originals(Database& database, Findings& findings) {
  auto rows = database.query("SELECT row, size, hash, frame FROM original");
  while (rows.next()) {
    try {
      const auto bytes = decompress(rows.bytes(3), static_cast<std::size_t>(rows.integer(1)));
      if (content_hash(bytes) == rows.bytes(2)) continue;
      findings.push_back(
          fmt::format("original {}: its bytes do not match their hash", rows.integer(0)));
    } catch (const Error& error) {
      findings.push_back(fmt::format("original {}: {}", rows.integer(0), error.what()));
    }
  }
}

Lengths lengths_from_utterances(Database& database, std::int64_t conversation) {
  Lengths lengths;
  auto rows = database.query(
      "SELECT text, ifnull(speaker, 0) FROM utterance WHERE id >= ?1 AND id < ?2 ORDER BY id",
      utterance_id(conversation, 0), utterance_id(conversation + 1, 0));
  while (rows.next()) {
    std::size_t words = 0;
    database.full_text().split(rows.bytes(0),
                               [&](std::string_view, std::size_t, std::size_t) { ++words; });
    lengths.add(words, static_cast<std::size_t>(rows.integer(1)));
  }
  return lengths;
}

void check_lengths(Database& database, Findings& findings) {
  auto rows = database.query(
      "SELECT c.row, l.words, s.speakers FROM conversation c "
      "LEFT JOIN derived_length l ON l.conversation = c.row "
      "LEFT JOIN derived_speaker s ON s.conversation = c.row ORDER BY c.row");
  while (rows.next()) {
    const auto expected = lengths_from_utterances(database, rows.integer(0));
    if (rows.bytes(1) != expected.words || rows.bytes(2) != expected.speakers) {
      findings.push_back(
          fmt::format("conversation {}: its derived lengths are wrong", rows.integer(0)));
    }
  }
}

/// Calls `take(criterion, candidate, code)` for every byte that the derived columns should hold.
template <typename Take>
void each_code(Database& database, Take&& take) {
  {
    auto rows = database.query("SELECT row FROM candidate");
    while (rows.next()) take(ColumnStore::presence, rows.integer(0), std::uint8_t{1});
  }
  auto rows = database.query("SELECT DISTINCT candidate, criterion FROM rating");
  while (rows.next()) {
    take(rows.integer(1), rows.integer(0),
         code_from_ratings(database, rows.integer(0), rows.integer(1)));
  }
}

void check_columns(Database& database, Findings& findings) {
  ColumnStore columns(database);
  std::size_t expected = 0;
  std::size_t wrong = 0;
  each_code(database, [&](std::int64_t criterion, std::int64_t candidate, std::uint8_t code) {
    ++expected;
    if (columns.get(criterion, candidate) != code) ++wrong;
  });
  std::size_t held = 0;
  auto rows = database.query("SELECT codes FROM derived_column");
  while (rows.next()) {
    for (const char code : rows.bytes(0)) {
      if (static_cast<std::uint8_t>(code) != level_code::unknown) ++held;
    }
  }
  if (wrong > 0 || held != expected) {
    findings.push_back(
        fmt::format("the derived columns are wrong: {} {}, {} are there, {} expected",
                    counted(static_cast<std::size_t>(wrong), "byte"),
                    wrong == 1 ? "differs" : "differ", held, expected));
  }
}

/// A signal's status repeats the newest word on it.
void check_verdicts(Database& database, Findings& findings) {
  auto rows = database.query(
      "SELECT s.id >> 30, count(*) FROM signal s WHERE s.status <> ifnull((SELECT iif(v.word = "
      "'dismissed', 'dismissed', 'confirmed') FROM verdict v WHERE v.utterance = s.id >> 10 AND "
      "v.quote_from = s.quote_from AND v.quote_size = s.quote_size AND v.kind = s.kind AND "
      "(v.category = s.category OR v.kind = 'question') ORDER BY v.day DESC, v.row DESC LIMIT 1), "
      "'noticed') GROUP BY 1");
  while (rows.next()) {
    findings.push_back(fmt::format("conversation {}: {} without the status that people gave it",
                                   rows.integer(0),
                                   counted(static_cast<std::size_t>(rows.integer(1)), "signal")));
  }
}

/// What does not fit; the command form is a write to FTS5.
std::optional<std::string> misfit_of_full_text(Database& database) {
  try {
    database.run(
        "INSERT INTO utterance_words (utterance_words, rank) VALUES ('integrity-check', 1)");
    return std::nullopt;
  } catch (const Error& error) {
    return error.what();
  }
}

void check_full_text(Database& database, Findings& findings) {
  const auto misfit = misfit_of_full_text(database);
  if (!misfit) return;
  // A record that cannot be written here is not damaged for that; a damaged one is so in a copy.
  if (!misfit_of_full_text(*database.copy_in_memory())) return;
  findings.push_back(fmt::format("the full-text index does not fit the utterances: {}", *misfit));
}

}  // namespace

std::vector<std::string> Record::verify() const {
  Findings findings;
  auto& database = *database_;
  const Snapshot snapshot(database);
  check_database(database, findings);
  check_originals(database, findings);
  check_lengths(database, findings);
  check_columns(database, findings);
  check_verdicts(database, findings);
  if (access_ == Access::write) check_full_text(database, findings);
  return findings;
}

void Record::optimize() {
  database_->execute("INSERT INTO utterance_words (utterance_words) VALUES ('optimize')");
}

void Write::rebuild_derived() {
  auto& database = state_->database;
  state_->columns.clear();
  database.run("DELETE FROM derived_column");
  each_code(database, [&](std::int64_t criterion, std::int64_t candidate, std::uint8_t code) {
    state_->columns.set(criterion, candidate, code);
  });
  database.run("DELETE FROM derived_length");
  database.run("DELETE FROM derived_speaker");
  state_->owners.renew_all();
  auto rows = database.query("SELECT row FROM conversation");
  while (rows.next()) {
    write_lengths(database, rows.integer(0), lengths_from_utterances(database, rows.integer(0)));
  }
}

}  // namespace winloop::store
