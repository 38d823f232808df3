#include "cmd_lexicon.hpp"

#include "firings_table.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include "signal_words.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/try_lexicon.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace winloop::app {

namespace {

using document::Document;
using document::Show;
using document::Table;

struct LexiconTestOptions {
  std::string file;
  std::string lexicon;
  std::string candidate;
  std::vector<std::string> speakers;
  std::string others;
  std::string from;
  bool noticed = false;
};

signal::Lexicon lexicon_of(const std::optional<loop::Workspace>& workspace,
                           const std::string& file) {
  if (!file.empty()) return loop::shipped_lexicon_with(file);
  return workspace ? loop::load_lexicon(workspace->directory) : loop::shipped_lexicon();
}

loop::LexiconTrial trial_of(const LexiconTestOptions& options,
                            const std::optional<loop::Workspace>& workspace, Date today) {
  loop::LexiconTrial trial;
  trial.file = options.file;
  if (!options.from.empty()) trial.from = from_name<transcript::Format>(options.from);
  for (const auto& pair : options.speakers) trial.speakers.insert(split_pair("--speaker", pair));
  if (!options.others.empty()) trial.unplaced_are = from_name<Role>(options.others);
  if (!options.candidate.empty()) {
    if (!workspace) {
      throw Error(ErrorKind::no_search,
                  "--candidate needs a search; name the candidate's label with --speaker "
                  "LABEL=candidate");
    }
    trial.candidate = store::candidate(workspace->record, options.candidate, today);
  }
  if (workspace) trial.search = workspace->search;
  trial.on = today;
  return trial;
}

void say_who_is_unplaced(const loop::LexiconTried& tried) {
  std::vector<std::string> unplaced;
  for (const auto& speaker : tried.speakers) {
    if (speaker.role == Role::unknown) unplaced.push_back(utf8::visible(speaker.label));
  }
  if (!unplaced.empty()) {
    say(
        fmt::format("not placed: {}; say who with --speaker LABEL=ROLE, or --others ROLE for all: "
                    "of words that are nobody's only promises count",
                    fmt::join(unplaced, ", ")));
  }
}

void run_lexicon_test(const LexiconTestOptions& options, const Session& session) {
  const auto workspace = search_if_any(session);
  const auto lexicon = lexicon_of(workspace, options.lexicon);
  auto tried = loop::try_lexicon(lexicon, trial_of(options, workspace, session.today()));
  if (options.noticed) {
    std::erase_if(tried.firings, [](const signal::Firing& firing) { return !firing.noticed; });
  }
  const auto noticed = std::count_if(tried.firings.begin(), tried.firings.end(),
                                     [](const signal::Firing& firing) { return firing.noticed; });
  say_who_is_unplaced(tried);
  Document document{.kind = "lexicon-test",
                    .title = "What fires where",
                    .subtitle = fmt::format("{} of {} noticed, in {}", noticed,
                                            counted(tried.firings.size(), "cue"), options.file)};
  document.add(firings_table(tried.transcript, tried.speakers, tried.firings));
  print(std::move(document), session);
}

std::string voice_name(signal::Voice by) {
  if (by == signal::Voice::candidate) return "candidate";
  return by == signal::Voice::others ? "others" : "anyone";
}

struct LexiconListOptions {
  std::string kind;
  std::string lexicon;
};

void list_cues(const LexiconListOptions& options, const Session& session) {
  const auto workspace = search_if_any(session);
  Table table{
      .name = "cues",
      .title = "",
      .columns = {text_column("cue", "Cue"), text_column("kind", "Kind"),
                  text_column("category", "Category"), text_column("by", "By"),
                  integer_column("strength", "Of 5"), integer_column("patterns", "Patterns"),
                  text_column("file", "File"), integer_column("line", "Line")},
      .when_empty = "no such cues"};
  std::optional<SignalKind> kind;
  if (!options.kind.empty()) kind = from_name<SignalKind>(options.kind);
  for (const auto& cue : lexicon_of(workspace, options.lexicon).cues()) {
    if (kind && cue.kind != *kind) continue;
    table.add({cue.id, name(cue.kind), or_missing(cue.category), voice_name(cue.by), cue.strength,
               cue.patterns.size(), std::filesystem::path(cue.file).filename().string(), cue.line});
  }
  table.columns[6].show = Show::data;
  Document document{.kind = "lexicon", .title = "Cues", .subtitle = counted(table.size(), "cue")};
  document.add(std::move(table));
  print(std::move(document), session);
}

struct LexiconShowOptions {
  std::string cue;
  std::string lexicon;
};

void show_cue(const LexiconShowOptions& options, const Session& session) {
  const auto workspace = search_if_any(session);
  const auto cues = lexicon_of(workspace, options.lexicon).cues();
  const auto found = std::find_if(
      cues.begin(), cues.end(), [&](const signal::CueInfo& cue) { return cue.id == options.cue; });
  if (found == cues.end()) {
    std::vector<std::string> known;
    known.reserve(cues.size());
    for (const auto& cue : cues) known.push_back(cue.id);
    throw_unknown_name("cue", options.cue, known);
  }
  Document document{
      .kind = "cue", .title = found->id, .subtitle = sort_words(found->kind, found->category)};
  document.add(document::KeyValues{
      .fields = {{.key = "signal", .title = "Kind", .value = name(found->kind)},
                 {.key = "category", .title = "Category", .value = or_missing(found->category)},
                 {.key = "by", .title = "Whose words", .value = voice_name(found->by)},
                 {.key = "strength",
                  .title = "Strength",
                  .value = found->strength,
                  .kind = document::ColumnKind::integer},
                 {.key = "unless",
                  .title = "Stopped by",
                  .value = found->unless,
                  .kind = document::ColumnKind::list},
                 {.key = "at",
                  .title = "Written at",
                  .value = fmt::format("{}:{}", found->file, found->line)}}});
  document.add(document::Heading{.text = "Patterns", .name = ""})
      .add(document::List{.items = found->patterns, .ordered = false, .name = "patterns"});
  print(std::move(document), session);
}

void add_lexicon_option(CLI::App& command, std::string& lexicon) {
  command
      .add_option("--lexicon", lexicon,
                  "Lay that file over the shipped lexicon, instead of the search's lexicon.yaml")
      ->type_name("FILE");
}

void setup_lexicon_test(CLI::App& command, Session& session) {
  const auto options = std::make_shared<LexiconTestOptions>();
  command.add_option("FILE", options->file, "A transcript")->required()->type_name("FILE");
  add_lexicon_option(command, options->lexicon);
  command.add_option("--candidate", options->candidate, "Who of the search the candidate is")
      ->type_name("CANDIDATE");
  command.add_option("--speaker", options->speakers, "Who a label is; may be repeated")
      ->type_name("LABEL=ROLE")
      ->allow_extra_args(false);
  command.add_option("--others", options->others, "Whose words all others are")->type_name("ROLE");
  command.add_option("--from", options->from, "The format, where it is not recognised")
      ->type_name("TRANSCRIPT");
  command.add_flag("--noticed", options->noticed, "Only what would be noticed");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_lexicon_test(*options, session); };
  });
}

void setup_lexicon_list(CLI::App& command, Session& session) {
  const auto options = std::make_shared<LexiconListOptions>();
  command.add_option("--kind", options->kind, "Only cues of that kind")->type_name("SIGNAL");
  add_lexicon_option(command, options->lexicon);
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { list_cues(*options, session); }; });
}

void setup_lexicon_show(CLI::App& command, Session& session) {
  const auto options = std::make_shared<LexiconShowOptions>();
  command.add_option("CUE", options->cue, "Its id")->required()->type_name("CUE");
  add_lexicon_option(command, options->lexicon);
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { show_cue(*options, session); }; });
}

}  // namespace

void setup_lexicon(CLI::App& command, Session& session) {
  command.require_subcommand(1);
  setup_lexicon_test(*command.add_subcommand("test", "What fires where in a transcript"), session);
  setup_lexicon_list(*command.add_subcommand("list", "List the cues"), session);
  setup_lexicon_show(*command.add_subcommand("show", "One cue with its patterns"), session);
}

}  // namespace winloop::app
