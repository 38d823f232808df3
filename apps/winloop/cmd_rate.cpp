#include "cmd_rate.hpp"

#include "output.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/rate.hpp>
#include <winloop/store/files.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

struct RateOptions {
  std::string candidate;
  std::string criterion;
  std::string level;
  std::string by;
  std::string note;
  std::vector<std::filesystem::path> cards;
  bool withdraw = false;
};

int parse_level(const std::string& text) {
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '4') return text[0] - '0';
  throw bad_input(fmt::format(
      "\"{}\" is not a level; expected 1 (definitely not), 2 (no), 3 (yes) or 4 (strong yes)",
      text));
}

std::string kept_words(const std::vector<Rating>& given) {
  return given.size() == 1 ? fmt::format("{}: {} {} by {}", given[0].candidate, given[0].criterion,
                                         given[0].level, given[0].rater)
                           : fmt::format("{}: {} ratings by {}", given[0].candidate, given.size(),
                                         given[0].rater);
}

Rating rating_of(const RateOptions& options, Date on) {
  if (options.level.empty())
    throw Error(ErrorKind::usage, "expected CANDIDATE CRITERION LEVEL, or --file SCORECARD.yaml");
  if (options.by.empty()) throw Error(ErrorKind::usage, "say who rates, with --by NAME");
  return {options.candidate,          options.criterion, options.by,
          parse_level(options.level), options.note,      on};
}

/// All of the scorecards, or none.
void run_cards(const RateOptions& options, const Session& session) {
  if (!options.candidate.empty())
    throw Error(ErrorKind::usage, "--file says it all; leave out CANDIDATE CRITERION LEVEL");
  std::vector<store::Scorecard> cards;
  for (const auto& file : options.cards)
    cards.push_back(store::read_scorecard(file, session.today()));
  auto workspace = open_to_write(session);
  loop::record_scorecards(workspace, loop::current_spec(workspace, session.today()).spec, cards);
  for (const auto& card : cards) say(kept_words(card.ratings));
}

void run_withdraw(const RateOptions& options, const Session& session) {
  if (options.criterion.empty() || !options.level.empty())
    throw Error(ErrorKind::usage, "--withdraw: expected CANDIDATE CRITERION and no level");
  if (options.by.empty()) throw Error(ErrorKind::usage, "say whose rating, with --by NAME");
  auto workspace = open_to_write(session);
  Rating rating;
  rating.candidate = options.candidate;
  rating.criterion = options.criterion;
  rating.rater = options.by;
  const auto withdrawn = loop::withdraw_rating(workspace, rating, {session.today(), options.note});
  say(fmt::format("{}: {} by {} withdrawn{}", options.candidate, options.criterion, options.by,
                  withdrawn > 1 ? fmt::format(", {} ratings", withdrawn) : ""));
}

void run_rate(const RateOptions& options, const Session& session) {
  if (!options.cards.empty()) return run_cards(options, session);
  if (options.withdraw) return run_withdraw(options, session);
  const std::vector given{rating_of(options, session.today())};
  auto workspace = open_to_write(session);
  loop::record_ratings(workspace, loop::current_spec(workspace, session.today()).spec, given);
  say(kept_words(given));
}

}  // namespace

void setup_rate(CLI::App& command, Session& session) {
  const auto options = std::make_shared<RateOptions>();
  command.add_option("CANDIDATE", options->candidate, "Whom")->type_name("CANDIDATE");
  command.add_option("CRITERION", options->criterion, "On what")->type_name("CRITERION");
  command.add_option("LEVEL", options->level, "1 definitely not, 2 no, 3 yes, 4 strong yes")
      ->type_name("LEVEL");
  command.add_option("--by", options->by, "The rater")->type_name("PERSON");
  command.add_option("--note", options->note, "What was seen")->type_name("TEXT");
  auto* cards =
      command.add_option("--file", options->cards, "A scorecard instead; may be repeated")
          ->type_name("FILE")
          ->allow_extra_args(false);
  command
      .add_flag("--withdraw", options->withdraw,
                "Take the rater's word back, as if it had never been given")
      ->excludes(cards);
  add_search_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { run_rate(*options, session); }; });
}

}  // namespace winloop::app
