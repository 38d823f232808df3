#include "cmd_prep.hpp"

#include "bounds.hpp"
#include "insight_text.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/insight/prep.hpp>
#include <winloop/loop/talks.hpp>
#include <winloop/store/as_of.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using document::Value;
using insight::AskedIn;
using insight::Prep;

struct PrepOptions {
  std::string candidate;
  std::string interviewer;
  std::string kind = std::string(name(ConversationKind::interview));
  std::size_t most = insight::Meeting{}.most;
};

void chapter(Document& document, const char* title, const char* key, bool captured,
             const char* otherwise = "not captured") {
  document.add(Heading{.level = 2, .text = title, .name = key});
  if (!captured) document.add(Paragraph{.text = otherwise, .tone = Tone::muted}, Show::people);
}

/// "interview of 2026-01-27 (#12)", several in a row.
std::string listed(const std::vector<Conversation>& conversations) {
  std::vector<std::string> words;
  words.reserve(conversations.size());
  for (const auto& one : conversations) {
    words.push_back(fmt::format("{} of {} (#{})", name(one.kind), one.on.to_string(), one.row));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

bool leaves_some_out(const Prep& prep) {
  return std::any_of(prep.asked.begin(), prep.asked.end(),
                     [](const AskedIn& in) { return in.left_out + in.on_terms > 0; });
}

void add_meeting(Document& document, const Prep& prep) {
  document.add(document::KeyValues{
      .fields = {
          {.key = "candidate", .title = "Candidate", .value = prep.candidate},
          {.key = "interviewer", .title = "For", .value = prep.interviewer},
          {.key = "meeting", .title = "Meeting", .value = name(prep.kind)},
          {.key = "stage", .title = "Stage", .value = stage_words(prep.stage, prep.days_in_stage)},
          {.key = "contact", .title = "Contact", .value = silence_words(prep.silence)},
          {.key = "met",
           .title = "You have met",
           .value = or_missing(listed(prep.met)),
           .missing = "no conversation with them captured"},
          {.key = "left_out",
           .title = "Not shown here",
           .value = or_missing(listed(prep.left_out)),
           .missing = leaves_some_out(prep)
                          ? "no whole conversation; where a part is left out, it says so"
                          : "nothing is left out"}}});
}

Table exchanges_table(const AskedIn& in) {
  constexpr int question_width = 28;
  Table table{.name = "exchanges",
              .title = "",
              .columns = {text_column("at", "At"), text_column("asked", "We asked"),
                          text_column("answer", "They said")}};
  table.columns[0].missing = "";
  table.columns[1].max_width = question_width;
  for (const auto& one : in.asked) {
    table.add({one.question.at ? Value(clock(*one.question.at)) : Value(),
               fmt::format("“{}” {}", document::flowing(one.question.words), one.question.person),
               fmt::format("“{}”", document::flowing(one.answer.words))});
  }
  return table;
}

Table asked_table(const Prep& prep) {
  Table table{.name = "exchanges",
              .title = "",
              .columns = {text_column("question", "We asked"), text_column("asked_by", "Who asked"),
                          text_column("asked_at", "Asked at"), text_column("quote", "They said"),
                          text_column("speaker", "Who said it"), text_column("at", "At"),
                          integer_column("words", "Words in all"),
                          integer_column("conversation", "Conversation"),
                          text_column("kind", "Kind"), date_column("date", "Date")}};
  table.columns[6].key = "answer_words";
  const auto at = [](const std::optional<Millis>& time) {
    return time ? Value(clock(*time)) : Value();
  };
  for (const auto& in : prep.asked) {
    for (const auto& [question, answer, words] : in.asked) {
      table.add({question.words, question.person, at(question.at), answer.words, answer.person,
                 at(answer.at), words, answer.conversation, name(answer.kind), answer.on});
    }
  }
  return table;
}

/// What of a conversation is not in its table.
std::string rest_words(const AskedIn& in) {
  std::string words;
  if (in.on_terms > 0)
    words = fmt::format(
        "{} on pay or other offers left out: for those who close, and asked "
        "already.",
        counted(in.on_terms, "exchange"));
  if (in.left_out == 0) return words;
  if (!words.empty()) words += ' ';
  return words + fmt::format("{} left out in which less was said: winloop show {}.",
                             counted(in.left_out, "exchange"), in.conversation.row);
}

void add_asked(Document& document, const Prep& prep) {
  chapter(document, "Already asked, and what they said", "asked", !prep.asked.empty());
  for (const auto& in : prep.asked) {
    const auto& talk = in.conversation;
    document.add(Heading{.level = 3,
                         .text = fmt::format("{}, {} (#{})", name(talk.kind), talk.on.to_string(),
                                             talk.row)},
                 Show::people);
    if (!in.asked.empty()) document.add(exchanges_table(in), Show::people);
    if (const auto rest = rest_words(in); !rest.empty())
      document.add(Paragraph{.text = rest, .tone = Tone::muted}, Show::people);
  }
  document.add(asked_table(prep), Show::data);
}

void add_to_ask(Document& document, const Prep& prep) {
  document.add(Heading{.level = 2, .text = "Nothing known yet: ask", .name = "to_ask"});
  Table table{.name = "criteria",
              .title = "",
              .columns = {text_column("criterion", "Criterion"), text_column("name", "What"),
                          text_column("ask", "Ask"), text_column("listen", "Listen for")},
              .when_empty = "every criterion of the bar has evidence"};
  table.columns[0].show = Show::data;
  table.columns[1].show = Show::data;
  table.columns[2].max_width = 34;
  table.columns[3].missing = "";
  for (const auto& one : prep.to_ask) {
    table.add({one.criterion.id, or_missing(one.criterion.name), one.ask, or_missing(one.listen)});
  }
  document.add(std::move(table));
}

std::string withheld_words(const Prep& prep) {
  if (prep.withheld == 0) return "Nobody has rated them yet.";
  return fmt::format("{} by others withheld until {} has rated them, so that each judges alone.",
                     counted(prep.withheld, "rating"), prep.interviewer);
}

void add_ratings(Document& document, const Prep& prep) {
  document.add(Heading{.level = 2, .text = "Rated so far", .name = "rated"});
  document.add(document::KeyValues{.fields = {{.key = "has_rated", .value = prep.has_rated},
                                              {.key = "withheld",
                                               .value = prep.withheld,
                                               .kind = document::ColumnKind::integer}}},
               Show::data);
  Table table{.name = "ratings",
              .title = "",
              .columns = {text_column("criterion", "Criterion"), text_column("rater", "Rater"),
                          integer_column("level", "Level"), text_column("note", "Note"),
                          date_column("date", "Date")},
              .when_empty = "nothing on the criteria of this bar"};
  table.columns[3].missing = "";
  table.columns[4].show = Show::data;
  for (const auto& one : prep.ratings) {
    table.add({one.criterion, one.rater, one.level, or_missing(one.note), one.on});
  }
  document.add(std::move(table), prep.has_rated ? Show::everywhere : Show::data);
  if (!prep.has_rated)
    document.add(Paragraph{.text = withheld_words(prep), .tone = Tone::note}, Show::people);
}

Document prep_document(const Prep& prep) {
  Document document{.kind = "prep",
                    .title = "Before meeting " + prep.name,
                    .subtitle = fmt::format("{}, for {}", prep.role, prep.interviewer)};
  add_meeting(document, prep);
  chapter(document, "To build on, in their words", "remarks", !prep.remarks.empty());
  add_quotes(document, prep.remarks);
  add_asked(document, prep);
  chapter(document, "They asked, and no answer was seen", "open_questions",
          !prep.open_questions.empty(), "no open question captured");
  for (const auto& open : prep.open_questions)
    document.add(quote(open.question, question_words(open)));
  document.add(Heading{.level = 2, .text = "Promised and not done", .name = "promised"});
  document.add(promises_table("promises", "", prep.promises));
  add_to_ask(document, prep);
  add_ratings(document, prep);
  return document;
}

void run_prep(const PrepOptions& options, const Session& session) {
  const auto kind = from_name<ConversationKind>(options.kind);
  const auto today = session.today();
  print(from_one_reading(
            session,
            [&](const loop::Workspace& workspace) {
              const auto record = store::read_as_of(workspace.directory, workspace.record, today);
              const auto talks = loop::read_talks(workspace.record, options.candidate, today);
              return prep_document(insight::prep(
                  record, talks, {options.candidate, options.interviewer, kind, options.most}));
            }),
        session);
}

}  // namespace

void setup_prep(CLI::App& command, Session& session) {
  const auto options = std::make_shared<PrepOptions>();
  command.add_option("CANDIDATE", options->candidate, "Whom to meet")
      ->required()
      ->type_name("CANDIDATE");
  command.add_option("--for", options->interviewer, "Who meets them; somebody in search.yaml")
      ->required()
      ->type_name("PERSON");
  command.add_option("--kind", options->kind, "The meeting to come; interview unless said")
      ->type_name("MEETING");
  command
      .add_option("--most", options->most,
                  "At most so many exchanges a conversation, 4 unless said")
      ->type_name("N")
      ->check(whole_number(1, 1000));
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { run_prep(*options, session); }; });
}

}  // namespace winloop::app
