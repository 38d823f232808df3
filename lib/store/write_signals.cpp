#include "identifiers.hpp"
#include "lengths.hpp"
#include "no_conversation.hpp"
#include "write_state.hpp"
#include <winloop/base/error.hpp>

#include <fmt/format.h>

#include <set>

namespace winloop::store {

namespace {

/// What a conversation gives to its commitments.
struct MadeIn {
  std::optional<std::int64_t> candidate;
  Date on;
};

MadeIn made_in(Database& database, std::int64_t conversation) {
  auto rows =
      database.query("SELECT candidate, day FROM conversation WHERE row = ?1", conversation);
  if (!rows.next()) throw_no_conversation(database, conversation);
  MadeIn made;
  if (!rows.is_null(0)) made.candidate = rows.integer(0);
  made.on = rows.day(1);
  return made;
}

/// The utterance's row; throws when the words are no part of it.
std::int64_t expect_words(Database& database, std::int64_t conversation, std::size_t utterance,
                          ByteRange words) {
  const auto id = utterance_id(conversation, utterance);
  auto rows = database.query("SELECT length(CAST(text AS BLOB)) FROM utterance WHERE id = ?1", id);
  const bool fits = utterance < static_cast<std::size_t>(most_utterances) && rows.next() &&
                    words.size > 0 &&
                    words.from + words.size <= static_cast<std::size_t>(rows.integer(0));
  if (!fits) {
    throw bad_input(fmt::format("conversation {}: a signal whose quote is no part of utterance {}",
                                conversation, utterance + 1));
  }
  return id;
}

/// The lowest number that no signal of the utterance has.
std::int64_t free_signal(Database& database, std::int64_t utterance) {
  std::set<std::int64_t> taken;
  auto rows = database.query("SELECT id FROM signal WHERE id >= ?1 AND id < ?2",
                             signal_id(utterance, 0), signal_id(utterance + 1, 0));
  while (rows.next()) taken.insert(rows.integer(0));
  auto id = signal_id(utterance, 0);
  while (taken.contains(id)) ++id;
  if (id < signal_id(utterance + 1, 0)) return id;
  throw bad_input(fmt::format("more than {} signals in one utterance", most_signals));
}

/// Owners and roles are filled in by name_owners().
void write_open_commitment(Database& database, std::int64_t signal, const MadeIn& made,
                           const Noticed& noticed) {
  database.run(
      "INSERT INTO commitment (candidate, signal, kind, owner, owner_role, made, due_words, due) "
      "VALUES (?1, ?2, ?3, '', 'unknown', ?4, ?5, ?6)",
      made.candidate, signal, noticed.category, made.on, noticed.due_words, noticed.due);
}

std::int64_t write_signal(Database& database, std::int64_t conversation, const MadeIn& made,
                          const Noticed& noticed) {
  const auto utterance = expect_words(database, conversation, noticed.utterance, noticed.words);
  const auto id = free_signal(database, utterance);
  database.run(
      "INSERT INTO signal (id, quote_from, quote_size, kind, category, cue, answered, due_words, "
      "due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      id, noticed.words.from, noticed.words.size, name(noticed.kind), noticed.category, noticed.cue,
      noticed.answered, noticed.due_words, noticed.due);
  if (noticed.kind == SignalKind::commitment) write_open_commitment(database, id, made, noticed);
  return id;
}

void rewrite_signal(Database& database, const StoredSignal& signal) {
  const auto& noticed = signal.noticed;
  // A day that a review gave it stays.
  database.run(
      "UPDATE commitment SET due_words = ?2, due = ?3 WHERE signal = ?1 AND status = 'open' AND "
      "(due_words, due) IS (SELECT due_words, due FROM signal WHERE id = ?1)",
      signal.row, noticed.due_words, noticed.due);
  database.run(
      "UPDATE signal SET category = ?2, cue = ?3, answered = ?4, due_words = ?5, due = ?6 "
      "WHERE id = ?1",
      signal.row, noticed.category, noticed.cue, noticed.answered, noticed.due_words, noticed.due);
}

/// Whoever spoke the words owns the commitment.
void name_owners(Database& database, std::int64_t conversation) {
  database.run(
      "UPDATE commitment SET "
      "owner = ifnull((SELECT iif(p.person = '', p.label, p.person) FROM utterance u "
      "JOIN speaker p ON p.conversation = ?1 AND p.number = u.speaker WHERE u.id = signal >> 10), "
      "''), "
      "owner_role = ifnull((SELECT p.role FROM utterance u "
      "JOIN speaker p ON p.conversation = ?1 AND p.number = u.speaker WHERE u.id = signal >> 10), "
      "'unknown') WHERE signal >= ?2 AND signal < ?3",
      conversation, signal_id(utterance_id(conversation, 0), 0),
      signal_id(utterance_id(conversation + 1, 0), 0));
}

/// The word that counts for the words of a verdict: one given for an earlier day outranks none that
/// came later.
VerdictWord newest_word(Database& database, std::int64_t utterance, const Verdict& verdict) {
  auto rows = database.query(
      "SELECT word FROM verdict WHERE utterance = ?1 AND quote_from = ?2 AND quote_size = ?3 AND "
      "kind = ?4 AND (category = ?5 OR kind = 'question') ORDER BY day DESC, row DESC LIMIT 1",
      utterance, verdict.words.from, verdict.words.size, name(verdict.kind), verdict.category);
  return rows.next() ? rows.name<VerdictWord>(0) : verdict.word;
}

}  // namespace

void Write::change_signals(std::int64_t conversation, const SignalChanges& changes,
                           std::string_view lexicon) {
  auto& database = state_->database;
  const auto made = made_in(database, conversation);
  for (const auto& signal : changes.gone) {
    database.run("DELETE FROM commitment WHERE signal = ?1", signal.row);
    database.run("DELETE FROM signal WHERE id = ?1", signal.row);
  }
  for (const auto& signal : changes.changed) rewrite_signal(database, signal);
  for (const auto& noticed : changes.added) write_signal(database, conversation, made, noticed);
  name_owners(database, conversation);
  state_->owners.renew(conversation);
  database.run("UPDATE conversation SET lexicon = ?2 WHERE row = ?1", conversation, lexicon);
}

std::int64_t Write::add_signal(std::int64_t conversation, const Noticed& noticed) {
  auto& database = state_->database;
  const auto id = write_signal(database, conversation, made_in(database, conversation), noticed);
  name_owners(database, conversation);
  state_->owners.renew(conversation);
  return id;
}

void Write::add_verdict(std::int64_t conversation, const Verdict& verdict) {
  auto& database = state_->database;
  const auto utterance = expect_words(database, conversation, verdict.utterance, verdict.words);
  database.run(
      "INSERT INTO verdict (utterance, quote_from, quote_size, kind, category, word, by, day, why) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      utterance, verdict.words.from, verdict.words.size, name(verdict.kind), verdict.category,
      name(verdict.word), verdict.by, verdict.on, verdict.why);
  database.run(
      "UPDATE signal SET status = ?1 WHERE id >= ?2 AND id < ?3 AND quote_from = ?4 AND "
      "quote_size = ?5 AND kind = ?6 AND (category = ?7 OR kind = 'question')",
      name(status_after(newest_word(database, utterance, verdict))), signal_id(utterance, 0),
      signal_id(utterance + 1, 0), verdict.words.from, verdict.words.size, name(verdict.kind),
      verdict.category);
}

void Write::add_assist_request(std::int64_t conversation, const AssistRequest& request) {
  state_->database.run(
      "INSERT INTO assist_request (conversation, request, endpoint, model, day, kept, rejected) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      conversation, request.request, request.endpoint, request.model, request.on, request.kept,
      request.rejected);
}

void Write::add_speaker(std::int64_t conversation, std::string_view label) {
  auto& database = state_->database;
  auto labels =
      database.query("SELECT count(*) FROM speaker WHERE conversation = ?1", conversation);
  labels.next();
  const auto number = labels.integer(0) + 1;
  database.run("INSERT INTO speaker (conversation, number, label, role) VALUES (?1, ?2, ?3, ?4)",
               conversation, number, label, name(Role::unknown));
  database.run("UPDATE utterance SET speaker = ?3 WHERE id >= ?1 AND id < ?2 AND speaker IS NULL",
               utterance_id(conversation, 0), utterance_id(conversation + 1, 0), number);
  auto kept =
      database.query("SELECT speakers FROM derived_speaker WHERE conversation = ?1", conversation);
  if (!kept.next()) throw_no_conversation(database, conversation);
  const std::string before(kept.bytes(0));
  Lengths lengths;
  for (std::size_t at = 0; 2 * at < before.size(); ++at) {
    const auto speaker = Lengths::at(before, at);
    lengths.add(0, speaker == 0 ? static_cast<std::size_t>(number) : speaker);
  }
  database.run("UPDATE derived_speaker SET speakers = ?2 WHERE conversation = ?1", conversation,
               Blob{lengths.speakers});
}

void Write::set_speakers(std::int64_t conversation, std::span<const Speaker> speakers) {
  auto& database = state_->database;
  int number = 0;
  for (const auto& speaker : speakers) {
    const int rows = database.run(
        "UPDATE speaker SET person = ?3, role = ?4 WHERE conversation = ?1 AND number = ?2 AND "
        "label = ?5",
        conversation, ++number, speaker.person, name(speaker.role), speaker.label);
    if (rows != 1) {
      throw bad_input(
          fmt::format("conversation {} has no speaker \"{}\"", conversation, speaker.label));
    }
  }
}

}  // namespace winloop::store
