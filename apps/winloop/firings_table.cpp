#include "firings_table.hpp"

#include "present.hpp"
#include "signal_words.hpp"
#include <winloop/base/date.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::app {

using document::Show;
using document::Table;
using document::Value;

std::string fate_of(const signal::Firing& firing) {
  if (!firing.cancelled_by.empty()) return "cancelled by " + firing.cancelled_by;
  return firing.noticed ? "noticed" : firing.dropped;
}

Table firings_table(const Transcript& transcript, std::span<const store::Speaker> speakers,
                    const std::vector<signal::Firing>& firings) {
  Table table{.name = "firings",
              .title = "",
              .columns = {integer_column("utterance", "#"), text_column("at", "At"),
                          text_column("speaker", "Speaker"), text_column("kind", "Kind"),
                          text_column("category", "Category"), text_column("sort", "What"),
                          text_column("cue", "Cue"), integer_column("strength", "Strength"),
                          integer_column("asked", "Asked"), text_column("words", "Words"),
                          text_column("fate", "Fate")},
              .when_empty = "no cue fires"};
  constexpr int widest_name = 15;
  constexpr int widest_fate = 20;
  for (const std::size_t data : {2U, 3U, 4U, 7U, 8U}) table.columns[data].show = Show::data;
  for (const std::size_t narrow : {5U, 6U}) table.columns[narrow].max_width = widest_name;
  table.columns[5].show = Show::people;
  table.columns[10].max_width = widest_fate;
  // People find the place by its time, or by its number where the source gives no times.
  const auto& utterances = transcript.utterances;
  const bool timed = std::any_of(utterances.begin(), utterances.end(),
                                 [](const Utterance& one) { return one.start.has_value(); });
  table.columns[timed ? 0 : 1].show = Show::data;
  table.columns[1].missing = "";
  for (const auto& one : firings) {
    const auto& utterance = transcript.utterances.at(one.utterance);
    std::string who;
    if (utterance.speaker >= 0) {
      const auto& speaker = speakers[static_cast<std::size_t>(utterance.speaker)];
      who = speaker.person.empty() ? speaker.label : speaker.person;
    }
    table.add({one.utterance + 1, utterance.start ? Value(clock(*utterance.start)) : Value(),
               or_missing(who), name(one.kind), or_missing(one.category),
               one.category.empty() ? std::string(name(one.kind))
                                    : fmt::format("{} {}", name(one.kind), one.category),
               one.cue, one.strength, one.asked,
               utterance.text.substr(one.words.from, one.words.size), fate_of(one)});
  }
  return table;
}

}  // namespace winloop::app
