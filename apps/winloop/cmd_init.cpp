#include "cmd_init.hpp"

#include "output.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/init.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

struct InitOptions {
  std::filesystem::path folder;
  std::string role = "the role";
  std::string manager = "the hiring manager";
  bool example = false;
};

void run_init(const InitOptions& options, const Session& session) {
  if (options.folder.empty())
    throw Error(ErrorKind::usage, "DIR is empty; name the directory to start the search in");
  if (options.example) {
    const auto ends = loop::init_example(options.folder);
    say(fmt::format(
        "Laid out the example search in {}. It ends on {}: try\n"
        "  winloop -C {} review --as-of {}",
        options.folder.string(), ends.to_string(), options.folder.string(), ends.to_string()));
    return;
  }
  loop::init_search(options.folder, options.role, options.manager, session.today());
  say(
      fmt::format("Started a search in {}. Next: edit search.yaml and spec.yaml there, then\n"
                  "  winloop -C {} candidate add NAME",
                  options.folder.string(), options.folder.string()));
}

}  // namespace

void setup_init(CLI::App& command, Session& session) {
  const auto options = std::make_shared<InitOptions>();
  command.add_option("DIR", options->folder, "The new search directory")
      ->required()
      ->type_name("DIR");
  command.add_option("--role", options->role, "The role that is open")->type_name("TITLE");
  command.add_option("--manager", options->manager, "The hiring manager")->type_name("NAME");
  command.add_flag("--example", options->example, "Lay out the example search instead");
  command.add_option("--as-of", session.common.as_of, "Act as at the end of that day")
      ->type_name("DATE");
  command.callback(
      [&session, options] { session.run = [&session, options] { run_init(*options, session); }; });
}

}  // namespace winloop::app
