#include "signal_list.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include "signal_words.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace winloop::app {

namespace {

using document::Document;
using document::Show;
using document::Table;
using document::Value;

struct ListedSignals {
  std::string kind;
  std::string category;
  std::string candidate;
  std::string status;
  std::string conversation;
  std::string since;
};

/// What the options leave of the signals.
struct SignalChoice {
  std::optional<SignalKind> kind;
  std::string category;
  std::optional<SignalStatus> status;
  bool all = false;
  std::optional<Date> since;

  [[nodiscard]] bool takes(const Signal& signal) const {
    const bool fits = (!kind || signal.kind == *kind) &&
                      (category.empty() || signal.category == category) &&
                      (!since || signal.on >= *since);
    if (!fits || all) return fits;
    return status ? signal.status == *status : signal.status != SignalStatus::dismissed;
  }
};

SignalChoice choice_of(const ListedSignals& options) {
  SignalChoice choice;
  if (!options.kind.empty()) choice.kind = from_name<SignalKind>(options.kind);
  choice.category = options.category;
  const auto known = all_signal_categories();
  if (!choice.category.empty() &&
      std::find(known.begin(), known.end(), choice.category) == known.end()) {
    throw_unknown_name("category", choice.category, known);
  }
  if (choice.category == sensitive_category && options.candidate.empty()) {
    throw Error(ErrorKind::usage, sensitive_needs_candidate);
  }
  choice.all = options.status == "all";
  if (!options.status.empty() && !choice.all)
    choice.status = from_name<SignalStatus>(options.status);
  if (!options.since.empty()) choice.since = parse_day("--since", options.since);
  return choice;
}

/// What was told in confidence, and whatever shares its words, is shown only to those who ask for
/// that candidate by name.
void withhold_confidences(std::vector<Signal>& signals) {
  std::map<std::string, std::vector<Signal>> confidences;
  for (const auto& signal : signals) {
    if (insight::is_sensitive(signal)) confidences[signal.candidate].push_back(signal);
  }
  if (confidences.empty()) return;
  std::erase_if(signals, [&](const Signal& signal) {
    const auto of = confidences.find(signal.candidate);
    return of != confidences.end() &&
           !insight::may_show(of->second, signal.quote, insight::Audience::team);
  });
}

/// Owner and due day of the commitments, by their signals.
std::map<std::int64_t, Commitment> by_signal(std::vector<Commitment> commitments) {
  std::map<std::int64_t, Commitment> all;
  for (auto& one : commitments) {
    if (one.signal != 0) all.emplace(one.signal, std::move(one));
  }
  return all;
}

Table signals_table() {
  Table table{.name = "signals",
              .title = "",
              .columns = {text_column("id", "Id"), integer_column("conversation", "#"),
                          date_column("date", "Date"), text_column("file", "File"),
                          text_column("candidate", "Candidate"), text_column("kind", "Kind"),
                          text_column("category", "Category"), text_column("speaker", "Speaker"),
                          text_column("person", "Person"), text_column("at", "At"),
                          text_column("quote", "Quote"), text_column("cue", "Cue"),
                          text_column("status", "Status"), text_column("owner", "Owner"),
                          text_column("due", "Due"), text_column("due_words", "Due words")},
              .when_empty = "no such signals"};
  for (std::size_t i = 0; i < table.columns.size(); ++i) table.columns[i].show = Show::data;
  return table;
}

/// When it is due: of a promise as it stands now, of another firm's deadline as it was heard.
struct Due {
  std::optional<Date> day;
  std::string words;

  Due(const Signal& signal, const Commitment* commitment) {
    if (commitment != nullptr) {
      day = commitment->due;
      words = commitment->due_words;
    } else if (signal.kind != SignalKind::commitment) {
      day = signal.due;
      words = signal.due_words;
    }
  }
};

void add_row(Table& table, const Signal& signal, const Commitment* commitment) {
  const Due due(signal, commitment);
  table.add({signal_id_words(signal.row), signal.conversation, signal.on, signal.file,
             or_missing(signal.candidate), name(signal.kind), signal.category, signal.speaker,
             or_missing(who_said(signal)), signal.at ? Value(clock(*signal.at)) : Value(),
             signal.quote, or_missing(signal.cue), name(signal.status),
             commitment == nullptr ? Value() : or_missing(commitment->owner),
             due.day ? Value(*due.day) : or_missing(due.words), or_missing(due.words)});
}

/// For people: id, what it is, the words; a mark where the assistant noticed it or a person has
/// judged it.
Table people_table(const std::vector<Signal>& signals,
                   const std::map<std::int64_t, Commitment>& commitments) {
  Table table{.name = "signals_of",
              .title = "",
              .columns = {text_column("id", "Id"), text_column("sort", "What"),
                          text_column("quote", "Words"), text_column("note", "")}};
  constexpr int widest_sort = 22;
  table.columns[1].max_width = widest_sort;
  table.columns[3].missing = "";
  table.columns[3].show = Show::data;  // until there is something to note
  for (const auto& signal : signals) {
    const auto found = commitments.find(signal.row);
    std::vector<std::string> notes;
    if (signal.cue.starts_with(assist_cue_prefix)) notes.emplace_back("assistant");
    if (signal.status != SignalStatus::noticed) notes.emplace_back(name(signal.status));
    const Due due(signal, found == commitments.end() ? nullptr : &found->second);
    if (due.day) notes.push_back("due " + due.day->to_string());
    if (!notes.empty()) table.columns[3].show = Show::everywhere;
    const auto note = fmt::format("{}", fmt::join(notes, ", "));
    table.add({signal_id_words(signal.row),
               fmt::format("{} {}", name(signal.kind), signal.category),
               document::flowing(signal.quote), or_missing(note)});
  }
  return table;
}

/// A heading for every conversation, in the order of the signals.
void add_for_people(Document& document, const std::vector<Signal>& signals,
                    const std::map<std::int64_t, Commitment>& commitments) {
  for (std::size_t first = 0; first < signals.size();) {
    auto last = first;
    while (last < signals.size() && signals[last].conversation == signals[first].conversation)
      ++last;
    const auto& one = signals[first];
    document.add(
        document::Heading{.text = fmt::format("#{} {} of {}, {}", one.conversation,
                                              name(one.conversation_kind),
                                              one.candidate.empty() ? "the search" : one.candidate,
                                              one.on.to_string())},
        Show::people);
    document.add(people_table({signals.begin() + static_cast<std::ptrdiff_t>(first),
                               signals.begin() + static_cast<std::ptrdiff_t>(last)},
                              commitments),
                 Show::people);
    first = last;
  }
}

/// The signals, dismissed ones too, and what was promised by them.
auto listed(const ListedSignals& options, const loop::Workspace& workspace, Date today) {
  const auto& record = workspace.record;
  if (!options.candidate.empty()) (void)store::candidate_row(record, options.candidate);
  store::SignalFilter filter{.as_of = today, .candidate = options.candidate, .dismissed = true};
  if (!options.conversation.empty()) {
    filter.conversation = parse_conversation(options.conversation);
    (void)store::conversation(record, filter.conversation);
  }
  auto signals = store::signals(record, filter);
  return std::pair(std::move(signals), by_signal(store::commitments(record, workspace.search, today,
                                                                    options.candidate)));
}

void run_signal_list(const ListedSignals& options, const Session& session) {
  const auto choice = choice_of(options);
  auto [signals, commitments] = from_one_reading(session, [&](const loop::Workspace& workspace) {
    return listed(options, workspace, session.today());
  });
  if (options.candidate.empty()) withhold_confidences(signals);
  std::erase_if(signals, [&](const Signal& signal) { return !choice.takes(signal); });

  Document document{
      .kind = "signals", .title = "Signals", .subtitle = counted(signals.size(), "signal")};
  auto table = signals_table();
  for (const auto& signal : signals) {
    const auto found = commitments.find(signal.row);
    add_row(table, signal, found == commitments.end() ? nullptr : &found->second);
  }
  document.add(std::move(table), Show::data);
  add_for_people(document, signals, commitments);
  print(std::move(document), session);
}

}  // namespace

void setup_signal_list(CLI::App& command, Session& session) {
  const auto options = std::make_shared<ListedSignals>();
  command.add_option("--kind", options->kind, "Only of that kind")->type_name("SIGNAL");
  command.add_option("--category", options->category, "Only of that category")
      ->type_name("CATEGORY");
  command.add_option("--candidate", options->candidate, "Only in conversations with or about them")
      ->type_name("CANDIDATE");
  command
      .add_option("--status", options->status,
                  "noticed, confirmed, dismissed or all; else all but the dismissed")
      ->type_name("STATUS");
  command.add_option("--conversation", options->conversation, "Only of that one")
      ->type_name("CONVERSATION");
  command.add_option("--since", options->since, "Only said on or after that day")
      ->type_name("DATE");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_signal_list(*options, session); };
  });
}

}  // namespace winloop::app
