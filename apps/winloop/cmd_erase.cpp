#include "cmd_erase.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/erase.hpp>
#include <winloop/store/erasures.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Table;
using document::Value;

struct EraseCommandOptions {
  std::vector<std::string> things;
  bool words = false;
  std::string why;
  bool yes = false;
  bool dry_run = false;
};

/// `17` or `#17` is a conversation, all else a candidate's id.
bool is_number(const std::string& thing) {
  const auto digits = std::string_view(thing).substr(thing.starts_with('#') ? 1 : 0);
  return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

loop::EraseOptions wanted(const EraseCommandOptions& options, const Session& session) {
  loop::EraseOptions wanted;
  for (const auto& thing : options.things) {
    if (is_number(thing)) {
      wanted.conversations.push_back(parse_conversation(thing));
    } else {
      wanted.candidates.push_back(thing);
    }
  }
  if (options.words && !wanted.candidates.empty())
    throw Error(ErrorKind::usage, "--words is for conversations; a candidate goes as a whole");
  wanted.words_only = options.words;
  wanted.erasing = {session.today(), options.why};
  return wanted;
}

/// Who and what goes beside the conversations.
document::KeyValues people_going(const loop::Erased& going) {
  std::vector<std::string> people;
  for (const auto& candidate : going.candidates)
    people.push_back(fmt::format("{} ({})", candidate.name, candidate.id));
  std::vector<std::string> files;
  for (const auto& file : going.files) files.push_back("candidates/" + file.filename().string());
  return {
      .fields = {
          {.key = "people", .title = "People", .value = fmt::format("{}", fmt::join(people, ", "))},
          {.key = "ratings", .title = "Ratings", .value = static_cast<std::int64_t>(going.ratings)},
          {.key = "files",
           .title = "Files",
           .value = or_missing(fmt::format("{}", fmt::join(files, ", "))),
           .missing = "none"}}};
}

Table conversations_table(const std::vector<Conversation>& conversations) {
  Table table{.name = "conversations",
              .title = "",
              .columns = {integer_column("conversation", "#"), date_column("date", "Date"),
                          text_column("candidate", "Candidate"), text_column("kind", "Kind"),
                          integer_column("utterances", "Utterances"), text_column("file", "File")},
              .when_empty = "no conversation"};
  table.columns[2].missing = "search";
  for (const auto& one : conversations)
    table.add(
        {one.row, one.on, or_missing(one.candidate), name(one.kind), one.utterances, one.file});
  return table;
}

Table mentions_table(const std::vector<loop::Mention>& mentions) {
  Table table{.name = "mentions",
              .title = "Still named",
              .columns = {text_column("where", "Where"), text_column("names", "As")},
              .when_empty = "nowhere else"};
  table.columns[1].kind = document::ColumnKind::list;
  for (const auto& mention : mentions) table.add({mention.where, mention.names});
  return table;
}

std::string gone_in_words(const loop::Erased& erased, const EraseCommandOptions& options) {
  std::vector<std::string> things;
  for (const auto& candidate : erased.candidates) things.push_back(candidate.id);
  if (!erased.conversations.empty())
    things.push_back((options.words ? "the words of " : "") +
                     counted(erased.conversations.size(), "conversation"));
  if (erased.ratings > 0) things.push_back(counted(erased.ratings, "rating"));
  for (const auto& file : erased.files) things.push_back("candidates/" + file.filename().string());
  return fmt::format("{}{}", options.dry_run ? "would erase " : "erased ", fmt::join(things, ", "));
}

void run_erase(const EraseCommandOptions& options, const Session& session) {
  auto what = wanted(options, session);
  if (!options.yes && !options.dry_run) {
    throw Error(ErrorKind::usage,
                "nothing was erased, as it cannot be had back: see with --dry-run what would go, "
                "then say --yes");
  }
  auto workspace = open_to_write(session);
  what.dry_run = options.dry_run;
  Document document{.kind = "erased", .title = options.dry_run ? "What would go" : "Erased"};
  const auto found = loop::erase(workspace, what, [&](const loop::Erased& going) {
    if (!going.candidates.empty()) document.add(people_going(going));
    document.add(conversations_table(going.conversations));
    if (!going.candidates.empty()) document.add(mentions_table(going.mentions));
    expect_printable(document, session);
  });
  say(gone_in_words(found, options));
  say(options.dry_run ? "nothing was written"
                      : "copies elsewhere are yours to erase: backups, version control, folders "
                        "that are captured again");
  print(std::move(document), session);
}

/// What was erased so far.
void list_erasures(const Session& session) {
  const auto workspace = open_to_read(session);
  Table table{.name = "erasures",
              .title = "",
              .columns = {date_column("date", "Date"), text_column("what", "What"),
                          integer_column("conversation", "#"), text_column("why", "Why")},
              .when_empty = "nothing was erased"};
  for (const auto& one : store::erasures(workspace.record)) {
    if (one.on > session.today()) continue;
    table.add({one.on, name(one.what), one.conversation == 0 ? Value() : Value(one.conversation),
               or_missing(one.why)});
  }
  Document document{.kind = "erasures", .title = "What was erased"};
  document.add(std::move(table));
  print(std::move(document), session);
}

}  // namespace

void setup_erase(CLI::App& command, Session& session) {
  const auto options = std::make_shared<EraseCommandOptions>();
  command
      .add_option("WHAT", options->things,
                  "Conversations by number, candidates by id; without any, what was erased so far")
      ->type_name("ERASABLE");
  command.add_flag("--words", options->words,
                   "Of conversations the words only: that they took place is kept");
  command.add_option("--why", options->why, "The reason, which is kept")->type_name("TEXT");
  command.add_flag("--yes", options->yes, "Do it; without, nothing is erased");
  command.add_flag("-n,--dry-run", options->dry_run, "Say what would go, and write nothing");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] {
      return options->things.empty() ? list_erasures(session) : run_erase(*options, session);
    };
  });
}

}  // namespace winloop::app
