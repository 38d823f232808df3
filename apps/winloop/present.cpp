#include "present.hpp"

#include <fmt/format.h>

namespace winloop::app {

using document::Column;
using document::ColumnKind;

document::Quote quote(const Signal& signal, std::string about) {
  auto quoted = quote(insight::cite(signal), std::move(about));
  // Of a promise the day may have been changed since: the ledger of promises has it.
  if (signal.kind != SignalKind::commitment) quoted.due = signal.due;
  return quoted;
}

document::Quote quote(const insight::Citation& cited, std::string about) {
  return {.words = cited.words,
          .who = cited.person,
          .kind = std::string(name(cited.kind)),
          .on = cited.on,
          .at = cited.at,
          .conversation = cited.conversation,
          .about = std::move(about)};
}

std::string citation(const Signal& signal) {
  const auto& who = signal.person.empty() ? signal.speaker : signal.person;
  return fmt::format("{}, {} {} #{}{}", who, signal.on.to_string(), name(signal.conversation_kind),
                     signal.conversation, signal.at ? " at " + clock(*signal.at) : "");
}

std::string due_words(const Commitment& commitment) {
  if (!commitment.due) return commitment.due_words;
  const auto day = commitment.due->to_string();
  return commitment.due_words.empty() ? day : fmt::format("{} ({})", commitment.due_words, day);
}

document::Value or_missing(const std::string& text) {
  return text.empty() ? document::Value() : document::Value(text);
}

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

Column text_column(std::string key, std::string title) {
  return {.key = std::move(key), .title = std::move(title)};
}

Column integer_column(std::string key, std::string title) {
  return {.key = std::move(key), .title = std::move(title), .kind = ColumnKind::integer};
}

Column date_column(std::string key, std::string title) {
  return {.key = std::move(key), .title = std::move(title), .kind = ColumnKind::date};
}

Column share_column(std::string key, std::string title) {
  return {.key = std::move(key), .title = std::move(title), .kind = ColumnKind::percent};
}

}  // namespace winloop::app
