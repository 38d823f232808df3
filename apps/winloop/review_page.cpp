#include "review_page.hpp"

#include "find_words.hpp"
#include "insight_text.hpp"
#include "present.hpp"

#include <fmt/format.h>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;
using insight::AgendaEntry;
using insight::ReviewAgenda;

std::string standing_words(const AgendaEntry& entry, int ranked) {
  auto words = stage_words(entry.stage, entry.days_in_stage);
  if (entry.rank) words += fmt::format("; rank {} of {} in play", *entry.rank, ranked);
  if (entry.must_haves == MustHaves::failed) words += ", fails a must-have";
  return words;
}

/// What was decided, without its reason: "the hour with Henrike, Henrike Vossberg, due 2026-03-05".
std::string brief_step_words(insight::NextStep step) {
  step.why.clear();
  return step_words(step);
}

/// One of two sentences, by whether it ever happened, with the days since and those meant.
std::string due_words(std::string_view last, std::string_view never,
                      const insight::Rhythm& rhythm) {
  const auto since = counted(static_cast<std::size_t>(*rhythm.since), "day");
  const auto meant = counted(static_cast<std::size_t>(rhythm.meant), "day");
  return fmt::format(fmt::runtime(rhythm.days.empty() ? never : last), since) +
         fmt::format("; meant every {}.", meant);
}

void agenda_hesitations(Document& document, const AgendaEntry& entry) {
  add_quotes(document, entry.hesitations);
  if (!entry.never_answered.empty()) {
    document.add(Paragraph{.text = fmt::format("Not taken up again in words that show it: {}.",
                                               counted(entry.never_answered.size(), "hesitation")),
                           .tone = Tone::warning});
  }
  if (entry.in_confidence > 0) {
    document.add(
        Paragraph{.text = fmt::format("Told in confidence: {}, for the one who closes: winloop "
                                      "close-brief {}.",
                                      counted(entry.in_confidence, "hesitation"), entry.candidate),
                  .tone = Tone::note});
  }
}

/// What was decided last, where the next step does not say it: "hold on 2026-08-14".
std::string decision_words(const AgendaEntry& entry) {
  if (!entry.decided || entry.next.source == insight::StepSource::decided) return {};
  return fmt::format("{} on {}", name(entry.decided->decision), entry.decided->on.to_string());
}

void add_entry(Document& document, const AgendaEntry& entry, int ranked) {
  document.add(Heading{.level = 2, .text = entry.name, .name = "candidates", .item = true});
  document::KeyValues fields{
      .fields = {{.key = "candidate", .title = "Candidate", .value = entry.candidate},
                 {.key = "stage", .title = "Stage", .value = standing_words(entry, ranked)},
                 {.key = "contact", .title = "Contact", .value = silence_words(entry.silence)}}};
  if (auto decided = decision_words(entry); !decided.empty())
    fields.fields.push_back({.key = "decided", .title = "Decided", .value = std::move(decided)});
  fields.fields.push_back(
      {.key = "next_step", .title = "Next step", .value = step_words(entry.next)});
  document.add(std::move(fields));
  document.add(Heading{.level = 3, .text = "Our argument", .name = "our_argument"});
  add_argument(document, entry.argument, entry.candidate);
  document.add(Heading{.level = 3, .text = "What they want", .name = "motivations"});
  if (entry.motivations.empty())
    document.add(Paragraph{.text = "not captured", .tone = Tone::muted}, Show::people);
  add_quotes(document, entry.motivations);
  if (!entry.hesitations.empty() || entry.in_confidence > 0 || !entry.open_questions.empty() ||
      !entry.competing.empty()) {
    document.add(Heading{.level = 3, .text = "What holds them back", .name = "hesitations"});
    agenda_hesitations(document, entry);
    for (const auto& open : entry.open_questions)
      document.add(quote(open.question, "question, " + question_words(open)));
    for (const auto& signal : entry.competing)
      document.add(quote(signal, "competing: " + signal.category));
  }
  std::vector<insight::Promise> pressing;
  for (const auto* some : {&entry.overdue_ours, &entry.overdue_theirs, &entry.due_this_week})
    pressing.insert(pressing.end(), some->begin(), some->end());
  if (!pressing.empty()) {
    document.add(Heading{.level = 3, .text = "Promises", .name = "pressing"});
    document.add(promises_table("promises", "", pressing));
  }
}

/// Of whom there is nothing to talk through: nobody spoke with them, and nothing is written, said
/// or promised. What was decided on them stands in one line as well.
bool nothing_to_say(const AgendaEntry& entry) {
  return entry.silence.never_spoken && !entry.argument.argument && entry.motivations.empty() &&
         entry.hesitations.empty() && entry.in_confidence == 0 && entry.open_questions.empty() &&
         entry.competing.empty() && entry.overdue_ours.empty() && entry.overdue_theirs.empty() &&
         entry.due_this_week.empty();
}

/// The whole entry for data, where each of those in play has its own.
void add_for_data(Document& document, const AgendaEntry& entry, int ranked) {
  Document whole;
  add_entry(whole, entry, ranked);
  for (auto& block : whole.blocks) {
    if (block.show != Show::people) document.add(std::move(block.content), Show::data);
  }
}

/// All of them in one list for people, in the agenda's order.
void add_short_entries(Document& document, const ReviewAgenda& agenda) {
  Table table{.name = "not_spoken_with",
              .title = "",
              .columns = {text_column("name", "Name"), text_column("stage", "Stage"),
                          integer_column("days", "Days"), integer_column("rank", "Rank"),
                          text_column("step", "Decided")}};
  table.columns[3].missing = table.columns[4].missing = "";
  for (const auto& entry : agenda.candidates) {
    if (!nothing_to_say(entry)) continue;
    const bool decided = entry.next.source == insight::StepSource::decided;
    table.add(
        {entry.must_haves == MustHaves::failed ? entry.name + ", fails a must-have" : entry.name,
         entry.stage, entry.days_in_stage, entry.rank,
         decided ? Value(brief_step_words(entry.next)) : or_missing(decision_words(entry))});
  }
  if (table.size() == 0) return;
  document.add(Heading{.level = 2, .text = "Not spoken with yet"}, Show::people);
  document.add(std::move(table), Show::people);
}

Table tension_table(const insight::SpecTension& tension) {
  const auto nobody =
      tension.failing == 0
          ? std::string("no must-have removes anybody")
          : fmt::format("nobody who stands high otherwise is removed ({} {} a must-have)",
                        tension.failing, tension.failing == 1 ? "fails" : "fail");
  Table table{.name = "spec_tension",
              .title = "",
              .columns = {text_column("must_have", "Must-have"),
                          integer_column("met", "Met"),
                          integer_column("failed", "Failed"),
                          integer_column("unknown", "Unknown"),
                          {.key = "removed",
                           .title = "Stand high otherwise",
                           .kind = document::ColumnKind::list,
                           .show = Show::data},
                          {.key = "removed_names",
                           .title = "Stand high otherwise",
                           .kind = document::ColumnKind::list,
                           .show = Show::people,
                           .missing = ""}},
              .when_empty = nobody};
  for (const auto& must : tension.must_haves) {
    std::vector<std::string> removed;
    std::vector<std::string> names;
    for (const auto& one : must.removed) {
      const auto place = fmt::format(" (would be rank {})", *one.rank_by_score);
      removed.push_back(one.candidate + place);
      names.push_back(one.name + place);
    }
    table.add({must.name, must.met, must.failed, must.unknown, removed, names});
  }
  return table;
}

void add_tension(Document& document, const ReviewAgenda& agenda) {
  document.add(Heading{.level = 2, .text = "Where the bar and the people part", .name = "tension"});
  document.add(tension_table(agenda.tension));
  for (const auto& criterion : agenda.tension.unrated) {
    document.add(Paragraph{.text = fmt::format("Nobody is rated on {}, which carries weight {}.",
                                               criterion.name, criterion.weight),
                           .tone = Tone::note});
  }
  const auto& calibration = agenda.tension.calibration;
  if (calibration.due && calibration.since) {
    document.add(Paragraph{.text = due_words("The bar was last looked at {} ago",
                                             "Nobody has looked at the bar in the {} since the "
                                             "search opened",
                                             calibration),
                           .tone = Tone::warning});
  }
}

void add_loose_ends(Document& document, const ReviewAgenda& agenda) {
  if (!agenda.losses_without_autopsy.empty()) {
    document.add(Heading{.level = 2, .text = "Losses without an autopsy", .name = "losses"});
    Table table{.name = "losses_without_autopsy",
                .title = "",
                .columns = {text_column("candidate", "Candidate"), text_column("exit", "Exit"),
                            text_column("from", "From"), date_column("date", "Date"),
                            text_column("why", "As the move says")}};
    for (const auto& loss : agenda.losses_without_autopsy)
      table.add({loss.candidate, loss.exit, loss.from, loss.on, loss.why});
    document.add(std::move(table));
  }
  if (!agenda.recalls_due.empty()) {
    document.add(Heading{
        .level = 2, .text = "Ask the hiring manager: what do they want?", .name = "recalls"});
    Table table{.name = "recalls_due",
                .title = "",
                .columns = {text_column("candidate", "Candidate"),
                            {.key = "name", .title = "Name", .show = Show::data},
                            date_column("first", "First spoken with"),
                            integer_column("days", "Days since")}};
    for (const auto& due : agenda.recalls_due)
      table.add({due.candidate, due.name, due.first, due.days});
    document.add(std::move(table));
  }
  if (!agenda.overdue_elsewhere.empty()) {
    document.add(Heading{.level = 2, .text = "Overdue elsewhere", .name = "elsewhere"});
    document.add(promises_table("overdue_elsewhere", "", agenda.overdue_elsewhere));
  }
}

Table agenda_table(const ReviewAgenda& agenda) {
  Table table{
      .name = "agenda",
      .title = "",
      .columns = {text_column("candidate", "Candidate"),
                  text_column("name", "Name"),
                  text_column("stage", "Stage"),
                  integer_column("days_in_stage", "Days"),
                  integer_column("rank", "Rank"),
                  integer_column("days_silent", "Days silent"),
                  {.key = "quiet", .title = "Quiet", .kind = document::ColumnKind::boolean},
                  {.key = "argument", .title = "Argument", .kind = document::ColumnKind::boolean},
                  integer_column("overdue_ours", "Overdue, ours"),
                  integer_column("overdue_theirs", "Overdue, theirs"),
                  integer_column("hesitations_unanswered", "Hesitations unanswered"),
                  text_column("next_step", "Next step"),
                  text_column("next_owner", "Who"),
                  date_column("next_due", "Due"),
                  text_column("decision", "Decision"),
                  date_column("decided_on", "Decided on")}};
  for (const auto& entry : agenda.candidates) {
    const auto& decided = entry.decided;
    table.add({entry.candidate, entry.name, entry.stage, entry.days_in_stage, entry.rank,
               entry.silence.days, entry.silence.quiet, entry.argument.argument.has_value(),
               entry.overdue_ours.size(), entry.overdue_theirs.size(), entry.never_answered.size(),
               entry.next.what, entry.next.owner.empty() ? Value() : Value(entry.next.owner),
               entry.next.due, decided ? Value(name(decided->decision)) : Value(),
               decided ? Value(decided->on) : Value()});
  }
  return table;
}

}  // namespace

Document agenda_document(const ReviewAgenda& agenda) {
  Document document{.kind = "review", .title = "Search review: " + agenda.role};
  document.add(agenda_table(agenda), Show::data);
  if (agenda.reviews.due && agenda.reviews.since) {
    document.add(Paragraph{.text = due_words("The last search review was {} ago",
                                             "There has been no search review in the {} since the "
                                             "search opened",
                                             agenda.reviews),
                           .tone = Tone::note});
  }
  if (agenda.candidates.empty()) document.add(Paragraph{.text = "Nobody is in play."});
  for (const auto& entry : agenda.candidates) {
    nothing_to_say(entry) ? add_for_data(document, entry, agenda.ranked)
                          : add_entry(document, entry, agenda.ranked);
  }
  add_short_entries(document, agenda);
  add_tension(document, agenda);
  add_loose_ends(document, agenda);
  return document;
}

}  // namespace winloop::app
