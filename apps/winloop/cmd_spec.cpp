#include "cmd_spec.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include "spec_lint.hpp"
#include "spec_tension.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/store/reviews.hpp>

#include <fmt/format.h>

#include <charconv>
#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Table;
using document::Value;

struct SpecOptions {
  std::string version;
  std::string other;
  std::string why;
  std::string by;
};

/// What is meant by a version's number, or `now`: spec.yaml as it stands.
struct Meant {
  std::string title;
  Spec spec;
};

Meant meant_by(const std::string& word, const loop::Workspace& workspace, Date as_of) {
  if (word.empty() || word == "now") {
    const auto current = loop::current_spec(workspace, as_of);
    const auto state = !current.adopted ? std::string("not adopted yet")
                       : current.changed
                           ? fmt::format("changed since version {}", current.adopted->number)
                           : fmt::format("version {}", current.adopted->number);
    return {fmt::format("spec.yaml, {}", state), current.spec};
  }
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) {
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is not a version: expected a number, or now", word));
  }
  const auto version = loop::spec_version(workspace, number, as_of);
  return {fmt::format("version {}, {}: {}", number, version.on.to_string(), version.why),
          loop::spec_of(version)};
}

Table criteria_table(const Spec& spec) {
  double total = 0;
  for (const auto& criterion : spec.criteria) total += criterion.weight;
  Table table{
      .name = "criteria",
      .title = "",
      .columns = {
          text_column("criterion", "Criterion"),
          text_column("name", "Name"),
          {.key = "weight", .title = "Weight", .kind = document::ColumnKind::number, .decimals = 1},
          share_column("share", "Share"),
          text_column("must", "Must"),
          text_column("evidence", "Evidence")}};
  table.columns[4].missing = "";
  for (const auto& criterion : spec.criteria) {
    const auto must = loop::must_words(criterion);
    table.add({criterion.id, criterion.name, criterion.weight,
               total > 0 ? Value(criterion.weight / total) : Value(),
               must.empty() ? Value() : Value(must), loop::evidence_words(criterion)});
  }
  return table;
}

Table anchors_table(const Spec& spec) {
  Table table{.name = "levels",
              .title = "What the levels look like",
              .columns = {text_column("criterion", "Criterion"), integer_column("level", "Level"),
                          text_column("anchor", "Anchor")}};
  for (const auto& criterion : spec.criteria) {
    for (std::size_t level = 0; level < criterion.anchors.size(); ++level) {
      if (!criterion.anchors[level].empty())
        table.add({criterion.id, level + 1, criterion.anchors[level]});
    }
  }
  return table;
}

void show(const SpecOptions& options, const Session& session) {
  const auto workspace = open_to_read(session);
  const auto meant = meant_by(options.version, workspace, session.today());
  Document document{.kind = "spec", .title = "The bar", .subtitle = meant.title};
  document.meta.push_back(
      {.key = "unknown", .title = "Unknown values", .value = name(meant.spec.unknown)});
  document.meta.push_back({.key = "raters", .title = "Raters", .value = name(meant.spec.raters)});
  document.add(criteria_table(meant.spec));
  if (auto anchors = anchors_table(meant.spec); anchors.size() > 0)
    document.add(std::move(anchors));
  print(std::move(document), session);
}

void log(const SpecOptions&, const Session& session) {
  const auto workspace = open_to_read(session);
  Table table{.name = "versions",
              .title = "",
              .columns = {integer_column("version", "#"), date_column("date", "Date"),
                          text_column("by", "By"), text_column("why", "Why"),
                          text_column("changes", "Changes")},
              .when_empty = "nothing adopted yet; `winloop spec adopt`"};
  table.columns[4].missing = "";
  std::optional<Spec> before;
  for (const auto& version : store::spec_versions(workspace.record, session.today())) {
    const auto spec = loop::spec_of(version);
    std::string changes;
    if (before) {
      for (const auto& change : loop::differences(*before, spec)) {
        changes += fmt::format("{}{}: {}", changes.empty() ? "" : "; ",
                               change.criterion.empty() ? "all" : change.criterion,
                               fmt::join(change.changes, ", "));
      }
    }
    table.add({version.number, version.on, version.by, version.why,
               changes.empty() ? Value() : Value(changes)});
    before = spec;
  }
  Document document{.kind = "spec-log", .title = "How the bar changed"};
  document.add(std::move(table));
  print(std::move(document), session);
}

/// The number of the version that was adopted last.
std::string newest_version(const loop::Workspace& workspace, Date today) {
  const auto versions = store::spec_versions(workspace.record, today);
  if (versions.empty())
    throw bad_input("no version of the bar was adopted yet; `winloop spec adopt` makes the first");
  return std::to_string(versions.back().number);
}

void diff(const SpecOptions& options, const Session& session) {
  const auto workspace = open_to_read(session);
  const auto from =
      options.version.empty() ? newest_version(workspace, session.today()) : options.version;
  const auto before = meant_by(from, workspace, session.today());
  const auto after =
      meant_by(options.other.empty() ? "now" : options.other, workspace, session.today());
  Table table{.name = "changes",
              .title = "",
              .columns = {text_column("criterion", "Criterion"), text_column("name", "Name"),
                          text_column("change", "Change")},
              .when_empty = "the same bar"};
  table.columns[0].missing = "all";
  table.columns[1].missing = "";
  for (const auto& change : loop::differences(before.spec, after.spec, loop::Wording::quoted)) {
    for (const auto& words : change.changes) {
      table.add({change.criterion.empty() ? Value() : Value(change.criterion),
                 change.name.empty() ? Value() : Value(change.name), words});
    }
  }
  Document document{.kind = "spec-diff", .title = "What changed in the bar"};
  document.meta = {{.key = "before", .title = "From", .value = before.title},
                   {.key = "after", .title = "To", .value = after.title}};
  document.add(std::move(table));
  print(std::move(document), session);
}

void adopt(const SpecOptions& options, const Session& session) {
  auto workspace = open_to_write(session);
  const auto number = loop::adopt_spec(workspace, session.today(), options.why, options.by);
  say(number ? fmt::format("spec.yaml is version {} now; rerank to measure everyone against it",
                           *number)
             : "the bar has not changed; nothing was adopted");
}

void setup(CLI::App& command, Session& session, const std::shared_ptr<SpecOptions>& options,
           void (*run)(const SpecOptions&, const Session&)) {
  add_search_options(command, session);
  command.callback([&session, options, run] {
    session.run = [&session, options, run] { run(*options, session); };
  });
}

}  // namespace

void setup_spec(CLI::App& command, Session& session) {
  const auto options = std::make_shared<SpecOptions>();
  command.require_subcommand(1);

  auto* showing = command.add_subcommand("show", "The bar now, or as a version had it");
  showing->add_option("VERSION", options->version, "Its number; spec.yaml unless said")
      ->type_name("VERSION");
  setup(*showing, session, options, &show);
  add_output_options(*showing, session);

  auto* logging = command.add_subcommand("log", "All versions, who, when and why");
  setup(*logging, session, options, &log);
  add_output_options(*logging, session);

  auto* comparing = command.add_subcommand("diff", "What changed between two versions, in words");
  comparing->add_option("A", options->version, "A version's number, or now; else the newest one")
      ->type_name("VERSION");
  comparing->add_option("B", options->other, "The same; else now")->type_name("VERSION");
  setup(*comparing, session, options, &diff);
  add_output_options(*comparing, session);

  setup_spec_lint(*command.add_subcommand("lint", "What is wrong with it, by line"), session);
  setup_spec_tension(*command.add_subcommand("tension", "What it does to the people"), session);

  auto* adopting = command.add_subcommand("adopt", "Make spec.yaml the next version");
  adopting->add_option("--why", options->why, "The reason, kept with the version")
      ->type_name("WORDS");
  adopting->add_option("--by", options->by, "Who decided; the recruiter unless said")
      ->type_name("PERSON");
  setup(*adopting, session, options, &adopt);
}

}  // namespace winloop::app
