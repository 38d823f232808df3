#include "database.hpp"
#include "identifiers.hpp"
#include "no_conversation.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/signals.hpp>

#include <fmt/format.h>

namespace winloop::store {

SignalPlace place_of(std::int64_t signal) {
  const auto utterance = utterance_of_signal(signal);
  return {conversation_of_utterance(utterance), sequence_of(utterance) + 1,
          static_cast<std::size_t>(signal & (most_signals - 1)) + 1};
}

std::int64_t row_at(const SignalPlace& place) {
  return signal_id(utterance_id(place.conversation, place.utterance - 1),
                   static_cast<std::int64_t>(place.number) - 1);
}

std::vector<StoredSignal> stored_signals(const Record& record, std::int64_t conversation) {
  std::vector<StoredSignal> found;
  auto rows = record.database().query(
      "SELECT s.id, s.quote_from, s.quote_size, s.kind, s.category, s.cue, s.due_words, s.due, "
      "s.answered, s.status, ifnull(m.status, 'open') FROM signal s "
      "LEFT JOIN commitment m ON m.signal = s.id WHERE s.id >= ?1 AND s.id < ?2 "
      "ORDER BY s.id >> 10, s.quote_from, s.id",
      signal_id(utterance_id(conversation, 0), 0), signal_id(utterance_id(conversation + 1, 0), 0));
  while (rows.next()) {
    StoredSignal signal;
    signal.row = rows.integer(0);
    auto& noticed = signal.noticed;
    noticed.utterance = sequence_of(utterance_of_signal(signal.row));
    noticed.words = {static_cast<std::size_t>(rows.integer(1)),
                     static_cast<std::size_t>(rows.integer(2))};
    noticed.kind = rows.name<SignalKind>(3);
    noticed.category = rows.text(4);
    noticed.cue = rows.text(5);
    noticed.due_words = rows.text(6);
    noticed.due = rows.optional_day(7);
    noticed.answered = rows.integer(8) != 0;
    signal.status = rows.name<SignalStatus>(9);
    signal.settled = rows.bytes(10) != "open";
    found.push_back(std::move(signal));
  }
  return found;
}

std::vector<Verdict> verdicts(const Record& record, std::int64_t conversation, Date as_of) {
  std::vector<Verdict> found;
  auto rows = record.database().query(
      "SELECT utterance, quote_from, quote_size, kind, category, word, by, day, why FROM verdict "
      "WHERE utterance >= ?1 AND utterance < ?2 AND day <= ?3 ORDER BY day, row",
      utterance_id(conversation, 0), utterance_id(conversation + 1, 0), as_of);
  while (rows.next()) {
    found.push_back(
        {sequence_of(rows.integer(0)),
         {static_cast<std::size_t>(rows.integer(1)), static_cast<std::size_t>(rows.integer(2))},
         rows.name<SignalKind>(3),
         rows.text(4),
         rows.name<VerdictWord>(5),
         rows.text(6),
         rows.day(7),
         rows.text(8)});
  }
  return found;
}

std::optional<AssistRequest> last_assist_request(const Record& record, std::int64_t conversation) {
  auto rows = record.database().query(
      "SELECT request, endpoint, model, day, kept, rejected FROM assist_request "
      "WHERE conversation = ?1 ORDER BY row DESC LIMIT 1",
      conversation);
  if (!rows.next()) return std::nullopt;
  return AssistRequest{rows.text(0),
                       rows.text(1),
                       rows.text(2),
                       rows.day(3),
                       static_cast<std::size_t>(rows.integer(4)),
                       static_cast<std::size_t>(rows.integer(5))};
}

std::string lexicon_of(const Record& record, std::int64_t conversation) {
  auto rows =
      record.database().query("SELECT lexicon FROM conversation WHERE row = ?1", conversation);
  if (!rows.next()) throw_no_conversation(record.database(), conversation);
  return rows.text(0);
}

}  // namespace winloop::store
