#include "cmd_commitment.hpp"

#include "insight_text.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/loop/people.hpp>
#include <winloop/store/as_of.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Show;
using document::Table;
using document::Value;
using insight::Promise;
using insight::Side;

struct CommitmentOptions {
  std::vector<std::string> numbers;
  std::string candidate;
  std::string side;
  std::string owner;
  std::string what;
  std::string kind = "other";
  std::string due;
  std::string on;
  bool all = false;
};

std::int64_t parse_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number > 0) return number;
  throw Error(ErrorKind::usage,
              fmt::format("\"{}\" is not the number of a commitment; `winloop commitment list` "
                          "shows them",
                          text));
}

/// Words of the owner's name, folded, or any name of one of our people.
bool owned_by(const insight::View& view, const Promise& promise, const std::string& owner) {
  const auto* person = view.people().find_one(owner);
  const auto& known = promise.commitment.owner;
  return (person != nullptr && person == view.ours(known)) ||
         utf8::fold(known).find(utf8::fold(owner)) != std::string::npos;
}

bool is_wanted(const insight::View& view, const Promise& promise,
               const CommitmentOptions& options) {
  if (!options.all && promise.commitment.status != CommitmentStatus::open) return false;
  if (!options.all && promise.moot && !promise.met) return false;
  if (!options.candidate.empty() && promise.commitment.candidate != options.candidate) return false;
  if (!options.side.empty() && promise.side != from_name<Side>(options.side)) return false;
  return options.owner.empty() || owned_by(view, promise, options.owner);
}

std::string standing(const Promise& promise) {
  const auto& one = promise.commitment;
  std::string words(name(promise.state));
  if (promise.state == insight::PromiseState::overdue)
    words = fmt::format("{} d over", promise.days_overdue);
  if (promise.state == insight::PromiseState::due_this_week) words = "within 7 d";
  if (one.settled && promise.late) words += " late";
  if (promise.met) {
    words += fmt::format(", met by #{}?", promise.met->row);
  } else if (promise.moot) {
    words += ", moot";
  }
  return words;
}

Table ledger(const std::vector<Promise>& promises) {
  Table table{.name = "commitments",
              .title = "",
              .columns = {integer_column("commitment", "#"), text_column("state", "State"),
                          text_column("side", "Whose"), text_column("owner", "Owner"),
                          text_column("candidate", "Candidate"), text_column("what", "What"),
                          date_column("due", "Due"), text_column("due_words", "Due, in words"),
                          date_column("made", "Made"), text_column("kind", "Kind"),
                          text_column("status", "Status"), date_column("settled", "Settled"),
                          integer_column("days_overdue", "Days overdue"),
                          integer_column("conversation", "Conversation"), text_column("at", "At")},
              .when_empty = "nothing promised is open"};
  // Together with the numbers and days: 80 columns.
  table.columns[1].min_width = 9;
  table.columns[3].max_width = 10;
  table.columns[4].max_width = 15;
  table.columns[4].min_width = 15;
  table.columns[5].min_width = 24;
  table.columns[3].missing = "unknown";
  table.columns[4].missing = "search";
  table.columns[2].show = Show::data;
  for (std::size_t at = 7; at < table.columns.size(); ++at) table.columns[at].show = Show::data;
  for (const auto& promise : promises) {
    const auto& one = promise.commitment;
    const bool overdue = promise.state == insight::PromiseState::overdue;
    table.add({one.row, standing(promise), name(promise.side), or_missing(one.owner),
               or_missing(one.candidate), promise.withheld ? Value() : Value(one.what), one.due,
               or_missing(one.due_words), one.made, one.kind, name(one.status), one.settled,
               overdue ? Value(promise.days_overdue) : Value(),
               one.conversation == 0 ? Value() : Value(one.conversation),
               one.at ? Value(clock(*one.at)) : Value()});
  }
  table.columns[5].missing = "told in confidence";
  return table;
}

/// For people one table a side, overdue first; for data one of all.
void run_list(const CommitmentOptions& options, const Session& session) {
  const auto record = from_one_reading(session, [&](const loop::Workspace& workspace) {
    if (!options.candidate.empty()) (void)store::candidate_row(workspace.record, options.candidate);
    return store::read_as_of(workspace.directory, workspace.record, session.today());
  });
  const insight::View view(record);
  auto promises = insight::all_promises(view);
  std::erase_if(promises,
                [&](const Promise& promise) { return !is_wanted(view, promise, options); });
  const auto overdue = std::count_if(promises.begin(), promises.end(), [](const Promise& promise) {
    return promise.state == insight::PromiseState::overdue;
  });
  Document document{
      .kind = "commitments",
      .title = "Commitments",
      .subtitle = fmt::format("{}, {} overdue", counted(promises.size(), "commitment"), overdue)};
  for (const auto& [side, title] :
       {std::pair(Side::ours, "Ours"), std::pair(Side::theirs, "Theirs"),
        std::pair(Side::unclear, "Not clear whose")}) {
    std::vector<Promise> of_side;
    for (const auto& promise : promises)
      if (promise.side == side) of_side.push_back(promise);
    if (of_side.empty()) continue;
    document.add(document::Heading{.level = 2, .text = title}, Show::people);
    document.add(ledger(of_side), Show::people);
  }
  if (promises.empty())
    document.add(document::Paragraph{.text = "nothing promised is open"}, Show::people);
  document.add(ledger(promises), Show::data);
  say_names(document, record.candidates);
  print(std::move(document), session);
}

void run_add(const CommitmentOptions& options, const Session& session) {
  const auto what = std::string(utf8::trim(options.what));
  if (what.empty()) throw Error(ErrorKind::usage, "say what was promised");
  if (!utf8::valid(what) || !utf8::valid(options.owner))
    throw bad_input("a commitment is UTF-8 text");
  auto workspace = open_to_write(session);
  store::Write write(workspace.record);
  Commitment commitment;
  commitment.candidate = options.candidate;
  commitment.kind = options.kind;
  const auto owner = loop::owner_named(workspace, options.candidate, options.owner);
  commitment.owner = owner.name;
  commitment.owner_role = owner.role;
  commitment.what = what;
  commitment.made = parse_past_day("--on", options.on, session);
  if (!options.due.empty()) commitment.due = parse_day("--due", options.due);
  if (commitment.due && *commitment.due < commitment.made)
    throw bad_input(fmt::format("--due {} comes before the day it was promised, {}", options.due,
                                commitment.made.to_string()));
  const auto row = write.add_commitment(commitment);
  write.commit();
  say(fmt::format("commitment {}: {}, {}{}", row, owner.name, what,
                  commitment.due ? ", by " + commitment.due->to_string() : ""));
}

/// All that are named change, or none.
void run_settle(const CommitmentOptions& options, CommitmentStatus status, const Session& session) {
  const auto on = parse_past_day("--on", options.on, session);
  auto workspace = open_to_write(session);
  store::Write write(workspace.record);
  const auto known = store::commitments(workspace.record, on);
  std::vector<std::string> said;
  for (const auto& text : options.numbers) {
    const auto number = parse_number(text);
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Commitment& one) { return one.row == number; });
    if (found == known.end()) {
      std::vector<std::int64_t> rows;
      rows.reserve(known.size());
      for (const auto& one : known) rows.push_back(one.row);
      throw bad_input(fmt::format("{}, by {}: see `winloop commitment list --all`",
                                  unknown_number("commitment", number, std::move(rows)),
                                  on.to_string()));
    }
    write.settle_commitment(number, status, on);
    said.push_back(fmt::format("commitment {}: {}", number, name(status)));
  }
  write.commit();
  for (const auto& line : said) say(line);
}

using Options = std::shared_ptr<CommitmentOptions>;

void setup_commitment_list(CLI::App& command, Session& session) {
  auto* list = command.add_subcommand("list", "What is open, overdue first");
  const auto options = std::make_shared<CommitmentOptions>();
  list->add_option("CANDIDATE", options->candidate, "Only about them")->type_name("CANDIDATE");
  list->add_option("--owner", options->owner, "Only what they promised")->type_name("PERSON");
  list->add_option("--side", options->side, "ours, theirs or unclear")->type_name("SIDE");
  list->add_flag("--all", options->all, "Also what is settled or moot");
  add_search_options(*list, session);
  add_output_options(*list, session);
  list->callback(
      [&session, options] { session.run = [&session, options] { run_list(*options, session); }; });
}

void setup_commitment_add(CLI::App& command, Session& session) {
  auto* add = command.add_subcommand("add", "Write one down that no conversation holds");
  const auto options = std::make_shared<CommitmentOptions>();
  add->add_option("WHAT", options->what, "What was promised")->required()->type_name("TEXT");
  add->add_option("--owner", options->owner, "Who promised")->required()->type_name("PERSON");
  add->add_option("--candidate", options->candidate, "About whom")->type_name("CANDIDATE");
  add->add_option("--due", options->due, "By when")->type_name("DATE");
  add->add_option("--on", options->on, "When it was promised; today unless said")
      ->type_name("DATE");
  add->add_option("--kind", options->kind, "The kind of commitment")->type_name("PROMISE");
  add_search_options(*add, session);
  add->callback(
      [&session, options] { session.run = [&session, options] { run_add(*options, session); }; });
}

void setup_commitment_settle(CLI::App& command, Session& session, const char* verb,
                             const char* summary, CommitmentStatus status) {
  auto* settle = command.add_subcommand(verb, summary);
  const auto options = std::make_shared<CommitmentOptions>();
  settle->add_option("NUMBER", options->numbers, "Which")->required()->type_name("COMMITMENT");
  settle->add_option("--on", options->on, "The day; today unless said")->type_name("DATE");
  add_search_options(*settle, session);
  settle->callback([&session, options, status] {
    session.run = [&session, options, status] { run_settle(*options, status, session); };
  });
}

}  // namespace

void setup_commitment(CLI::App& command, Session& session) {
  command.require_subcommand(1);
  setup_commitment_list(command, session);
  setup_commitment_add(command, session);
  setup_commitment_settle(command, session, "keep", "It was done", CommitmentStatus::kept);
  setup_commitment_settle(command, session, "break", "It was not done", CommitmentStatus::broken);
  setup_commitment_settle(command, session, "drop", "It is not wanted any more",
                          CommitmentStatus::dropped);
  setup_commitment_settle(command, session, "reopen", "It is open again", CommitmentStatus::open);
}

}  // namespace winloop::app
