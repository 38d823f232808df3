#include "report_sections.hpp"

#include "insight_text.hpp"
#include "present.hpp"
#include "report_heard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::KeyValues;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;

void add_must_haves(Document& document, const insight::Report& report) {
  Table table{.name = "must_haves",
              .title = "",
              .columns = {text_column("criterion", "Criterion"),
                          text_column("name", "Name"),
                          integer_column("met", "Met"),
                          integer_column("failed", "Failed"),
                          integer_column("unknown", "Unknown"),
                          share_column("pass_rate", "Pass rate"),
                          {.key = "removed",
                           .title = "Stand high otherwise",
                           .kind = ColumnKind::list,
                           .missing = ""}},
              .when_empty = "the bar has no must-haves"};
  table.columns[1].show = Show::data;
  for (const auto& must : report.must_haves.must_haves) {
    std::vector<std::string> removed;
    for (const auto& one : must.removed) removed.push_back(one.candidate);
    const int known = must.met + must.failed;
    table.add({must.criterion, must.name, must.met, must.failed, must.unknown,
               known == 0 ? Value() : Value(static_cast<double>(must.met) / known), removed});
  }
  document
      .add(Paragraph{.text = "The pass rate is of those about whom it is known.",
                     .tone = Tone::muted},
           Show::people)
      .add(std::move(table));
}

/// A loss as people read it: what was said beside what it was.
void add_loss(Document& document, const insight::Loss& loss) {
  document.add(
      document::Heading{.level = 3,
                        .text = fmt::format("{}, {} from {} on {}", loss.name, loss.exit,
                                            loss.from.empty() ? "an unknown stage" : loss.from,
                                            loss.on.to_string())},
      Show::people);
  add_autopsy(document, loss, Show::people);
}

void add_losses(Document& document, const insight::Report& report) {
  const auto& losses = report.losses;
  document.add(KeyValues{.fields = {{.key = "days",
                                     .title = "Days looked back",
                                     .value = losses.days,
                                     .kind = ColumnKind::integer},
                                    {.key = "lost",
                                     .title = "Lost",
                                     .value = losses.losses.size(),
                                     .kind = ColumnKind::integer},
                                    {.key = "diagnosed",
                                     .title = "Diagnosed",
                                     .value = losses.diagnosed,
                                     .kind = ColumnKind::integer},
                                    {.key = "of_the_conversation",
                                     .title = "Caused by how we talked",
                                     .value = losses.of_the_conversation,
                                     .kind = ColumnKind::integer},
                                    {.key = "conversation_share",
                                     .title = "Share of those diagnosed",
                                     .value = losses.conversation_share,
                                     .kind = ColumnKind::percent,
                                     .missing = "none diagnosed"}}});
  Table table{.name = "losses",
              .title = "",
              .columns = {text_column("candidate", "Candidate"),
                          date_column("date", "Date"),
                          text_column("from", "From"),
                          text_column("stated", "As they said"),
                          text_column("cause", "As it was"),
                          {.key = "proven", .title = "Proven", .kind = ColumnKind::boolean},
                          text_column("quote", "The words that show it"),
                          text_column("speaker", "Who said them"),
                          integer_column("conversation", "Conversation"),
                          text_column("at", "At"),
                          text_column("lesson", "Lesson")},
              .when_empty = fmt::format("nobody was lost in the last {} days", losses.days)};
  table.columns[3].missing = table.columns[4].missing = "no autopsy";
  for (const auto& loss : losses.losses) {
    const auto* autopsy = loss.autopsy ? &*loss.autopsy : nullptr;
    const auto* shown = loss.shown && !loss.withheld ? &*loss.shown : nullptr;
    auto cause = autopsy == nullptr ? Value() : Value(name(autopsy->cause));
    table.add({loss.candidate, loss.on, or_missing(loss.from),
               autopsy == nullptr ? Value() : or_missing(autopsy->stated), std::move(cause),
               autopsy == nullptr ? Value() : Value(loss.shown.has_value()),
               shown == nullptr ? Value() : Value(autopsy->quote),
               shown == nullptr ? Value() : or_missing(shown->person),
               shown == nullptr ? Value() : Value(shown->conversation),
               shown == nullptr || !shown->at ? Value() : Value(clock(*shown->at)),
               autopsy == nullptr ? Value() : or_missing(autopsy->lesson)});
  }
  document.add(std::move(table), losses.losses.empty() ? Show::everywhere : Show::data);
  for (const auto& loss : losses.losses) add_loss(document, loss);
  Table causes{.name = "causes",
               .title = "Causes",
               .columns = {text_column("cause", "Cause"), integer_column("losses", "Losses")}};
  for (const auto& cause : losses.causes) causes.add({name(cause.cause), cause.losses});
  if (causes.size() > 0) document.add(std::move(causes));
}

/// Who was asked, where that is one person: named once, above the table.
std::string asked_alone(const std::vector<insight::RecallTest>& tests) {
  const auto other = [&](const auto& test) { return test.recall.by != tests.front().recall.by; };
  const bool alone = !tests.empty() && std::none_of(tests.begin(), tests.end(), other);
  return alone ? tests.front().recall.by : std::string();
}

void add_recall(Document& document, const insight::Report& report) {
  const auto& recall = report.recall;
  document.add(KeyValues{.fields = {{.key = "reached",
                                     .title = "Old enough to ask about",
                                     .value = recall.reached,
                                     .kind = ColumnKind::integer},
                                    {.key = "tested",
                                     .title = "Asked about",
                                     .value = recall.tested,
                                     .kind = ColumnKind::integer},
                                    {.key = "average",
                                     .title = "Recalled on average",
                                     .value = recall.average,
                                     .kind = ColumnKind::percent,
                                     .missing = recall.tested == 0 ? "nobody asked yet"
                                                                   : "nothing sure to compare"}}});
  Table table{
      .name = "recalls",
      .title = "",
      .columns = {text_column("candidate", "Candidate"),
                  text_column("by", "By"),
                  date_column("date", "Date"),
                  share_column("share", "Recalled"),
                  {.key = "hits", .title = "Said", .kind = ColumnKind::list, .missing = ""},
                  {.key = "missed", .title = "Missed", .kind = ColumnKind::list, .missing = ""},
                  {.key = "beyond",
                   .title = "Said, not captured",
                   .kind = ColumnKind::list,
                   .missing = ""},
                  {.key = "unsure",
                   .title = "Not sure",
                   .kind = ColumnKind::list,
                   .show = Show::data,
                   .missing = ""}},
      .when_empty = "no recall tests"};
  if (const auto by = asked_alone(recall.tests); !by.empty()) {
    table.title = "As " + by + " said it";
    table.columns[1].show = Show::data;
  }
  for (const auto& test : recall.tests)
    table.add({test.recall.candidate, test.recall.by, test.recall.on, test.share, test.hits,
               test.missed, test.beyond, test.unsure});
  document.add(std::move(table));
  document.add(Paragraph{.text = "Recalled: of what they said rightly and what they missed. Missed "
                                 "is only what was confirmed or found by a cue of the lexicon; "
                                 "what the model alone filed, and enjoyment, is not sure. Pay "
                                 "counts where the candidate named what they expect.",
                         .tone = Tone::muted},
               Show::people);
  Table due{
      .name = "recalls_due",
      .title = "Not asked about yet",
      .columns = {text_column("candidate", "Candidate"), date_column("first", "First spoken with"),
                  integer_column("days", "Days since")}};
  for (const auto& one : recall.due) due.add({one.candidate, one.first, one.days});
  if (due.size() > 0) document.add(std::move(due));
}

void add_rhythm(Table& table, const char* what, const insight::Rhythm& rhythm) {
  table.add({what, rhythm.days.size(), rhythm.meant, rhythm.mean_gap, rhythm.longest_gap,
             rhythm.since, name(rhythm.beat)});
}

void add_cadence(Document& document, const insight::Report& report) {
  const auto& partnership = report.partnership;
  document.add(KeyValues{.fields = {{.key = "intakes_captured",
                                     .title = "Intakes captured",
                                     .value = partnership.intakes.size(),
                                     .kind = ColumnKind::integer}}});
  Table table{
      .name = "cadence",
      .title = "",
      .columns = {
          text_column("what", "What"),
          integer_column("times", "Times"),
          integer_column("meant_days", "Meant every"),
          {.key = "mean_days", .title = "Mean gap", .kind = ColumnKind::number, .decimals = 1},
          integer_column("longest_days", "Longest"),
          integer_column("since_days", "Since"),
          text_column("rhythm", "Rhythm")}};
  add_rhythm(table, "search reviews", partnership.reviews);
  add_rhythm(table, "calibrations", partnership.calibrations);
  add_rhythm(table, "spec versions", partnership.versions);
  document.add(std::move(table));
  document.add(Paragraph{.text = "In days. Monthly or worse is a status update, not a partnership.",
                         .tone = Tone::muted},
               Show::people);
}

void add_funnel(Document& document, const insight::Report& report) {
  Table table{.name = "funnel",
              .title = "",
              .columns = {text_column("stage", "Stage"), integer_column("now", "Now"),
                          integer_column("reached", "Reached")}};
  table.columns[2].missing = "";
  for (const auto& stage : report.funnel) table.add({stage.stage, stage.now, stage.reached});
  document.add(std::move(table));
  document.add(
      Paragraph{.text =
                    "Reached: was at this stage or a later one, however long ago; an exit is past "
                    "none.",
                .tone = Tone::muted},
      Show::people);
}

constexpr std::array sections{
    ReportSection{"motivations", "What they want", &add_motivations},
    ReportSection{"hesitations", "What holds them back", &add_hesitations},
    ReportSection{"compensation", "Pay against the band", &add_compensation},
    ReportSection{"competing-offers", "Who else wants them", &add_competing},
    ReportSection{"must-haves", "What the must-haves let through", &add_must_haves},
    ReportSection{"losses", "Whom we lost, and why", &add_losses},
    ReportSection{"recall", "Can the hiring manager say what they want?", &add_recall},
    ReportSection{"cadence", "How often we work on it together", &add_cadence},
    ReportSection{"funnel", "Stages", &add_funnel},
};

}  // namespace

std::span<const ReportSection> all_report_sections() {
  return sections;
}

}  // namespace winloop::app
