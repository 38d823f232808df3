#include "cmd_report.hpp"

#include "find_words.hpp"
#include "output.hpp"
#include "report_sections.hpp"
#include "search.hpp"
#include <winloop/base/names.hpp>
#include <winloop/store/as_of.hpp>

#include <algorithm>
#include <memory>

namespace winloop::app {

namespace {

using document::Document;

/// The machine's word: `must-haves` is `must_haves` in JSON.
std::string key_of(std::string_view section) {
  std::string key(section);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

void run_report(const std::vector<std::string>& wanted, const Session& session) {
  const auto known = report_sections();
  for (const auto& word : wanted) {
    if (std::find(known.begin(), known.end(), word) == known.end())
      throw_unknown_name("section", word, known);
  }
  const auto today = session.today();
  std::vector<Candidate> candidates;
  const auto report = from_one_reading(session, [&](const loop::Workspace& workspace) {
    const auto record = store::read_as_of(workspace.directory, workspace.record, today);
    candidates = record.candidates;
    return insight::report(record, words_finder(workspace.record, today),
                           talks_reader(workspace.record, today));
  });
  Document document{.kind = "report", .title = "Report: " + report.role};
  for (const auto& section : all_report_sections()) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), section.name) == wanted.end())
      continue;
    document.add(document::Heading{
        .level = 2, .text = std::string(section.title), .name = key_of(section.name)});
    section.add(document, report);
  }
  say_names(document, candidates);
  print(std::move(document), session);
}

}  // namespace

std::vector<std::string> report_sections() {
  std::vector<std::string> names;
  for (const auto& section : all_report_sections()) names.emplace_back(section.name);
  return names;
}

void setup_report(CLI::App& command, Session& session) {
  const auto sections = std::make_shared<std::vector<std::string>>();
  command
      .add_option("SECTION", *sections,
                  "motivations, hesitations, compensation, ...; all unless said")
      ->type_name("SECTION");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, sections] {
    session.run = [&session, sections] { run_report(*sections, session); };
  });
}

}  // namespace winloop::app
