#include "full_text.hpp"
#include "identifiers.hpp"
#include "lengths.hpp"
#include "write_state.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::store {

namespace {

std::string_view speaker_name(const Capture& capture, const Utterance& utterance) {
  if (utterance.speaker < 0) return {};
  const auto& speaker = capture.speakers[static_cast<std::size_t>(utterance.speaker)];
  return speaker.person.empty() ? speaker.label : speaker.person;
}

Role role_of(const Capture& capture, const Utterance& utterance) {
  if (utterance.speaker < 0) return Role::unknown;
  return capture.speakers[static_cast<std::size_t>(utterance.speaker)].role;
}

void expect_speakers(const Capture& capture) {
  const auto& labels = capture.transcript.speakers;
  bool fits = labels.size() == capture.speakers.size();
  for (std::size_t at = 0; fits && at < labels.size(); ++at) {
    fits = labels[at] == capture.speakers[at].label;
  }
  const auto count = static_cast<std::int32_t>(labels.size());
  for (const auto& utterance : capture.transcript.utterances) {
    fits = fits && utterance.speaker >= -1 && utterance.speaker < count;
  }
  if (!fits) throw bad_input({capture.file}, "its speakers do not fit its utterances");
}

/// The signals in the order of their ids: by utterance, then by place in it.
std::vector<const Noticed*> in_order(const std::vector<Noticed>& signals) {
  std::vector<const Noticed*> ordered;
  ordered.reserve(signals.size());
  for (const auto& noticed : signals) ordered.push_back(&noticed);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Noticed* a, const Noticed* b) {
    return std::pair(a->utterance, a->words.from) < std::pair(b->utterance, b->words.from);
  });
  return ordered;
}

void expect_signals(const Capture& capture) {
  const auto& utterances = capture.transcript.utterances;
  std::vector<std::int64_t> count(utterances.size());
  for (const auto& noticed : capture.signals) {
    const bool fits =
        noticed.utterance < utterances.size() && noticed.words.size > 0 &&
        noticed.words.from <= utterances[noticed.utterance].text.size() &&
        noticed.words.size <= utterances[noticed.utterance].text.size() - noticed.words.from;
    if (!fits) throw bad_input({capture.file}, "a signal whose quote is no part of its utterance");
    if (++count[noticed.utterance] > most_signals) {
      throw bad_input({capture.file},
                      fmt::format("more than {} signals in one utterance", most_signals));
    }
  }
}

/// All that can be wrong with a capture, found before any of it is written.
void expect_writable(const Capture& capture) {
  if (capture.transcript.utterances.size() >= static_cast<std::size_t>(most_utterances)) {
    throw bad_input({capture.file},
                    fmt::format("has {} utterances; at most {} can be kept: split it",
                                capture.transcript.utterances.size(), most_utterances - 1));
  }
  expect_speakers(capture);
  expect_signals(capture);
}

std::int64_t write_original(Database& database, const Original& original) {
  {
    auto kept = database.query("SELECT row FROM original WHERE hash = ?1", original.hash);
    if (kept.next()) return kept.integer(0);
  }
  database.run("INSERT INTO original (hash, size, frame) VALUES (?1, ?2, ?3)", original.hash,
               original.size, Blob{original.frame});
  return database.last_row();
}

void bind_millis(Statement& statement, int index, std::optional<Millis> at) {
  if (at) {
    statement.bind(index, static_cast<std::int64_t>(at->count()));
  } else {
    statement.bind(index, std::nullopt);
  }
}

/// The hot loop of capture: statements are bound by hand, texts not copied. A statement for each
/// row's words, since one for all would open a savepoint, at which FTS5 writes out what it has
/// gathered.
void write_utterances(Database& database, std::int64_t conversation, const Transcript& transcript) {
  auto& row = database.prepared(
      "INSERT INTO utterance (id, speaker, start_ms, end_ms, source_from, source_size, text) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  auto& words = database.prepared("INSERT INTO utterance_words (rowid, text) VALUES (?1, ?2)");
  auto& full_text = database.full_text();
  Lengths lengths;
  auto id = utterance_id(conversation, 0);
  full_text.take_counted_words();
  for (const auto& utterance : transcript.utterances) {
    const std::int64_t speaker = utterance.speaker + 1;
    row.bind(1, id);
    if (speaker > 0) {
      row.bind(2, speaker);
    } else {
      row.bind(2, std::nullopt);
    }
    bind_millis(row, 3, utterance.start);
    bind_millis(row, 4, utterance.end);
    row.bind(5, utterance.source.from);
    row.bind(6, utterance.source.size);
    row.bind_in_place(7, utterance.text);
    row.run();
    words.bind(1, id);
    words.bind_in_place(2, utterance.text);
    words.run();
    lengths.add(full_text.take_counted_words(), static_cast<std::size_t>(speaker));
    ++id;
  }
  write_lengths(database, conversation, lengths);
}

void write_commitment(Database& database, std::int64_t signal,
                      std::optional<std::int64_t> candidate, const Capture& capture,
                      const Noticed& noticed) {
  const auto& utterance = capture.transcript.utterances[noticed.utterance];
  database.run(
      "INSERT INTO commitment (candidate, signal, kind, owner, owner_role, made, due_words, due) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      candidate, signal, noticed.category, speaker_name(capture, utterance),
      name(role_of(capture, utterance)), capture.on, noticed.due_words, noticed.due);
}

/// Gives the number of commitments among them.
std::size_t write_signals(Database& database, std::int64_t conversation,
                          std::optional<std::int64_t> candidate, const Capture& capture) {
  std::size_t commitments = 0;
  std::int64_t number = 0;
  std::size_t last = 0;
  for (const auto* noticed_here : in_order(capture.signals)) {
    const auto& noticed = *noticed_here;
    number = noticed.utterance == last ? number : 0;
    last = noticed.utterance;
    const auto id = signal_id(utterance_id(conversation, noticed.utterance), number++);
    database.run(
        "INSERT INTO signal (id, quote_from, quote_size, kind, category, cue, answered, due_words, "
        "due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        id, noticed.words.from, noticed.words.size, name(noticed.kind), noticed.category,
        noticed.cue, noticed.answered, noticed.due_words, noticed.due);
    if (noticed.kind != SignalKind::commitment) continue;
    write_commitment(database, id, candidate, capture, noticed);
    ++commitments;
  }
  return commitments;
}

/// The conversation in the record that a capture would be, and what was said to its words being
/// kept.
struct Kept {
  std::int64_t conversation;
  bool declined;
};

std::optional<Kept> find_kept(Database& database, std::optional<std::int64_t> candidate,
                              const Capture& capture) {
  const bool declines = capture.consent == ConsentAnswer::declined;
  const auto& hash = declines ? capture.declined_hash : capture.original.hash;
  auto by_words = database.query(
      "SELECT conversation.row FROM original JOIN conversation ON original = original.row "
      "WHERE hash = ?1 AND ifnull(candidate, 0) = ?2 AND kind = ?3 AND day = ?4 AND consent <> "
      "'declined'",
      hash, candidate.value_or(0), name(capture.kind), capture.on);
  if (by_words.next()) return Kept{by_words.integer(0), false};
  auto by_message = database.query(
      "SELECT row FROM conversation WHERE message = ?1 AND message <> '' AND "
      "ifnull(candidate, 0) = ?2 AND kind = ?3 AND day = ?4",
      capture.message, candidate.value_or(0), name(capture.kind), capture.on);
  if (by_message.next()) return Kept{by_message.integer(0), false};
  auto declined = database.query(
      "SELECT row FROM conversation WHERE consent = 'declined' AND file = ?1 AND "
      "ifnull(candidate, 0) = ?2 AND kind = ?3 AND day = ?4",
      capture.file, candidate.value_or(0), name(capture.kind), capture.on);
  if (declined.next()) return Kept{declined.integer(0), true};
  return std::nullopt;
}

/// What was agreed to once is not turned round by capturing again.
void expect_same_answer(const Kept& kept, const Capture& capture) {
  if (kept.declined && capture.consent == ConsentAnswer::given) {
    throw bad_input(fmt::format(
        "consent was declined (conversation {}); if they have agreed since, capture the "
        "file under another name",
        kept.conversation));
  }
  if (!kept.declined && capture.consent == ConsentAnswer::declined) {
    throw bad_input(
        fmt::format("its words are in the record already, as conversation {}", kept.conversation));
  }
}

}  // namespace

void write_lengths(Database& database, std::int64_t conversation, const Lengths& lengths) {
  database.run("INSERT INTO derived_length (conversation, words) VALUES (?1, ?2)", conversation,
               Blob{lengths.words});
  database.run("INSERT INTO derived_speaker (conversation, speakers) VALUES (?1, ?2)", conversation,
               Blob{lengths.speakers});
}

Original prepare_original(std::string_view bytes) {
  return {content_hash(bytes), bytes.size(), compress(bytes)};
}

std::optional<std::int64_t> kept_conversation(const Record& record, const Capture& capture) {
  std::optional<std::int64_t> candidate;
  if (!capture.candidate.empty()) candidate = candidate_row(record, capture.candidate);
  const auto kept = find_kept(record.database(), candidate, capture);
  if (!kept) return std::nullopt;
  expect_same_answer(*kept, capture);
  return kept->conversation;
}

bool Write::holds(const Capture& capture) const {
  std::optional<std::int64_t> candidate;
  if (!capture.candidate.empty()) candidate = candidate_row(state_->record, capture.candidate);
  return find_kept(state_->database, candidate, capture).has_value();
}

Captured Write::add_conversation(const Capture& capture) {
  auto& database = state_->database;
  expect_writable(capture);
  std::optional<std::int64_t> candidate;
  if (!capture.candidate.empty()) candidate = candidate_row(state_->record, capture.candidate);
  if (const auto kept = find_kept(database, candidate, capture)) {
    expect_same_answer(*kept, capture);
    return {kept->conversation, true};
  }
  const auto original = write_original(database, capture.original);
  const auto& utterances = capture.transcript.utterances;
  database.run(
      "INSERT INTO conversation (row, candidate, kind, day, file, format, original, utterances, "
      "lexicon, consent, message) VALUES (1 + max((SELECT ifnull(max(row), 0) FROM conversation), "
      "(SELECT ifnull(max(number), 0) FROM erasure)), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      candidate, name(capture.kind), capture.on, capture.file, capture.transcript.format, original,
      utterances.size(), capture.lexicon,
      capture.consent == ConsentAnswer::not_asked ? "" : name(capture.consent), capture.message);
  const auto conversation = database.last_row();
  int number = 0;
  for (const auto& speaker : capture.speakers) {
    database.run(
        "INSERT INTO speaker (conversation, number, label, person, role) VALUES (?1, ?2, ?3, ?4, "
        "?5)",
        conversation, ++number, speaker.label, speaker.person, name(speaker.role));
  }
  write_utterances(database, conversation, capture.transcript);
  const auto commitments = write_signals(database, conversation, candidate, capture);
  if (commitments > 0) state_->owners.renew(conversation);
  return {conversation, false, utterances.size(), capture.signals.size(), commitments};
}

}  // namespace winloop::store
