#include "cmd_candidate.hpp"

#include "edit.hpp"
#include "output.hpp"
#include "present.hpp"
#include "ranking_table.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/candidates.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/ratings.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::KeyValues;
using document::Table;
using document::Value;

struct AddOptions {
  loop::NewCandidate person;
  std::vector<std::string> facts;
};

struct ListOptions {
  std::string stage;
};

struct MoveOptions {
  std::string id;
  std::string stage;
  std::string on;
  std::string why;
};

void add(AddOptions options, const Session& session) {
  for (const auto& pair : options.facts) {
    const auto [field, value] = split_pair("--fact", pair);
    options.person.facts[field] = parse_fact(value);
  }
  auto workspace = open_to_write(session);
  const auto added = loop::add_candidate(workspace, options.person, session.today());
  say(fmt::format("added {} ({}), {}", added.id, added.name, added.stage));
  for (const auto& other : loop::lookalikes(workspace, added)) {
    say(fmt::format("likely the same person as {}: {} (nothing was merged)", other.candidate,
                    name(other.reason)));
  }
}

void list(const ListOptions& options, const Session& session) {
  const auto workspace = open_to_read(session);
  if (!options.stage.empty()) (void)stage_position(workspace.search, options.stage);
  Table table{.name = "candidates",
              .title = "",
              .columns = {text_column("candidate", "Candidate"), text_column("name", "Name"),
                          text_column("stage", "Stage"), date_column("stage_since", "Since"),
                          text_column("email", "E-mail"), text_column("source", "Source")},
              .when_empty = "nobody yet; `winloop candidate add NAME`"};
  for (const auto& one : store::candidates(workspace.record, session.today())) {
    if (!options.stage.empty() && one.stage != options.stage) continue;
    table.add({one.id, one.name, one.stage, one.stage_since, or_missing(one.email),
               or_missing(one.source)});
  }
  Document document{.kind = "candidates", .title = "Candidates"};
  document.add(std::move(table));
  print(std::move(document), session);
}

KeyValues facts_of(const Candidate& one) {
  KeyValues values;
  values.fields = {{.key = "candidate", .title = "Candidate", .value = one.id},
                   {.key = "stage",
                    .title = "Stage",
                    .value = fmt::format("{} since {}", one.stage, one.stage_since.to_string())},
                   {.key = "email", .title = "E-mail", .value = or_missing(one.email)},
                   {.key = "source", .title = "Source", .value = or_missing(one.source)}};
  if (!one.aliases.empty()) {
    values.fields.push_back({.key = "aliases",
                             .title = "Also known as",
                             .value = one.aliases,
                             .kind = document::ColumnKind::list});
  }
  for (const auto& [field, fact] : one.facts) {
    const auto* number = std::get_if<double>(&fact);
    values.fields.push_back(
        {.key = "fact_" + field,
         .title = field,
         .value = number != nullptr ? Value(*number) : Value(std::get<std::string>(fact)),
         .kind = number != nullptr ? document::ColumnKind::number : document::ColumnKind::text,
         .decimals =
             number != nullptr && *number == static_cast<double>(static_cast<std::int64_t>(*number))
                 ? 0
                 : 1});
  }
  return values;
}

Table history_of(const std::vector<StageMove>& moves) {
  Table table{.name = "moves",
              .title = "",
              .columns = {date_column("date", "Date"), text_column("from", "From"),
                          text_column("to", "To"), text_column("why", "Why")}};
  table.columns[3].missing = "";
  for (const auto& move : moves)
    table.add({move.on, or_missing(move.from), move.to, or_missing(move.why)});
  return table;
}

Table conversations_of(const std::vector<Conversation>& conversations) {
  Table table{.name = "conversations",
              .title = "",
              .columns = {integer_column("conversation", "#"), date_column("date", "Date"),
                          text_column("kind", "Kind"), text_column("present", "Present"),
                          integer_column("utterances", "Utterances")},
              .when_empty = "none captured"};
  table.columns[3].kind = document::ColumnKind::list;
  for (const auto& one : conversations)
    table.add({one.row, one.on, name(one.kind), one.present, one.utterances});
  return table;
}

Table ratings_of(const std::vector<Rating>& ratings) {
  Table table{.name = "ratings",
              .title = "",
              .columns = {text_column("criterion", "Criterion"), integer_column("level", "Level"),
                          text_column("rater", "Rater"), date_column("date", "Date"),
                          text_column("note", "Note")},
              .when_empty = "nobody has rated"};
  table.columns[4].missing = "";
  for (const auto& rating : ratings)
    table.add({rating.criterion, rating.level, rating.rater, rating.on, or_missing(rating.note)});
  return table;
}

void add_judgement(Document& document, const Judgement& judgement) {
  document.add(Heading{.text = "Our argument", .name = "argument"});
  if (!judgement.argument) {
    document.add(document::Paragraph{
        .text = fmt::format("None yet: `winloop candidate edit {}`.", judgement.candidate),
        .tone = document::Tone::note});
    return;
  }
  const auto& argument = *judgement.argument;
  document.add(KeyValues{
      .fields = {{.key = "why_them", .title = "Why them", .value = or_missing(argument.why_them)},
                 {.key = "why_us", .title = "Why us", .value = or_missing(argument.why_us)},
                 {.key = "why_now", .title = "Why now", .value = or_missing(argument.why_now)},
                 {.key = "could_lose_them",
                  .title = "What could lose them",
                  .value = or_missing(argument.could_lose_them)}}});
}

Document all_of(const std::string& id, const loop::Workspace& workspace, Date today) {
  const auto one = store::candidate(workspace.record, id, today);
  Document document{.kind = "candidate", .title = one.name};
  document.add(facts_of(one));
  add_judgement(document, loop::judgement(workspace, id));
  document.add(Heading{.text = "Stages"})
      .add(history_of(store::stage_moves(workspace.record, today, id)));
  document.add(Heading{.text = "Conversations"})
      .add(conversations_of(store::conversations(workspace.record, today, id)));
  document.add(Heading{.text = "Ratings"})
      .add(ratings_of(store::ratings(workspace.record, today, id)));
  return document;
}

void show(const std::string& id, const Session& session) {
  auto document = from_one_reading(session, [&](const loop::Workspace& workspace) {
    return all_of(id, workspace, session.today());
  });
  print(std::move(document), session);
}

/// What is true now: a move may enter the history before later ones.
std::string moved_words(const Candidate& one, const MoveOptions& options, Date on) {
  const auto is_at = fmt::format("is at {} since {}", one.stage, one.stage_since.to_string());
  if (one.stage == options.stage && one.stage_since == on)
    return fmt::format("{} {}", one.id, is_at);
  return fmt::format("{} was at {} from {}; {}", one.id, options.stage, on.to_string(), is_at);
}

void move(const MoveOptions& options, const Session& session) {
  auto workspace = open_to_write(session);
  const auto on = parse_past_day("--on", options.on, session);
  const bool moved = loop::move_candidate(workspace, options.id, options.stage, on, options.why);
  if (!moved)
    return say(fmt::format("{} was at {} already; nothing changed", options.id, options.stage));
  say(moved_words(store::candidate(workspace.record, options.id, session.today()), options, on));
}

void setup_add(CLI::App& command, Session& session) {
  const auto options = std::make_shared<AddOptions>();
  command.add_option("NAME", options->person.name, "The person's name")
      ->required()
      ->type_name("NAME");
  command.add_option("--id", options->person.id, "A short id; else made from the name")
      ->type_name("ID");
  command.add_option("--email", options->person.email, "E-mail address")->type_name("ADDRESS");
  command.add_option("--source", options->person.source, "Where they come from")
      ->type_name("SOURCE");
  command.add_option("--stage", options->person.stage, "Else the search's first")
      ->type_name("STAGE");
  command
      .add_option("--alias", options->person.aliases,
                  "Another name, as in transcripts; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--fact", options->facts, "A fact for the spec's rules; may be repeated")
      ->type_name("FIELD=VALUE")
      ->allow_extra_args(false);
  add_search_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { add(*options, session); }; });
}

void setup_list(CLI::App& command, Session& session) {
  const auto options = std::make_shared<ListOptions>();
  command.add_option("--stage", options->stage, "Only those at that stage")->type_name("STAGE");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { list(*options, session); }; });
}

void setup_one(CLI::App& command, Session& session,
               void (*run)(const std::string& id, const Session& session)) {
  const auto id = std::make_shared<std::string>();
  command.add_option("ID", *id, "Whom")->required()->type_name("CANDIDATE");
  add_search_options(command, session);
  command.callback(
      [&session, id, run] { session.run = [&session, id, run] { run(*id, session); }; });
}

void setup_move(CLI::App& command, Session& session) {
  const auto options = std::make_shared<MoveOptions>();
  command.add_option("ID", options->id, "Whom")->required()->type_name("CANDIDATE");
  command.add_option("STAGE", options->stage, "To where")->required()->type_name("STAGE");
  command.add_option("--on", options->on, "The day, today unless said")->type_name("DATE");
  command.add_option("--why", options->why, "The reason")->type_name("WORDS");
  add_search_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { move(*options, session); }; });
}

}  // namespace

void setup_candidate(CLI::App& command, Session& session) {
  command.require_subcommand(1);
  setup_add(*command.add_subcommand("add", "Add a person"), session);
  setup_list(*command.add_subcommand("list", "List everyone"), session);
  auto* one = command.add_subcommand("show", "All that is known of one person");
  setup_one(*one, session, &show);
  add_output_options(*one, session);
  setup_move(*command.add_subcommand("move", "Move a person to a stage or exit"), session);
  setup_one(*command.add_subcommand("edit", "Write our argument for a person"), session,
            &edit_judgement);
}

}  // namespace winloop::app
