#include "cmd_review.hpp"

#include "output.hpp"
#include "present.hpp"
#include "review_page.hpp"
#include "search.hpp"
#include "standard_input.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/review.hpp>
#include <winloop/loop/record_review.hpp>
#include <winloop/store/as_of.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

struct ReviewOptions {
  std::filesystem::path record;
};

void run_record(const ReviewOptions& options, const Session& session) {
  if (!session.common.output.empty() || !session.common.format.empty())
    throw Error(ErrorKind::usage, "--record prints nothing; leave out -o and --format");
  const auto review = options.record == "-"
                          ? store::parse_review(read_standard_input(), "-", session.today())
                          : store::read_review(options.record, session.today());
  auto workspace = open_to_write(session);
  const auto promises = loop::record_review(workspace, review);
  say(fmt::format("kept the review of {}: {}, {}, {}", review.note.on.to_string(),
                  counted(review.decisions.size(), "decision"),
                  counted(review.recalls.size(), "recall"),
                  counted(promises.size(), "commitment")));
  for (const auto& one : promises) {
    say(fmt::format("  commitment {}, {}: \"{}\"{}", one.row, name(one.status), one.what,
                    one.owner.empty() ? "" : " (" + one.owner + ")"));
  }
}

void run_review(const ReviewOptions& options, const Session& session) {
  if (!options.record.empty()) return run_record(options, session);
  const auto today = session.today();
  auto document = from_one_reading(session, [&](const loop::Workspace& workspace) {
    const auto record = store::read_as_of(workspace.directory, workspace.record, today);
    auto agenda = agenda_document(insight::review(record, words_finder(workspace.record, today),
                                                  talks_reader(workspace.record, today)));
    say_names(agenda, record.candidates);
    return agenda;
  });
  print(std::move(document), session);
}

}  // namespace

void setup_review(CLI::App& command, Session& session) {
  const auto options = std::make_shared<ReviewOptions>();
  command.add_option("--record", options->record, "Keep what a review decided")->type_name("FILE");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_review(*options, session); };
  });
}

}  // namespace winloop::app
