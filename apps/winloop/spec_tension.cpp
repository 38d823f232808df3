#include "spec_tension.hpp"

#include "output.hpp"
#include "present.hpp"
#include "ranking_table.hpp"
#include "search.hpp"
#include <winloop/loop/spec_tension.hpp>
#include <winloop/model/spec.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;

constexpr int tension_places = 6;

double on_six_places(double value) {
  constexpr double grid = 1e6;
  return std::round(value * grid) / grid;
}

/// What one must-have alone does, short enough for a table.
std::vector<std::string> removed_words(const std::vector<insight::Removed>& removed) {
  std::vector<std::string> words;
  words.reserve(removed.size());
  for (const auto& one : removed) {
    words.push_back(one.score ? fmt::format("{} ({:.2f}, would be rank {})", one.name, *one.score,
                                            *one.rank_by_score)
                              : one.name + " (no score)");
  }
  return words;
}

Table criteria_tension(const loop::BarAndPool& result) {
  Table table{
      .name = "criteria",
      .title = "",
      .columns = {text_column("criterion", "Criterion"),
                  {.key = "weight", .title = "Weight", .kind = ColumnKind::number, .decimals = 1},
                  {.key = "must", .title = "Must", .kind = ColumnKind::boolean, .show = Show::data},
                  {.key = "line_value",
                   .title = "Line",
                   .kind = ColumnKind::number,
                   .data_decimals = tension_places,
                   .show = Show::data},
                  {.key = "line", .title = "Met from", .show = Show::people},
                  integer_column("met", "Met"),
                  integer_column("failed", "Failed"),
                  integer_column("unknown", "Unknown"),
                  {.key = "removes_alone",
                   .title = "Alone removes",
                   .kind = ColumnKind::list,
                   .show = Show::people,
                   .missing = ""}}};
  for (std::size_t at = 0; at < result.criteria.size(); ++at) {
    const auto& one = result.criteria[at];
    const bool counts = one.line.has_value();
    const auto line = result.lines[at] + (one.must ? ", must" : "");
    table.add({one.criterion, one.weight, one.must, one.line, or_missing(line),
               counts ? Value(one.met) : Value(), counts ? Value(one.failed) : Value(), one.unknown,
               removed_words(one.removed_alone)});
  }
  return table;
}

Table removed_table(const loop::BarAndPool& result) {
  Table table{.name = "removed_alone",
              .title = "",
              .columns = {text_column("must_have", "Must-have"),
                          text_column("candidate", "Candidate"),
                          text_column("name", "Name"),
                          {.key = "score",
                           .title = "Score",
                           .kind = ColumnKind::number,
                           .data_decimals = tension_places},
                          integer_column("rank_by_score", "Rank by score")}};
  for (const auto& criterion : result.criteria) {
    for (const auto& one : criterion.removed_alone)
      table.add({criterion.criterion, one.candidate, one.name, one.score, one.rank_by_score});
  }
  return table;
}

/// The first few, for people.
std::vector<std::string> below_words(const std::vector<loop::RankedPerson>& below) {
  constexpr std::size_t most = 4;
  std::vector<std::string> words;
  for (std::size_t at = 0; at < std::min(most, below.size()); ++at)
    words.push_back(fmt::format("{} (rank {})", below[at].name, below[at].rank));
  if (below.size() > most) words.push_back(fmt::format("{} more", below.size() - most));
  return words;
}

Table contradictions_table(const loop::BarAndPool& result) {
  Table table{
      .name = "contradictions",
      .title = "Declined, though the bar puts them above who got further",
      .columns = {{.key = "candidate", .title = "Declined", .show = Show::data},
                  {.key = "name", .title = "Declined", .show = Show::people},
                  integer_column("rank", "Rank"),
                  text_column("stage", "At"),
                  date_column("date", "On"),
                  text_column("why", "As the move says"),
                  {.key = "above", .title = "Above", .kind = ColumnKind::list, .show = Show::data},
                  {.key = "above_words",
                   .title = "Above",
                   .kind = ColumnKind::list,
                   .show = Show::people}},
      .when_empty = "no decision contradicts the ranking"};
  table.columns[5].missing = "";
  for (const auto& one : result.contradictions) {
    std::vector<std::string> below;
    below.reserve(one.below.size());
    for (const auto& person : one.below) below.push_back(person.candidate);
    table.add({one.declined.candidate, one.declined.name, one.declined.rank, one.stage, one.on,
               or_missing(one.why), below, below_words(one.below)});
  }
  return table;
}

Table weights_table(const loop::BarAndPool& result) {
  Table table{
      .name = "weights",
      .title = "",
      .columns = {text_column("criterion", "Criterion"),
                  {.key = "weight", .title = "Weight", .kind = ColumnKind::number, .decimals = 1},
                  {.key = "fitted",
                   .title = "Would agree best",
                   .kind = ColumnKind::number,
                   .decimals = 1,
                   .data_decimals = tension_places}}};
  const auto& fitted = result.argument.weights;
  for (std::size_t at = 0; at < result.criteria.size(); ++at) {
    table.add({result.criteria[at].criterion, result.criteria[at].weight,
               fitted.empty() ? Value() : Value(on_six_places(fitted[at]))});
  }
  return table;
}

void add_sample(Document& document, const loop::WeightArgument& argument) {
  const auto field = [](std::string key, std::string title, Value value) {
    return document::Field{.key = std::move(key),
                           .title = std::move(title),
                           .value = std::move(value),
                           .kind = ColumnKind::integer};
  };
  document.add(
      document::KeyValues{
          .fields = {{.key = "argued", .title = "Argued", .value = name(argument.argued)},
                     field("taken", "Taken further", argument.taken),
                     field("declined", "Declined", argument.declined),
                     field("decisions_needed", "Needed", loop::tension_decisions_needed),
                     field("choices", "Choices", argument.choices),
                     field("all_choices", "Of", argument.all_choices),
                     field("by_must_have", "Decided by a must-have", argument.by_must_have),
                     field("agreeing", "Agreeing now", argument.agreeing),
                     field("agreeing_fitted", "Agreeing then",
                           argument.argued == loop::Argued::fitted ? Value(argument.agreeing_fitted)
                                                                   : Value())},
          .name = "argument"},
      Show::data);
}

std::string too_few_words(const loop::WeightArgument& argument) {
  return fmt::format(
      "Too few to say: {} taken further and {} declined; {} people are needed, {} "
      "of each.",
      argument.taken, argument.declined, loop::tension_decisions_needed, loop::tension_each_needed);
}

std::string argument_words(const loop::WeightArgument& argument) {
  if (argument.argued == loop::Argued::too_few) return too_few_words(argument);
  auto words = fmt::format(
      "From {} taken further and {} declined: the bar orders {} of {} as "
      "they were decided",
      argument.taken, argument.declined, argument.agreeing, counted(argument.choices, "choice"));
  if (argument.argued == loop::Argued::bar_agrees) return words + "; nothing speaks for others.";
  if (argument.argued == loop::Argued::nothing_nearer)
    return words + "; no weights near it do better.";
  return words + fmt::format(", these weights {}.", argument.agreeing_fitted);
}

void add_argument_for_weights(Document& document, const loop::BarAndPool& result) {
  const auto& argument = result.argument;
  add_sample(document, argument);
  document.add(Heading{.level = 2, .text = "The weights that the decisions speak for"},
               Show::people);
  auto words = argument_words(argument);
  if (argument.by_must_have > 0)
    words += fmt::format(" Left out: {} that a must-have decides.",
                         counted(argument.by_must_have, "choice"));
  document.add(Paragraph{.text = std::move(words)}, Show::people);
  const bool fitted = argument.argued == loop::Argued::fitted;
  document.add(weights_table(result), fitted ? Show::everywhere : Show::data);
  if (!fitted) return;
  document.add(Paragraph{.text = "Fitted to those very decisions and held near the bar: an "
                                 "argument about the bar, not a better one.",
                         .tone = Tone::note},
               Show::people);
}

void run_spec_tension(const Session& session) {
  const auto workspace = open_to_read(session);
  const auto result = loop::bar_and_pool(workspace, session.today());
  Document document{.kind = "spec-tension",
                    .title = "What the bar does to the people",
                    .subtitle = "of those in play and those we declined"};
  document.add(criteria_tension(result));
  document.add(removed_table(result), Show::data);
  document.add(contradictions_table(result));
  add_argument_for_weights(document, result);
  print(std::move(document), session);
}

}  // namespace

void setup_spec_tension(CLI::App& command, Session& session) {
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session] { session.run = [&session] { run_spec_tension(session); }; });
}

}  // namespace winloop::app
