#include "cmd_impact.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/loop/impact.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace winloop::app {

namespace {

using document::Column;
using document::ColumnKind;
using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;
using loop::GroupRate;

struct ImpactCommand {
  loop::ImpactOptions impact;
  bool exit_code = false;
};

Value fraction_words(const std::optional<rank::Fraction>& fraction) {
  if (!fraction) return {};
  return fmt::format("{}/{}", fraction->numerator, fraction->denominator);
}

Value fraction_value(const std::optional<rank::Fraction>& fraction) {
  return fraction ? Value(fraction->value()) : Value();
}

/// What the figures say, in words; the comparison is by fractions, so 0.80 may be said either way.
std::string impact_words(const GroupRate& rate) {
  if (rate.count.members == 0) return "not computable: nobody";
  if (!rate.impact.impact_ratio) return "not computable: no rate above 0";
  if (rate.impact.one_person_decides) return "too few to say";
  if (rate.impact.below_four_fifths) return "below 4/5";
  return rate.impact.p ? "" : "highest";
}

Column figure_column(std::string key, std::string title, int decimals) {
  constexpr int places = 6;
  return {.key = std::move(key),
          .title = std::move(title),
          .kind = ColumnKind::number,
          .decimals = decimals,
          .data_decimals = places};
}

/// What a measure is called and who counts for it.
struct Measure {
  std::string name;
  std::string title;
  std::string selected;  ///< the heading of those for whom it holds
  std::string meaning;
};

Table rates_table(const Measure& measure, const loop::Impact& impact) {
  Table table{.name = measure.name,
              .title = "",
              .columns = {text_column("attribute", "By"),
                          text_column("group", "Group"),
                          {.key = "counts", .title = measure.selected, .show = Show::people},
                          integer_column("selected", measure.selected),
                          integer_column("members", "Of"),
                          share_column("rate", "Rate"),
                          figure_column("impact_ratio", "Ratio", 2),
                          text_column("impact_ratio_exact", "Exactly"),
                          figure_column("p", "p", 3),
                          {.key = "below_four_fifths",
                           .title = "Below 4/5",
                           .kind = ColumnKind::boolean,
                           .show = Show::data},
                          {.key = "one_person_decides",
                           .title = "One person decides",
                           .kind = ColumnKind::boolean,
                           .show = Show::data},
                          integer_column("left_out", "Left out"),
                          share_column("rate_before", "Rate before"),
                          figure_column("impact_ratio_before", "Ratio before", 2),
                          {.key = "words", .title = "Reading", .show = Show::people}},
              .when_empty = "the file names nobody"};
  constexpr int places = 6;
  for (auto& column : table.columns) {
    if (column.kind == ColumnKind::percent) column.data_decimals = places;
    const bool of_before = column.key == "impact_ratio_before";
    if (column.key == "selected" || column.key == "members" || column.key == "rate_before" ||
        column.key == "impact_ratio_exact" || (of_before && impact.before.empty()))
      column.show = Show::data;
  }
  for (std::size_t at = 0; at < impact.now.size(); ++at) {
    const auto& rate = impact.now[at];
    const auto* before = impact.before.empty() ? nullptr : &impact.before[at].impact;
    table.add(
        {rate.attribute, rate.count.group,
         fmt::format("{} of {}", rate.count.selected, rate.count.members), rate.count.selected,
         rate.count.members, fraction_value(rate.impact.rate),
         fraction_value(rate.impact.impact_ratio), fraction_words(rate.impact.impact_ratio),
         rate.impact.p, rate.impact.impact_ratio ? Value(rate.impact.below_four_fifths) : Value(),
         rate.impact.impact_ratio ? Value(rate.impact.one_person_decides) : Value(), rate.left_out,
         before == nullptr ? Value() : fraction_value(before->rate),
         before == nullptr ? Value() : fraction_value(before->impact_ratio), impact_words(rate)});
  }
  return table;
}

void add_measure(Document& document, const Measure& measure, const loop::Impact& impact) {
  document.add(Heading{.level = 2, .text = measure.title}, Show::people);
  document.add(Paragraph{.text = measure.meaning, .tone = Tone::muted}, Show::people);
  document.add(rates_table(measure, impact));
}

bool any_below(const loop::Impact& impact) {
  return std::any_of(impact.now.begin(), impact.now.end(), [](const GroupRate& rate) {
    return rate.impact.below_four_fifths && !rate.impact.one_person_decides;
  });
}

Document impact_document(const loop::ImpactOptions& options, const loop::GroupImpacts& result) {
  Document document{.kind = "impact",
                    .title = "Who gets through, by group",
                    .subtitle = fmt::format("groups as {} has them; the file is not kept",
                                            options.groups.filename().string())};
  document.meta.push_back({.key = "stage", .title = "Selected at", .value = options.stage});
  document.meta.push_back({.key = "spec_version_before",
                           .title = "Compared with version",
                           .value = options.before,
                           .kind = ColumnKind::integer});
  if (!options.before) document.meta.pop_back();
  add_measure(document,
              {"selection", fmt::format("Selected: reached {}", options.stage), "Selected",
               "Of those who reached it or were declined before; who waits, withdrew or left for "
               "no known reason is left out."},
              result.selection);
  add_measure(document,
              {"scoring", "Scored above the median", "Above",
               "Of everybody of whom something is known, by the point score of spec.yaml."},
              result.scoring);
  if (result.has_must_haves) {
    add_measure(document,
                {"must_haves", "Met all must-haves", "Met",
                 "Of those of whom it is known; one unknown must-have leaves out."},
                result.must_haves);
  }
  document.add(
      Paragraph{.text = "Ratio: the rate beside the highest one of its kind; below 4/5 is where "
                        "the Uniform Guidelines see adverse impact. p: Fisher's exact test "
                        "against that group. Too few to say: with one of this group selected in "
                        "place of one of that, its rate would be the higher. Look at the people.",
                .tone = Tone::note},
      Show::people);
  if (result.not_in_file > 0) {
    document.add(Paragraph{.text = fmt::format("{} of {} people in the search {} not in the "
                                               "file, and not in these rates.",
                                               result.not_in_file, result.people,
                                               result.not_in_file == 1 ? "is" : "are"),
                           .tone = Tone::warning},
                 Show::people);
  }
  document.add(document::KeyValues{.fields = {{.key = "people",
                                               .title = "People",
                                               .value = result.people,
                                               .kind = ColumnKind::integer},
                                              {.key = "not_in_file",
                                               .title = "Not in the file",
                                               .value = result.not_in_file,
                                               .kind = ColumnKind::integer}}},
               Show::data);
  return document;
}

void run_impact(const ImpactCommand& options, Session& session) {
  const auto workspace = open_to_read(session);
  const auto result = loop::group_impacts(workspace, session.today(), options.impact);
  print(impact_document(options.impact, result), session);
  session.found_differences =
      options.exit_code &&
      (any_below(result.selection) || any_below(result.scoring) || any_below(result.must_haves));
}

}  // namespace

void setup_impact(CLI::App& command, Session& session) {
  const auto options = std::make_shared<ImpactCommand>();
  command
      .add_option("--groups", options->impact.groups,
                  "CSV: candidate, then a column an attribute; read, never stored")
      ->required()
      ->type_name("FILE");
  command
      .add_option("--stage", options->impact.stage,
                  "Who reached it counts as selected; offer unless said")
      ->type_name("STAGE");
  command
      .add_option("--before", options->impact.before,
                  "Beside the bar now, that spec version over the same evidence")
      ->type_name("NUMBER");
  command.add_flag("--exit-code", options->exit_code,
                   "Exit with 1 when a ratio is below 4/5, not by one person alone");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_impact(*options, session); };
  });
}

}  // namespace winloop::app
