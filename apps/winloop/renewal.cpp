#include "renewal.hpp"

#include "present.hpp"
#include "signal_words.hpp"
#include <winloop/base/date.hpp>

#include <fmt/format.h>

#include <array>
#include <map>
#include <vector>

namespace winloop::app {

namespace {

using document::Show;
using document::Table;
using document::Value;
using loop::Fate;
using loop::Renewed;

/// Those that may be read by everybody: no confidence, and nothing that shares words with one.
std::vector<const Renewed*> to_show(const loop::RenewResult& result,
                                    const Confidences& confidences) {
  std::vector<const Renewed*> shown;
  for (const auto& one : result.renewed) {
    if (confidences.may_show(one.candidate, one.noticed.category, one.quote)) shown.push_back(&one);
  }
  return shown;
}

Table renewed_table(std::string table_name, const std::vector<const Renewed*>& renewed, bool kept) {
  Table table{.name = std::move(table_name),
              .title = "",
              .columns = {text_column("fate", "Change"), integer_column("conversation", "#"),
                          text_column("candidate", "Candidate"), text_column("kind", "Kind"),
                          text_column("category", "Category"), text_column("sort", "What"),
                          text_column("speaker", "Speaker"), text_column("at", "At"),
                          text_column("quote", "Words"), text_column("cue", "Cue"),
                          text_column("status", "Status")}};
  for (const std::size_t data : {2U, 3U, 4U, 6U, 7U, 10U}) table.columns[data].show = Show::data;
  table.columns[5].show = Show::people;
  constexpr int widest_name = 15;
  table.columns[5].max_width = widest_name;
  table.columns[9].max_width = widest_name;
  table.columns[7].missing = "";
  for (const auto* one : renewed) {
    if (one->fate == Fate::kept && !kept) continue;
    const auto& noticed = one->noticed;
    table.add({name(one->fate), one->conversation, or_missing(one->candidate), name(noticed.kind),
               noticed.category, fmt::format("{} {}", name(noticed.kind), noticed.category),
               or_missing(one->speaker), one->at ? Value(clock(*one->at)) : Value(), one->quote,
               or_missing(noticed.cue), name(one->status)});
  }
  return table;
}

}  // namespace

std::string renewal_in_words(const loop::RenewResult& result) {
  std::map<Fate, std::size_t> count;
  for (const auto& one : result.renewed) ++count[one.fate];
  std::vector<std::string> parts;
  for (const auto& [fate, how_many] : count) {
    if (fate != Fate::kept) parts.push_back(fmt::format("{} {}", how_many, name(fate)));
  }
  auto words = parts.empty() ? "nothing changed" : fmt::format("{}", fmt::join(parts, ", "));
  if (count.contains(Fate::kept))
    words += fmt::format("; {} kept by a person's word", count[Fate::kept]);
  return words;
}

void add_renewal(document::Document& document, const loop::RenewResult& result,
                 Confidences confidences) {
  confidences.add(result.renewed);
  const auto shown = to_show(result, confidences);
  auto all = renewed_table("changes", shown, true);
  document.add(std::move(all), Show::data);
  auto changes = renewed_table("changed", shown, false);
  if (changes.size() > 0) document.add(std::move(changes), Show::people);
  if (const auto hidden = result.renewed.size() - shown.size(); hidden > 0) {
    document.add(
        document::Paragraph{
            .text = fmt::format("{} not shown: told in confidence, or in the same words", hidden),
            .tone = document::Tone::note},
        Show::people);
  }
}

}  // namespace winloop::app
