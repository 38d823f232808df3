#include "cmd_show.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

namespace winloop::app {

namespace {

using document::Document;
using document::Table;
using document::Value;

struct ShowOptions {
  std::string conversation;
  bool original = false;
};

Value consent_value(ConsentAnswer answer) {
  return answer == ConsentAnswer::not_asked ? Value() : Value(name(answer));
}

void list_all(const Session& session) {
  const auto workspace = open_to_read(session);
  Table table{
      .name = "conversations",
      .title = "",
      .columns = {integer_column("conversation", "#"), date_column("date", "Date"),
                  text_column("candidate", "Candidate"), text_column("kind", "Kind"),
                  text_column("present", "Present"), integer_column("utterances", "Utterances"),
                  text_column("format", "Format"), text_column("file", "File"),
                  text_column("consent", "Consent")},
      .when_empty = "nothing captured yet"};
  table.columns[2].missing = "search";
  table.columns[4].kind = document::ColumnKind::list;
  for (std::size_t hidden : {6U, 7U, 8U}) table.columns[hidden].show = document::Show::data;
  std::set<std::string> about;
  for (const auto& one : store::conversations(workspace.record, session.today())) {
    about.insert(one.candidate);
    table.add({one.row, one.on, or_missing(one.candidate), name(one.kind), one.present,
               one.utterances, one.format, one.file, consent_value(one.consent)});
  }
  Document document{.kind = "conversations", .title = "Conversations"};
  document.add(std::move(table));
  say_names(document, store::namesakes(workspace.record, about, session.today()));
  print(std::move(document), session);
}

/// As of an earlier day, what was captured later is not there yet.
void expect_by_then(const Conversation& one, const Session& session) {
  if (one.on <= session.today()) return;
  throw bad_input(fmt::format("no conversation {} by {}: it took place on {}", one.row,
                              session.today().to_string(), one.on.to_string()));
}

void write_original(std::int64_t conversation, const Session& session) {
  const auto workspace = open_to_read(session);
  expect_by_then(store::conversation(workspace.record, conversation), session);
  const auto bytes = store::read_original(workspace.record, conversation);
  print_bytes(bytes, session);
}

Table utterances_table(const store::CapturedTranscript& captured) {
  Table table{.name = "utterances",
              .title = "",
              .columns = {text_column("at", "At"), text_column("speaker", "Speaker"),
                          text_column("role", "Role"), text_column("label", "Label"),
                          text_column("words", "Words")},
              .when_empty = captured.conversation.consent == ConsentAnswer::declined
                                ? "consent was declined; that it took place is all that is kept"
                                : "no words in it"};
  table.names_rows = false;
  table.columns[0].missing = "";
  table.columns[1].missing = "";
  table.columns[1].max_width = 20;
  table.columns[2].show = document::Show::data;
  table.columns[3].show = document::Show::data;
  const auto& utterances = captured.transcript.utterances;
  // Where the source has no times, there is no empty column either.
  const bool timed = std::any_of(utterances.begin(), utterances.end(),
                                 [](const Utterance& one) { return one.start.has_value(); });
  if (!timed) table.columns[0].show = document::Show::data;
  const bool pages = std::any_of(utterances.begin(), utterances.end(),
                                 [](const Utterance& one) { return page_of(one).has_value(); });
  if (pages) table.columns.push_back(integer_column("page", "Page"));
  for (const auto& utterance : utterances) {
    const store::Speaker* speaker =
        utterance.speaker < 0 ? nullptr
                              : &captured.speakers[static_cast<std::size_t>(utterance.speaker)];
    const auto page = page_of(utterance);
    table.add({utterance.start ? Value(clock(*utterance.start)) : Value(),
               speaker == nullptr
                   ? Value()
                   : Value(speaker->person.empty() ? speaker->label : speaker->person),
               speaker == nullptr ? Value() : Value(name(speaker->role)),
               speaker == nullptr ? Value() : Value(speaker->label), utterance.text,
               page ? Value(*page) : Value()});
  }
  return table;
}

void show_one(std::int64_t number, const Session& session) {
  const auto workspace = open_to_read(session);
  const auto captured = store::read_transcript(workspace.record, number);
  const auto& one = captured.conversation;
  expect_by_then(one, session);
  Document document{
      .kind = "conversation",
      .title = fmt::format("{} of {}", name(one.kind),
                           one.candidate.empty() ? "the search" : one.candidate),
      .subtitle = fmt::format("#{}, {}, from {}", one.row, one.on.to_string(), one.file)};
  document.add(
      document::KeyValues{
          .fields = {{.key = "conversation",
                      .title = "Conversation",
                      .value = one.row,
                      .kind = document::ColumnKind::integer},
                     {.key = "candidate", .title = "Candidate", .value = or_missing(one.candidate)},
                     {.key = "conversation_kind", .title = "Kind", .value = name(one.kind)},
                     {.key = "date",
                      .title = "Date",
                      .value = one.on,
                      .kind = document::ColumnKind::date},
                     {.key = "file", .title = "File", .value = one.file},
                     {.key = "format", .title = "Format", .value = one.format},
                     {.key = "hash", .title = "Hash", .value = one.hash},
                     {.key = "consent", .title = "Consent", .value = consent_value(one.consent)}}},
      document::Show::data);
  document.add(utterances_table(captured));
  print(std::move(document), session);
}

void run_show(const ShowOptions& options, const Session& session) {
  if (options.conversation.empty()) {
    if (options.original)
      throw Error(ErrorKind::usage, "--original needs the number of a conversation");
    return list_all(session);
  }
  const auto number = parse_conversation(options.conversation);
  return options.original ? write_original(number, session) : show_one(number, session);
}

}  // namespace

void setup_show(CLI::App& command, Session& session) {
  const auto options = std::make_shared<ShowOptions>();
  command.add_option("CONVERSATION", options->conversation, "Its number; without it, a list")
      ->type_name("CONVERSATION");
  command.add_flag("--original", options->original, "The captured bytes, exactly");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.writes_bytes = options->original;
    session.run = [&session, options] { run_show(*options, session); };
  });
}

}  // namespace winloop::app
