#include "cmd_check.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/loop/check.hpp>

#include <memory>

namespace winloop::app {

namespace {

void run_check(bool repair, Session& session) {
  // To write, since SQLite checks the index of words by a statement that could.
  auto workspace = open_to_write(session);
  if (repair) loop::repair(workspace);
  document::Table table{.name = "faults",
                        .title = "",
                        .columns = {text_column("where", "Where"), text_column("what", "What")},
                        .when_empty = "all is as it must be"};
  for (const auto& fault : loop::check(workspace)) table.add({fault.where, fault.what});
  session.found_differences = table.size() > 0;
  document::Document document{.kind = "check", .title = "Check"};
  document.add(std::move(table));
  print(std::move(document), session);
}

}  // namespace

void setup_check(CLI::App& command, Session& session) {
  const auto repair = std::make_shared<bool>(false);
  command.add_flag("--repair", *repair,
                   "First make anew what the record derives from the rest of it");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, repair] { session.run = [&session, repair] { run_check(*repair, session); }; });
}

}  // namespace winloop::app
