#include "cmd_import.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/file.hpp>
#include <winloop/loop/import.hpp>

#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Table;

struct ImportOptions {
  std::filesystem::path file;
  std::vector<std::string> map;
  bool dry_run = false;
};

constexpr std::string_view effect_word(loop::RowEffect effect) {
  switch (effect) {
    case loop::RowEffect::add:
      return "added";
    case loop::RowEffect::update:
      return "updated";
    case loop::RowEffect::unchanged:
      return "unchanged";
  }
  return "";
}

Table columns_table(const loop::ImportPlan& plan) {
  Table table{.name = "columns",
              .title = "Columns",
              .columns = {text_column("heading", "Heading"), text_column("became", "Became"),
                          text_column("reason", "Why not")}};
  table.columns[2].missing = "";
  for (const auto& column : plan.sheet.columns) {
    table.add({column.heading, exchange::to_string(column),
               column.reason.empty() ? document::Value() : document::Value(column.reason)});
  }
  return table;
}

Table rows_table(const loop::ImportPlan& plan) {
  Table table{.name = "rows",
              .title = "Rows",
              .columns = {integer_column("line", "Line"), text_column("effect", "Effect"),
                          text_column("candidate", "Candidate"), text_column("name", "Name"),
                          text_column("stage", "Stage")}};
  for (const auto& row : plan.rows) {
    table.add({row.line, effect_word(row.effect), row.candidate.id, row.candidate.name,
               row.candidate.stage});
  }
  return table;
}

Table duplicates_table(const loop::ImportPlan& plan) {
  Table table{.name = "duplicates",
              .title = "Likely the same person (nothing was merged)",
              .columns = {text_column("candidate", "Candidate"), text_column("like", "Like"),
                          text_column("reason", "Because of")}};
  for (const auto& duplicate : plan.duplicates) {
    const auto& like =
        duplicate.other ? plan.rows[*duplicate.other].candidate.id : duplicate.existing;
    const auto& id = plan.rows[duplicate.row].candidate.id;
    // A row known by its e-mail address is that candidate, not a duplicate of theirs.
    if (id != like) table.add({id, like, name(duplicate.reason)});
  }
  return table;
}

void run_import(const ImportOptions& options, const Session& session) {
  constexpr std::size_t limit = std::size_t{512} << 20;
  std::map<std::string, std::string> map;
  for (const auto& pair : options.map) map.insert(split_pair("--map", pair));
  auto workspace = options.dry_run ? open_to_read(session) : open_to_write(session);
  const auto plan = loop::plan_import(workspace, read_file(options.file, limit),
                                      options.file.string(), map, session.today());
  if (!options.dry_run) loop::apply_import(workspace, plan);

  Document document{.kind = "import",
                    .title = options.dry_run ? "What the import would do" : "Imported",
                    .subtitle = options.file.string()};
  document.add(columns_table(plan)).add(rows_table(plan));
  if (auto duplicates = duplicates_table(plan); duplicates.size() > 0)
    document.add(std::move(duplicates));
  print(std::move(document), session);
}

}  // namespace

void setup_import(CLI::App& command, Session& session) {
  const auto options = std::make_shared<ImportOptions>();
  command.add_option("FILE", options->file, "A CSV file, a row a person")
      ->required()
      ->type_name("FILE");
  command.add_option("--map", options->map, "What a column is; may be repeated")
      ->type_name("COLUMN=FIELD")
      ->allow_extra_args(false);
  command.add_flag("--dry-run", options->dry_run, "Say what would happen, store nothing");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_import(*options, session); };
  });
}

}  // namespace winloop::app
