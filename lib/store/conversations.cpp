#include "database.hpp"
#include "identifiers.hpp"
#include "no_conversation.hpp"
#include "owners.hpp"
#include "verdict_days.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/promised_by.hpp>
#include <winloop/store/conversations.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace winloop::store {

namespace {

Conversation conversation_of(const Rows& rows) {
  Conversation conversation;
  conversation.row = rows.integer(0);
  conversation.candidate = rows.text(1);
  conversation.kind = rows.name<ConversationKind>(2);
  conversation.on = rows.day(3);
  conversation.file = rows.text(4);
  conversation.format = rows.text(5);
  conversation.hash = rows.text(6);
  conversation.utterances = static_cast<int>(rows.integer(7));
  if (!rows.bytes(8).empty()) conversation.consent = rows.name<ConsentAnswer>(8);
  return conversation;
}

std::vector<Speaker> speakers_of(Database& database, std::int64_t conversation) {
  std::vector<Speaker> speakers;
  auto rows = database.query(
      "SELECT label, person, role FROM speaker WHERE conversation = ?1 ORDER BY number",
      conversation);
  while (rows.next()) {
    speakers.push_back({rows.text(0), rows.text(1), rows.name<Role>(2)});
  }
  return speakers;
}

const std::string& known_name(const Speaker& speaker) {
  return speaker.person.empty() ? speaker.label : speaker.person;
}

/// Two labels may be one person, who is listed once.
void add_present(Conversation& conversation, const std::vector<Speaker>& speakers) {
  auto& present = conversation.present;
  for (const auto& speaker : speakers) {
    const auto& person = known_name(speaker);
    if (std::find(present.begin(), present.end(), person) == present.end()) {
      present.push_back(person);
    }
  }
}

/// Reads the signals of one conversation, whose speakers are known.
void read_signals(Database& database, const Conversation& conversation, bool dismissed,
                  const EarlierStatuses& earlier, std::vector<Signal>& out) {
  const auto speakers = speakers_of(database, conversation.row);
  auto rows = database.query(
      "SELECT signal.id, kind, category, cue, status, answered, quote_from, quote_size, speaker, "
      "start_ms, text, due_words, due FROM signal JOIN utterance ON utterance.id = signal.id >> 10 "
      "WHERE signal.id >= ?1 AND signal.id < ?2 ORDER BY signal.id >> 10, quote_from, signal.id",
      signal_id(utterance_id(conversation.row, 0), 0),
      signal_id(utterance_id(conversation.row + 1, 0), 0));
  while (rows.next()) {
    const auto status = status_then(earlier, rows.integer(0), rows.name<SignalStatus>(4));
    if (!status || (*status == SignalStatus::dismissed && !dismissed)) continue;
    Signal signal;
    signal.row = rows.integer(0);
    signal.status = *status;
    signal.conversation = conversation.row;
    signal.candidate = conversation.candidate;
    signal.conversation_kind = conversation.kind;
    signal.on = conversation.on;
    signal.file = conversation.file;
    signal.kind = rows.name<SignalKind>(1);
    signal.category = rows.text(2);
    signal.cue = rows.text(3);
    signal.answered = rows.integer(5) != 0;
    signal.quote = rows.part(10, 6, 7);
    if (!rows.is_null(8)) {
      const auto number = static_cast<std::size_t>(rows.integer(8));
      if (number == 0 || number > speakers.size()) throw_damaged("speaker", rows.bytes(8));
      const auto& speaker = speakers[number - 1];
      signal.speaker = speaker.label;
      signal.person = known_name(speaker);
      signal.role = speaker.role;
    }
    signal.at = rows.millis(9);
    signal.due_words = rows.text(11);
    signal.due = rows.optional_day(12);
    out.push_back(std::move(signal));
  }
}

}  // namespace

std::vector<Conversation> conversations(const Record& record, Date as_of,
                                        std::string_view candidate) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  std::vector<Conversation> found;
  auto rows = database.query(
      "SELECT row, ifnull(candidate, ''), kind, day, file, format, hash, utterances, consent "
      "FROM conversations WHERE day <= ?1 AND (?2 = '' OR candidate = ?2) ORDER BY day, row",
      as_of, candidate);
  while (rows.next()) {
    found.push_back(conversation_of(rows));
    add_present(found.back(), speakers_of(database, found.back().row));
  }
  return found;
}

Conversation conversation(const Record& record, std::int64_t row) {
  auto& database = record.database();
  auto rows = database.query(
      "SELECT row, ifnull(candidate, ''), kind, day, file, format, hash, utterances, consent "
      "FROM conversations WHERE row = ?1",
      row);
  if (!rows.next()) throw_no_conversation(database, row);
  auto found = conversation_of(rows);
  add_present(found, speakers_of(database, row));
  return found;
}

std::vector<std::int64_t> conversations_of_original(const Record& record, std::string_view hash) {
  std::vector<std::int64_t> found;
  auto rows = record.database().query(
      "SELECT conversation.row FROM original JOIN conversation ON original = original.row "
      "WHERE hash = ?1 AND consent <> 'declined' ORDER BY conversation.row",
      hash);
  while (rows.next()) found.push_back(rows.integer(0));
  return found;
}

CapturedTranscript read_transcript(const Record& record, std::int64_t row) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  CapturedTranscript captured;
  captured.conversation = conversation(record, row);
  captured.speakers = speakers_of(database, row);
  captured.transcript.format = captured.conversation.format;
  for (const auto& speaker : captured.speakers) {
    captured.transcript.speakers.push_back(speaker.label);
  }
  auto rows = database.query(
      "SELECT ifnull(speaker, 0), start_ms, end_ms, source_from, source_size, text FROM utterance "
      "WHERE id >= ?1 AND id < ?2 ORDER BY id",
      utterance_id(row, 0), utterance_id(row + 1, 0));
  while (rows.next()) {
    Utterance utterance;
    utterance.speaker = static_cast<std::int32_t>(rows.integer(0)) - 1;
    utterance.start = rows.millis(1);
    utterance.end = rows.millis(2);
    utterance.source = {static_cast<std::size_t>(rows.integer(3)),
                        static_cast<std::size_t>(rows.integer(4))};
    utterance.text = rows.text(5);
    captured.transcript.utterances.push_back(std::move(utterance));
  }
  return captured;
}

std::string read_original(const Record& record, std::int64_t row) {
  auto rows = record.database().query(
      "SELECT frame, size, hash, consent FROM conversation JOIN original ON original.row = "
      "original "
      "WHERE conversation.row = ?1",
      row);
  if (!rows.next()) throw_no_conversation(record.database(), row);
  if (rows.bytes(3) == name(ConsentAnswer::declined)) {
    throw bad_input(fmt::format(
        "no original of conversation {}: consent was declined, so its words were not kept", row));
  }
  auto bytes = decompress(rows.bytes(0), static_cast<std::size_t>(rows.integer(1)));
  if (content_hash(bytes) != rows.bytes(2)) {
    throw Error(ErrorKind::storage,
                fmt::format("{}: the original of conversation {} is damaged: its hash does not fit",
                            record.path().string(), row));
  }
  return bytes;
}

std::vector<Signal> signals(const Record& record, const SignalFilter& filter) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  std::vector<Signal> found;
  const auto earlier = earlier_statuses(database, filter.as_of);
  auto rows = database.query(
      "SELECT row, ifnull(candidate, ''), kind, day, file, format, hash, utterances, consent "
      "FROM conversations WHERE day <= ?1 AND (?2 = '' OR candidate = ?2) AND (?3 = 0 OR row = ?3) "
      "ORDER BY day, row",
      filter.as_of, filter.candidate, filter.conversation);
  while (rows.next()) {
    read_signals(database, conversation_of(rows), filter.dismissed, earlier, found);
  }
  return found;
}

std::vector<Commitment> commitments(const Record& record, Date as_of, std::string_view candidate) {
  auto& database = record.database();
  const Snapshot snapshot(database);
  std::vector<Commitment> found;
  const auto earlier = earlier_statuses(database, as_of);
  auto rows = database.query(
      "SELECT m.row, ifnull(c.id, ''), m.kind, m.owner, m.owner_role, m.what, m.made, m.due_words, "
      "m.due, ifnull(t.status, 'open'), iif(t.status = 'open', NULL, t.day), ifnull(m.signal, 0), "
      "s.quote_from, s.quote_size, u.start_ms, u.text, ifnull(s.status, 'noticed') "
      "FROM commitment m LEFT JOIN candidate c ON c.row = m.candidate "
      "LEFT JOIN settlement t ON t.row = (SELECT row FROM settlement WHERE commitment = m.row AND "
      "day <= ?1 ORDER BY day DESC, row DESC LIMIT 1) "
      "LEFT JOIN signal s ON s.id = m.signal LEFT JOIN utterance u ON u.id = m.signal >> 10 "
      "WHERE m.made <= ?1 AND (?2 = '' OR c.id = ?2) ORDER BY m.made, m.row",
      as_of, candidate);
  while (rows.next()) {
    const auto status = status_then(earlier, rows.integer(11), rows.name<SignalStatus>(16));
    if (!status || *status == SignalStatus::dismissed) continue;
    Commitment commitment;
    commitment.row = rows.integer(0);
    commitment.candidate = rows.text(1);
    commitment.kind = rows.text(2);
    commitment.owner = rows.text(3);
    commitment.said_by = commitment.owner;
    commitment.owner_role = rows.name<Role>(4);
    commitment.made = rows.day(6);
    commitment.due_words = rows.text(7);
    commitment.due = rows.optional_day(8);
    commitment.status = rows.name<CommitmentStatus>(9);
    commitment.settled = rows.optional_day(10);
    commitment.signal = rows.integer(11);
    if (commitment.signal != 0) {
      commitment.conversation = conversation_of_utterance(utterance_of_signal(commitment.signal));
      commitment.at = rows.millis(14);
    }
    commitment.what = rows.is_null(5) ? rows.part(15, 12, 13) : rows.text(5);
    found.push_back(std::move(commitment));
  }
  return found;
}

std::vector<Commitment> commitments(const Record& record, const Search& search, Date as_of,
                                    std::string_view candidate) {
  const Snapshot snapshot(record.database());
  auto found = commitments(record, as_of, candidate);
  const PeopleByName people(search);
  std::map<std::string, Candidate> about;
  for (auto& commitment : found) {
    const auto& id = commitment.candidate;
    if (!id.empty() && !about.contains(id)) about.emplace(id, names_of(record.database(), id));
    name_owner(commitment, people, id.empty() ? nullptr : &about.at(id));
  }
  return found;
}

}  // namespace winloop::store
