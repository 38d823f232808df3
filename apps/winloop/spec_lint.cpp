#include "spec_lint.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/file.hpp>
#include <winloop/loop/measure.hpp>
#include <winloop/loop/spec_lint.hpp>
#include <winloop/store/as_of.hpp>
#include <winloop/store/files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <tuple>

namespace winloop::app {

namespace {

using document::Document;
using document::Paragraph;
using document::Show;
using document::Table;
using document::Tone;
using loop::LintFinding;
using loop::LintSeverity;

struct SpecLintOptions {
  std::string file;
  bool exit_code = false;
};

loop::WrittenSpec written_spec(const SpecLintOptions& options,
                               const std::optional<loop::Workspace>& workspace, Date today) {
  constexpr std::size_t limit = 1 << 20;
  if (!options.file.empty() || !workspace) return {read_file(options.file, limit), options.file};
  auto as_then = store::spec_as_of(workspace->directory, workspace->record, today);
  return {std::move(as_then.text), std::move(as_then.file)};
}

std::vector<LintFinding> all_findings(const loop::WrittenSpec& written,
                                      const std::optional<loop::Workspace>& workspace, Date today) {
  auto findings = loop::lint_words_of(written, loop::shipped_lint_rules());
  if (workspace) {
    const auto pool =
        loop::measure(workspace->record, store::read_spec(written.text, written.file), today).pool;
    for (auto& finding : loop::lint_pool_of(written, pool)) findings.push_back(std::move(finding));
  }
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return std::tie(a.place.line, a.severity) < std::tie(b.place.line, b.severity);
  });
  return findings;
}

Table findings_table(const std::vector<LintFinding>& findings) {
  Table table{.name = "findings",
              .title = "",
              .columns = {integer_column("line", "Line"),
                          text_column("severity", "Severity"),
                          text_column("rule", "Rule"),
                          text_column("criterion", "Criterion"),
                          text_column("found", "Found"),
                          text_column("why", "Why"),
                          text_column("instead", "Instead"),
                          {.key = "advice", .title = "Why, and what to do", .show = Show::people}},
              .when_empty = "nothing found"};
  constexpr int readable = 34;
  table.columns[3].show = table.columns[5].show = table.columns[6].show = Show::data;
  table.columns[7].min_width = readable;
  for (const auto& finding : findings) {
    table.add({finding.place.line, name(finding.severity), finding.rule, finding.criterion,
               finding.found, finding.why, finding.instead,
               fmt::format("{} {}", finding.why, finding.instead)});
  }
  return table;
}

std::size_t count_of(const std::vector<LintFinding>& findings, LintSeverity severity) {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(),
      [severity](const LintFinding& finding) { return finding.severity == severity; }));
}

void run_spec_lint(const SpecLintOptions& options, Session& session) {
  const auto workspace =
      options.file.empty() ? std::optional(open_to_read(session)) : search_if_any(session);
  const auto written = written_spec(options, workspace, session.today());
  const auto findings = all_findings(written, workspace, session.today());
  const auto refused = count_of(findings, LintSeverity::refused);
  Document document{
      .kind = "spec-lint",
      .title = "What is wrong with the bar",
      .subtitle = fmt::format("{}: {} refused, {}, {}",
                              std::filesystem::path(written.file).filename().string(), refused,
                              counted(count_of(findings, LintSeverity::warning), "warning"),
                              counted(count_of(findings, LintSeverity::note), "note"))};
  document.add(document::KeyValues{.fields = {{.key = "measured",
                                               .title = "People looked at",
                                               .value = workspace.has_value(),
                                               .kind = document::ColumnKind::boolean}}},
               Show::data);
  document.add(findings_table(findings));
  if (!workspace) {
    document.add(Paragraph{.text = "No search here: only the words were looked at, not the people.",
                           .tone = Tone::note},
                 Show::people);
  }
  print(std::move(document), session);
  if (refused > 0) loop::refuse_protected(written);
  session.found_differences = options.exit_code && !findings.empty();
}

}  // namespace

void setup_spec_lint(CLI::App& command, Session& session) {
  const auto options = std::make_shared<SpecLintOptions>();
  command.add_option("FILE", options->file, "A bar in a file; spec.yaml unless said")
      ->type_name("FILE");
  command.add_flag("--exit-code", options->exit_code, "Exit with 1 when there is any finding");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_spec_lint(*options, session); };
  });
}

}  // namespace winloop::app
