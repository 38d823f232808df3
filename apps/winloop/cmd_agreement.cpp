#include "cmd_agreement.hpp"

#include "output.hpp"
#include "present.hpp"
#include "raters_text.hpp"
#include "search.hpp"
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/agreement.hpp>
#include <winloop/store/ratings.hpp>

#include <fmt/format.h>

#include <cmath>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using loop::AlphaReading;

document::Column levels_column(std::string key, std::string title) {
  return {.key = std::move(key),
          .title = std::move(title),
          .kind = ColumnKind::number,
          .decimals = 2,
          .data_decimals = data_places,
          .missing = ""};
}

std::string reading_words(const loop::Agreement& agreement) {
  switch (agreement.reading) {
    case AlphaReading::too_few:
      return agreement.pairs < loop::alpha_pairs_needed
                 ? fmt::format("too few: {} of {} pairs needed", agreement.pairs,
                               loop::alpha_pairs_needed)
                 : fmt::format("too few: {} of {} people needed", agreement.units,
                               loop::alpha_units_needed);
    case AlphaReading::alike:
      return "all levels alike: nothing to measure";
    case AlphaReading::reliable:
      return "reliable";
    case AlphaReading::tentative:
      return "good enough for tentative conclusions";
    case AlphaReading::unreliable:
      return "not reliable: agree what the levels mean";
  }
  return "";
}

document::Value rounded_alpha(const loop::Agreement& agreement) {
  if (!agreement.alpha) return {};
  constexpr double grid = 1e6;
  return std::round(*agreement.alpha * grid) / grid;
}

Table criteria_agreement(const loop::RaterAgreement& result) {
  Table table{.name = "criteria",
              .title = "",
              .columns = {text_column("criterion", "Criterion"),
                          levels_column("alpha", "Alpha"),
                          integer_column("pairs", "Pairs"),
                          integer_column("units", "People"),
                          integer_column("ratings", "Ratings"),
                          text_column("reading", "Reading"),
                          {.key = "words", .title = "Reading", .show = Show::people}},
              .when_empty = "the bar has no criterion that is rated"};
  table.columns[4].show = Show::data;
  table.columns[5].show = Show::data;
  for (const auto& one : result.criteria) {
    table.add({one.criterion, rounded_alpha(one), one.pairs, one.units, one.ratings,
               name(one.reading), reading_words(one)});
  }
  return table;
}

void add_overall(Document& document, const loop::Agreement& overall) {
  document.add(
      document::KeyValues{
          .fields = {{.key = "alpha",
                      .title = "Alpha",
                      .value = rounded_alpha(overall),
                      .kind = ColumnKind::number},
                     {.key = "pairs",
                      .title = "Pairs",
                      .value = overall.pairs,
                      .kind = ColumnKind::integer},
                     {.key = "pairs_needed",
                      .title = "Pairs needed",
                      .value = loop::alpha_pairs_needed,
                      .kind = ColumnKind::integer},
                     {.key = "units_needed",
                      .title = "People needed",
                      .value = loop::alpha_units_needed,
                      .kind = ColumnKind::integer},
                     {.key = "units",
                      .title = "Rated twice",
                      .value = overall.units,
                      .kind = ColumnKind::integer},
                     {.key = "ratings",
                      .title = "Ratings",
                      .value = overall.ratings,
                      .kind = ColumnKind::integer},
                     {.key = "reading", .title = "Reading", .value = name(overall.reading)}},
          .name = "overall"},
      Show::data);
  const auto figure = overall.alpha ? fmt::format("alpha {:.2f} over {}", *overall.alpha,
                                                  counted(overall.pairs, "pair"))
                                    : std::string("no alpha");
  document.add(
      Paragraph{.text = fmt::format("All criteria: {}; {}.", figure, reading_words(overall)),
                .tone = Tone::strong},
      Show::people);
}

Table pairs_table(const loop::RaterAgreement& result) {
  Table table{
      .name = "pairs",
      .title = "Who differ most",
      .columns = {text_column("first", "Rater"), text_column("second", "And"),
                  integer_column("shared", "Shared"), levels_column("difference", "Apart"),
                  levels_column("offset", "First is higher by")},
      .when_empty = fmt::format("no two raters share {} ratings yet", loop::shared_ratings_needed)};
  for (const auto& pair : result.pairs)
    table.add({pair.first, pair.second, pair.shared, pair.difference, pair.offset});
  return table;
}

/// Whom to calibrate with whom, and on what: their own ratings, with the notes.
void add_calibration(Document& document, const loop::RaterAgreement& result) {
  Table table{
      .name = "calibrate_on",
      .title = "",
      .columns = {text_column("candidate", "Candidate"), text_column("criterion", "Criterion"),
                  text_column("rater", "Rater"), integer_column("level", "Level"),
                  date_column("date", "Date"), text_column("note", "Note")}};
  table.columns[4].show = Show::data;
  table.columns[5].missing = "";
  if (!result.pairs.empty() && !result.pairs.front().widest.empty()) {
    const auto& pair = result.pairs.front();
    document.add(
        Paragraph{.text = fmt::format("Calibrate {} with {}: over {} they are {:.2f} levels apart. "
                                      "Begin with:",
                                      pair.first, pair.second,
                                      counted(pair.shared, "shared rating"), pair.difference)},
        Show::people);
    for (const auto& apart : pair.widest) {
      for (const auto* rating : {&apart.first, &apart.second})
        table.add({rating->candidate, rating->criterion, rating->rater, rating->level, rating->on,
                   or_missing(rating->note)});
    }
    document.add(std::move(table));
    return;
  }
  document.add(std::move(table), Show::data);
}

void run_agreement(const Session& session) {
  const auto today = session.today();
  const auto result = from_one_reading(session, [&](const loop::Workspace& workspace) {
    return loop::rater_agreement(loop::current_spec(workspace, today).spec,
                                 store::ratings(workspace.record, today));
  });
  Document document{.kind = "agreement",
                    .title = "Do the raters mean the same?",
                    .subtitle = "Krippendorff's alpha, ordinal: 1 is perfect, 0 is chance"};
  add_overall(document, result.overall);
  document.add(criteria_agreement(result));
  document.add(raters_table(result.raters));
  document.add(pairs_table(result));
  if (result.pairs_too_few > 0) {
    document.add(
        Paragraph{.text = fmt::format("{} fewer than {} ratings: too few to say.",
                                      result.pairs_too_few == 1 ? "1 more pair shares"
                                                                : fmt::format("{} more pairs share",
                                                                              result.pairs_too_few),
                                      loop::shared_ratings_needed),
                  .tone = Tone::muted},
        Show::people);
  }
  document.add(document::KeyValues{.fields = {{.key = "pairs_too_few",
                                               .title = "Pairs with too few",
                                               .value = result.pairs_too_few,
                                               .kind = ColumnKind::integer},
                                              {.key = "shared_needed",
                                               .title = "Shared ratings needed",
                                               .value = loop::shared_ratings_needed,
                                               .kind = ColumnKind::integer}}},
               Show::data);
  add_calibration(document, result);
  print(std::move(document), session);
}

}  // namespace

void setup_agreement(CLI::App& command, Session& session) {
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session] { session.run = [&session] { run_agreement(session); }; });
}

}  // namespace winloop::app
