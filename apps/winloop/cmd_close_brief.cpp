#include "cmd_close_brief.hpp"

#include "brief_page.hpp"
#include "find_words.hpp"
#include "output.hpp"
#include "search.hpp"
#include <winloop/insight/close_brief.hpp>
#include <winloop/store/as_of.hpp>

#include <memory>

namespace winloop::app {

namespace {

struct BriefOptions {
  std::string candidate;
  bool all = false;
};

}  // namespace

void setup_close_brief(CLI::App& command, Session& session) {
  const auto options = std::make_shared<BriefOptions>();
  command.add_option("CANDIDATE", options->candidate, "Whom to close")
      ->required()
      ->type_name("CANDIDATE");
  command.add_flag("--all", options->all, "Everything, not one page");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] {
      const auto today = session.today();
      auto document = from_one_reading(session, [&](const loop::Workspace& workspace) {
        const auto record = store::read_as_of(workspace.directory, workspace.record, today);
        const auto brief =
            insight::close_brief(record, options->candidate, words_finder(workspace.record, today),
                                 talks_reader(workspace.record, today));
        return brief_document(brief, options->all);
      });
      print(std::move(document), session);
    };
  });
}

}  // namespace winloop::app
