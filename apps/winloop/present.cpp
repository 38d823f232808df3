#include "present.hpp"

#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <map>

namespace winloop::app {

using document::Column;
using document::ColumnKind;

std::shared_ptr<const document::Labels> names_of(const std::vector<Candidate>& candidates) {
  std::map<std::string_view, int> bearers;
  for (const auto& one : candidates) ++bearers[one.name];
  auto names = std::make_shared<document::Labels>();
  for (const auto& one : candidates) {
    names->emplace(one.id,
                   bearers[one.name] == 1 ? one.name : fmt::format("{} ({})", one.name, one.id));
  }
  return names;
}

void say_names(document::Document& document, const std::vector<Candidate>& candidates) {
  const auto names = names_of(candidates);
  for (auto& block : document.blocks) {
    auto* const table = std::get_if<document::Table>(&block.content);
    if (table == nullptr) continue;
    for (auto& column : table->columns)
      if (column.key == "candidate" || column.key == "removed") column.labels = names;
  }
}

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

std::string first_words(std::string_view text, int columns) {
  auto line = utf8::one_line(text);
  if (utf8::width(line) <= columns) return line;
  line.resize(utf8::prefix_within(line, columns - 1) + 1);  // a word may end just there
  const auto end = line.find_last_of(' ');
  line.resize(end == std::string::npos ? utf8::prefix_within(line, columns - 1) : end);
  while (!line.empty() && (line.back() == ' ' || line.back() == ',')) line.pop_back();
  return line + "…";
}

std::string money(double amount) {
  auto digits = plain_money(amount);
  constexpr std::size_t group = 3;
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  for (auto at = digits.size(); at > sign + group;) digits.insert(at -= group, 1, ',');
  return digits;
}

std::string plain_money(double amount) {
  return fmt::format("{:.0f}", amount);
}

std::string money_words(double low, double high, std::string_view currency, Money written) {
  auto words = low == high ? written(low) : fmt::format("{} to {}", written(low), written(high));
  if (!currency.empty()) words += fmt::format(" {}", currency);
  return words;
}

std::string stage_words(std::string_view stage, int days) {
  if (days == 0) return fmt::format("{} since today", stage);
  return fmt::format("{} for {}", stage, counted(static_cast<std::size_t>(days), "day"));
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
