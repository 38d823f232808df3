#include "commands.hpp"

#include "cmd_agreement.hpp"
#include "cmd_candidate.hpp"
#include "cmd_capture.hpp"
#include "cmd_check.hpp"
#include "cmd_close_brief.hpp"
#include "cmd_commitment.hpp"
#include "cmd_compare.hpp"
#include "cmd_completion.hpp"
#include "cmd_erase.hpp"
#include "cmd_find.hpp"
#include "cmd_follow_up.hpp"
#include "cmd_formats.hpp"
#include "cmd_impact.hpp"
#include "cmd_import.hpp"
#include "cmd_init.hpp"
#include "cmd_lexicon.hpp"
#include "cmd_prep.hpp"
#include "cmd_rate.hpp"
#include "cmd_report.hpp"
#include "cmd_rerank.hpp"
#include "cmd_review.hpp"
#include "cmd_show.hpp"
#include "cmd_signal.hpp"
#include "cmd_speaker.hpp"
#include "cmd_spec.hpp"
#include "cmd_status.hpp"
#include "help.hpp"

#include <algorithm>
#include <array>

namespace winloop::app {

namespace {

constexpr std::array all{
    Command{"init", "Start a search in a new directory", &setup_init},
    Command{"candidate", "People in the search: add, list, show, move, edit", &setup_candidate},
    Command{"capture", "Take in conversations, word for word", &setup_capture},
    Command{"formats", "What can be captured, and what each format carries", &setup_formats},
    Command{"find", "Search what was said", &setup_find},
    Command{"show", "Show one conversation, or list them all", &setup_show},
    Command{"signal", "What was noticed: list, confirm, dismiss, add, why, renew", &setup_signal},
    Command{"speaker", "Who spoke: show and correct", &setup_speaker},
    Command{"lexicon", "The cues that notice: test, list, show", &setup_lexicon},
    Command{"rate", "Record ratings, 1 to 4, on the spec's criteria", &setup_rate},
    Command{"import", "Take in candidates from a spreadsheet", &setup_import},
    Command{"spec", "The bar and its versions: show, log, diff, lint, tension, adopt", &setup_spec},
    Command{"rerank", "Measure everyone against the bar", &setup_rerank},
    Command{"agreement", "Whether the raters mean the same", &setup_agreement},
    Command{"impact", "Selection and scoring rates by group", &setup_impact},
    Command{"review", "The weekly agenda, nearest to offer first", &setup_review},
    Command{"report", "Patterns across the search", &setup_report},
    Command{"close-brief", "One page on one candidate, to close with", &setup_close_brief},
    Command{"prep", "What to read before meeting a candidate", &setup_prep},
    Command{"follow-up", "Draft a message to a candidate, from what was said", &setup_follow_up},
    Command{"compare", "What several candidates said, side by side", &setup_compare},
    Command{"commitment", "Who promised what: list, add, keep, break, drop", &setup_commitment},
    Command{"erase", "Take out conversations or people, words and all", &setup_erase},
    Command{"check", "Prove that everything is as it must be", &setup_check},
    Command{"status", "Where the search stands, and what is waiting", &setup_status},
    Command{"completion", "Completion for bash, zsh or fish", &setup_completion},
};

/// What the shells' completions call.
constexpr std::string_view complete_name = "__complete";

}  // namespace

std::span<const Command> commands() {
  return all;
}

std::unique_ptr<CLI::App> make_app(Session& session, std::span<const char* const> words) {
  const auto said = [&](std::string_view name) {
    return std::find(words.begin(), words.end(), name) != words.end();
  };
  const bool completes = said(complete_name);
  auto app = std::make_unique<CLI::App>(
      "One search, run as a loop: capture, advise, calibrate, close.", "winloop");
  app->formatter(help_formatter());
  app->set_version_flag("--version", "winloop " WINLOOP_VERSION);
  app->add_option("-C", session.common.directory, "The search directory")->type_name("DIR");
  app->require_subcommand(1);
  app->fallthrough(false);
  for (const auto& command : all) {
    auto* subcommand = app->add_subcommand(std::string(command.name), std::string(command.summary));
    if (completes || said(command.name)) command.setup(*subcommand, session);
  }
  auto* hidden = app->add_subcommand(std::string(complete_name), "")->group("");
  setup_complete(*hidden, session);
  return app;
}

}  // namespace winloop::app
