#include "cmd_import.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/file.hpp>
#include <winloop/loop/import.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

namespace winloop::app {

namespace {

using document::Document;
using document::Table;

struct ImportOptions {
  std::filesystem::path file;
  std::vector<std::string> map;
  std::vector<std::string> stages;
  std::string encoding;
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
                          text_column("stage", "Stage"), text_column("sheet_stage", "Sheet says")}};
  table.columns[5].missing = "";
  table.columns[5].show = document::Show::data;
  for (const auto& row : plan.rows) {
    if (!row.other_stage.empty()) table.columns[5].show = document::Show::everywhere;
    table.add({row.line, effect_word(row.effect), row.candidate.id, row.candidate.name,
               row.candidate.stage, or_missing(row.other_stage)});
  }
  return table;
}

Table words_table(const loop::ImportPlan& plan) {
  Table table{.name = "words",
              .title = "Kept as words (a criterion on them does not know these)",
              .columns = {integer_column("line", "Line"), text_column("heading", "Heading"),
                          text_column("cell", "Cell")}};
  for (const auto& cell : plan.sheet.kept_words) table.add({cell.line, cell.heading, cell.text});
  return table;
}

Table duplicates_table(const loop::ImportPlan& plan) {
  Table table{.name = "duplicates",
              .title = "Likely the same person (nothing was merged)",
              .columns = {text_column("candidate", "Candidate"), text_column("like", "Like"),
                          text_column("reason", "Because of")}};
  std::set<std::pair<std::string, std::string>> told;  // two rows each like the other are one pair
  for (const auto& duplicate : plan.duplicates) {
    const auto& like =
        duplicate.other ? plan.rows[*duplicate.other].candidate.id : duplicate.existing;
    const auto& id = plan.rows[duplicate.row].candidate.id;
    // A row known by its e-mail address is that candidate, not a duplicate of theirs.
    if (id != like && told.insert(std::minmax(id, like)).second)
      table.add({id, like, name(duplicate.reason)});
  }
  return table;
}

/// The row is new, has the name of somebody in the record and nothing that says who else it is.
bool is_namesake(const loop::ImportPlan& plan, const exchange::LikelyDuplicate& duplicate) {
  const auto& row = plan.sheet.rows[duplicate.row].candidate;
  return duplicate.reason == exchange::DuplicateReason::same_name && !duplicate.existing.empty() &&
         row.id.empty() && row.email.empty();
}

/// What is easily overlooked in long tables.
std::vector<std::string> remarks(const loop::ImportPlan& plan) {
  std::vector<std::string> all;
  std::set<std::size_t> namesakes;
  for (const auto& duplicate : plan.duplicates)
    if (is_namesake(plan, duplicate)) namesakes.insert(duplicate.row);
  if (!namesakes.empty()) {
    all.push_back(
        fmt::format("Named like somebody who is there already: {} of {}, added as new people; give "
                    "an id or e-mail column to update instead.",
                    namesakes.size(), counted(plan.rows.size(), "row")));
  }
  const auto elsewhere = static_cast<std::size_t>(
      std::count_if(plan.rows.begin(), plan.rows.end(),
                    [](const loop::PlannedRow& row) { return !row.other_stage.empty(); }));
  if (elsewhere > 0) {
    all.push_back(
        fmt::format("At another stage in the sheet: {}, left where they are; "
                    "`winloop candidate move ID STAGE` moves them.",
                    counted(elsewhere, "row")));
  }
  return all;
}

std::string summary(const loop::ImportPlan& plan) {
  std::map<std::string_view, std::size_t> counts;
  for (const auto& row : plan.rows) ++counts[effect_word(row.effect)];
  std::vector<std::string> words;
  words.reserve(counts.size());
  for (const auto& [word, count] : counts) words.push_back(fmt::format("{} {}", count, word));
  return fmt::format("imported: {}",
                     words.empty() ? "nobody" : fmt::format("{}", fmt::join(words, ", ")));
}

Document import_document(const ImportOptions& options, const loop::ImportPlan& plan) {
  Document document{.kind = "import",
                    .title = options.dry_run ? "What the import would do" : "Imported",
                    .subtitle = options.file.string()};
  for (const auto& remark : remarks(plan))
    document.add(document::Paragraph{.text = remark, .tone = document::Tone::warning});
  document.add(columns_table(plan)).add(rows_table(plan));
  if (auto words = words_table(plan); words.size() > 0) document.add(std::move(words));
  if (auto duplicates = duplicates_table(plan); duplicates.size() > 0)
    document.add(std::move(duplicates));
  return document;
}

void run_import(const ImportOptions& options, const Session& session) {
  constexpr std::size_t limit = std::size_t{512} << 20;
  loop::SheetMeaning meaning;
  for (const auto& pair : options.map) meaning.columns.insert(split_pair("--map", pair));
  for (const auto& pair : options.stages) meaning.stages.insert(split_pair("--stage", pair));
  auto workspace = options.dry_run ? open_to_read(session) : open_to_write(session);
  const auto file = options.file.string();
  const auto text = loop::sheet_text(read_file(options.file, limit), file, options.encoding);
  Document document;
  const auto show = [&](const loop::ImportPlan& plan) {
    document = import_document(options, plan);
    expect_printable(document, session);
    for (const auto& remark : remarks(plan)) say(remark);
  };
  if (options.dry_run) {
    show(loop::plan_import(workspace, text, file, meaning, session.today()));
  } else {
    const auto plan =
        loop::import_candidates(workspace, text, file, meaning, session.today(), show);
    // Before anything is printed: what cannot be printed is in the record all the same.
    say(summary(plan));
  }
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
  command
      .add_option("--stage", options->stages, "What a stage of the sheet is here; may be repeated")
      ->type_name("WORD=STAGE")
      ->allow_extra_args(false);
  command
      .add_option("--encoding", options->encoding,
                  "What the text is written in, where it is not UTF-8")
      ->type_name("NAME");
  command.add_flag("--dry-run", options->dry_run, "Say what would happen, store nothing");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_import(*options, session); };
  });
}

}  // namespace winloop::app
