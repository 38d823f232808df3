#include "cmd_signal.hpp"

#include "assistant.hpp"
#include "output.hpp"
#include "present.hpp"
#include "rejections.hpp"
#include "renewal.hpp"
#include "search.hpp"
#include "signal_list.hpp"
#include "signal_why.hpp"
#include "signal_words.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/judge.hpp>
#include <winloop/loop/renew.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace winloop::app {

namespace {

struct SayingOptions {
  std::string by;
  std::string why;
};

struct JudgeOptions {
  std::vector<std::string> ids;
  SayingOptions saying;
};

struct SignalAddOptions {
  std::string conversation;
  std::string place;
  std::string sort;
  std::string words;
  SayingOptions saying;
};

struct RenewChoice {
  std::vector<std::string> conversations;
  bool dry_run = false;
  bool exit_code = false;
  AssistFlags assist;
};

loop::Saying saying_of(const SayingOptions& options, const Session& session) {
  return {options.by, session.today(), options.why};
}

/// `17.42 motivation/growth: "I want to lead"`, for the person who judged it.
std::string told(const Signal& signal) {
  return fmt::format("{} {}: \"{}\"", signal_id_words(signal.row),
                     sort_words(signal.kind, signal.category), signal.quote);
}

void judge(const JudgeOptions& options, VerdictWord word, const Session& session) {
  std::vector<store::SignalPlace> places;
  for (const auto& id : options.ids) places.push_back(parse_signal_id(id));
  auto workspace = open_to_write(session);
  const auto before =
      loop::judge_signals(workspace, places, word, saying_of(options.saying, session));
  for (const auto& signal : before) {
    const bool was = signal.status == status_after(word);
    say(fmt::format("{}{} {}", was ? "again " : "", name(word), told(signal)));
  }
}

/// `00:03:12`, `3:12` or nothing.
std::optional<Millis> parse_clock(std::string_view text) {
  std::int64_t seconds = 0;
  int parts = 0;
  for (bool more = true; more; ++parts) {
    const auto colon = text.find(':');
    const auto digits = text.substr(0, colon);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    constexpr int most = 9'999;
    if (!whole || number < 0 || number > most || (parts > 0 && number >= 60)) return std::nullopt;
    seconds = seconds * 60 + number;
    more = colon != std::string_view::npos;
    if (more) text.remove_prefix(colon + 1);
  }
  if (parts < 2 || parts > 3) return std::nullopt;
  return std::chrono::seconds{seconds};
}

void set_place(loop::HeardSignal& heard, const std::string& place) {
  heard.at = parse_clock(place);
  if (heard.at) return;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), number);
  if (error == std::errc{} && end == place.data() + place.size() && number > 0) {
    heard.utterance = number;
    return;
  }
  throw Error(
      ErrorKind::usage,
      fmt::format("\"{}\" is neither a time, as 00:03:12, nor the number of an utterance", place));
}

void add_by_hand(const SignalAddOptions& options, const Session& session) {
  loop::HeardSignal heard;
  heard.conversation = parse_conversation(options.conversation);
  set_place(heard, options.place);
  std::tie(heard.kind, heard.category) = parse_sort(options.sort);
  heard.words = options.words;
  auto workspace = open_to_write(session);
  const auto added = loop::add_signal(workspace, heard, saying_of(options.saying, session));
  say(fmt::format("{} {}", added.already ? "was there, confirmed" : "added", told(added.signal)));
  for (const auto& other : added.beside)
    say(fmt::format(
        "  {0} is of the same sort, in words that it shares; if one is enough, `winloop "
        "signal dismiss {0}`",
        other));
}

/// All that renewing came to.
struct RenewOutcome {
  loop::RenewResult result;
  std::vector<loop::Assisted> asked;
};

/// What the assistant did stands beside what the lexicon did.
void take_over(loop::RenewResult& result, const std::vector<loop::Assisted>& asked) {
  for (const auto& one : asked) {
    for (const auto& change : one.changes) {
      result.signals += change.fate == loop::Fate::added ? 1 : 0;
      result.signals -= change.fate == loop::Fate::gone ? 1 : 0;
      result.renewed.push_back(change);
    }
  }
}

document::KeyValues renewed_fields(const RenewOutcome& outcome, const RenewChoice& options) {
  using document::ColumnKind;
  document::KeyValues values;
  const auto add = [&](std::string key, std::string title, std::size_t value) {
    values.fields.push_back({.key = std::move(key),
                             .title = std::move(title),
                             .value = value,
                             .kind = ColumnKind::integer});
  };
  add("conversations", "Conversations", outcome.result.conversations);
  add("signals", "Signals", outcome.result.signals);
  values.fields.push_back({.key = "dry_run",
                           .title = "Dry run",
                           .value = options.dry_run,
                           .kind = ColumnKind::boolean});
  if (!options.assist.on) return values;
  using State = loop::AssistState;
  const auto count = [&](State state) { return count_in_state(outcome.asked, state); };
  add("sent", "Sent", count(State::answered) + count(State::failed));
  add("failed", "Failed", count(State::failed));
  add("answered_before", "Answered before", count(State::answered_before));
  add("not_sent", "Not sent", count(State::not_asked));
  return values;
}

void print_renewed(const RenewOutcome& outcome, const RenewChoice& options,
                   const loop::Workspace& workspace, const Session& session) {
  const auto& result = outcome.result;
  auto subtitle = fmt::format("{}, {}; {}", counted(result.conversations, "conversation"),
                              counted(result.signals, "signal"), renewal_in_words(result));
  if (options.assist.on) subtitle += fmt::format("; assistant: {}", asked_in_words(outcome.asked));
  document::Document document{
      .kind = "signal-renew",
      .title = options.dry_run ? "Signals as a new pass would have them" : "Signals renewed",
      .subtitle = std::move(subtitle)};
  document.add(renewed_fields(outcome, options), document::Show::data);
  Confidences confidences(workspace.record, session.today());
  confidences.add(result.renewed);
  add_renewal(document, result, confidences);
  if (options.assist.on) add_rejections(document, outcome.asked, confidences);
  print(std::move(document), session);
}

void expect_renew_sense(const RenewChoice& options, const Session& session) {
  const auto wrong = [](const char* words) { throw Error(ErrorKind::usage, words); };
  if (options.assist.again && !options.assist.on) wrong("--again goes with --assist");
  const auto& common = session.common;
  const bool formed = !(common.format.empty() && common.output.empty() && common.section.empty());
  if (options.assist.on && options.dry_run && formed)
    wrong(
        "--assist --dry-run shows what would be sent as it is; leave --format, -o and --section "
        "out");
}

void renew(const RenewChoice& options, Session& session) {
  expect_renew_sense(options, session);
  loop::RenewOptions wanted{{}, session.today(), options.dry_run};
  for (const auto& one : options.conversations)
    wanted.conversations.push_back(parse_conversation(one));
  std::optional<Assistant> assistant;
  if (options.assist.on) assistant.emplace(options.assist, session);
  auto workspace = options.dry_run ? open_to_read(session) : open_to_write(session);
  if (assistant && options.dry_run) {
    return assistant->show(
        loop::assist_requests(workspace, assistant->options(wanted.conversations)));
  }
  RenewOutcome outcome{loop::renew_signals(workspace, wanted), {}};
  if (assistant) outcome.asked = assistant->ask(workspace, wanted.conversations);
  take_over(outcome.result, outcome.asked);
  print_renewed(outcome, options, workspace, session);
  expect_all_answered(outcome.asked);
  session.found_differences = options.exit_code && loop::has_changes(outcome.result);
}

void add_saying(CLI::App& command, SayingOptions& options) {
  command.add_option("--by", options.by, "Who says so; the recruiter unless said")
      ->type_name("PERSON");
  command.add_option("--why", options.why, "The reason")->type_name("WORDS");
}

void setup_judge(CLI::App& command, Session& session, VerdictWord word) {
  const auto options = std::make_shared<JudgeOptions>();
  command.add_option("ID", options->ids, "Signals, as `signal list` prints them")
      ->required()
      ->type_name("SIGNAL-ID");
  add_saying(command, options->saying);
  add_search_options(command, session);
  command.callback([&session, options, word] {
    session.run = [&session, options, word] { judge(*options, word, session); };
  });
}

void setup_signal_add(CLI::App& command, Session& session) {
  const auto options = std::make_shared<SignalAddOptions>();
  command.add_option("CONVERSATION", options->conversation, "Its number")
      ->required()
      ->type_name("CONVERSATION");
  command.add_option("PLACE", options->place, "When it was said, or in which utterance")
      ->required()
      ->type_name("TIME|UTTERANCE");
  command.add_option("SORT", options->sort, "What it is, as motivation/growth")
      ->required()
      ->type_name("KIND/CATEGORY");
  command.add_option("WORDS", options->words, "The words, exactly as captured")
      ->required()
      ->type_name("WORDS");
  add_saying(command, options->saying);
  add_search_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { add_by_hand(*options, session); };
  });
}

void setup_renew(CLI::App& command, Session& session) {
  const auto options = std::make_shared<RenewChoice>();
  command.add_option("CONVERSATION", options->conversations, "Only these; else all")
      ->type_name("CONVERSATION");
  command.add_flag("-n,--dry-run", options->dry_run, "Say what would change, and write nothing");
  command.add_flag("--exit-code", options->exit_code, "Exit with 1 when anything changes");
  add_assist_options(command, options->assist);
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { renew(*options, session); }; });
}

}  // namespace

void setup_signal(CLI::App& command, Session& session) {
  command.require_subcommand(1);
  setup_signal_list(*command.add_subcommand("list", "List what was noticed"), session);
  setup_judge(*command.add_subcommand("confirm", "Say that it is one"), session,
              VerdictWord::confirmed);
  setup_judge(*command.add_subcommand("dismiss", "Say that it is none"), session,
              VerdictWord::dismissed);
  setup_signal_add(*command.add_subcommand("add", "Add one that was not noticed"), session);
  setup_signal_why(*command.add_subcommand("why", "Why it was noticed, or was not"), session);
  setup_renew(*command.add_subcommand("renew", "Run the lexicon of today over the record"),
              session);
}

}  // namespace winloop::app
