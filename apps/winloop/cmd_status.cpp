#include "cmd_status.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/insight/status.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/store/as_of.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::Table;
using document::Value;
using insight::WaitingFor;

std::string waiting_words(const insight::Waiting& waiting) {
  switch (waiting.what) {
    case WaitingFor::overdue_promise:
      return fmt::format("promise overdue: {}", waiting.words);
    case WaitingFor::decided_step:
      return fmt::format("decided, not marked as done: {}", waiting.words);
    case WaitingFor::quiet_candidate:
      return "gone quiet";
    case WaitingFor::missing_rating:
      return fmt::format("rating missing after the interview{}",
                         waiting.words.empty() ? "" : ": " + waiting.words);
    case WaitingFor::recall_test:
      return "ask what they want: recall test due";
    case WaitingFor::loss_autopsy:
      return "lost, no autopsy written";
    case WaitingFor::review:
      return "search review due";
    case WaitingFor::calibration:
      return "the bar has not been looked at";
    case WaitingFor::spec_adoption:
      return "spec.yaml is not adopted as it stands";
  }
  return "";
}

/// How many things of one kind a screen shows, those that wait longest; data holds all.
constexpr std::size_t most_of_a_kind = 4;
/// Of a promise or a step as many columns of its words: it stands whole in the list it is from.
constexpr int widest_words = 72;

/// Where the rest of such things stands.
std::string_view rest_of(WaitingFor what) {
  if (what == WaitingFor::overdue_promise) return "winloop commitment list";
  const bool in_review = what == WaitingFor::decided_step || what == WaitingFor::quiet_candidate ||
                         what == WaitingFor::recall_test || what == WaitingFor::loss_autopsy;
  return in_review ? "winloop review" : "winloop status --format csv";
}

Table waiting_table(document::Show show) {
  Table table{.name = "waiting",
              .title = "",
              .columns = {text_column("kind", "Kind"), text_column("candidate", "Candidate"),
                          text_column("name", "Candidate"), text_column("what", "What"),
                          text_column("owner", "Who"), integer_column("days", "Days")},
              .when_empty = "nothing is waiting"};
  const bool people = show == document::Show::people;
  table.columns[0].show = table.columns[1].show = document::Show::data;
  table.columns[2].show = document::Show::people;
  table.columns[1].missing = table.columns[2].missing = "the search";
  table.columns[3].max_width = people ? 40 : 0;
  return table;
}

void add_waiting(Table& table, const insight::Waiting& one, std::string words) {
  table.add({name(one.what), or_missing(one.candidate), or_missing(one.name), std::move(words),
             or_missing(one.owner), one.days == 0 ? Value() : Value(one.days)});
}

/// One screen: of each kind the few that wait longest, then how many more there are, and where.
Table waiting_for_people(const insight::Status& status) {
  auto table = waiting_table(document::Show::people);
  const auto& all = status.waiting;
  for (auto from = all.begin(); from != all.end();) {
    const auto what = from->what;
    const auto to = std::find_if(from, all.end(), [&](const auto& it) { return it.what != what; });
    const auto count = static_cast<std::size_t>(to - from);
    // One more takes no more room than the line that says so.
    const auto shown = count <= most_of_a_kind + 1 ? count : most_of_a_kind;
    for (std::size_t at = 0; at < shown; ++at, ++from)
      add_waiting(table, *from, first_words(waiting_words(*from), widest_words));
    if (shown < count) {
      const Value nothing = std::string();
      table.add({nothing, nothing, nothing,
                 fmt::format("and {} more: {}", count - shown, rest_of(what)), nothing, nothing});
    }
    from = to;
  }
  return table;
}

Table waiting_for_data(const insight::Status& status) {
  auto table = waiting_table(document::Show::data);
  for (const auto& one : status.waiting) add_waiting(table, one, waiting_words(one));
  return table;
}

std::string last_conversation_words(const insight::Status& status) {
  const auto& last = *status.last_conversation;
  return fmt::format("{} {} #{}{}", last.on.to_string(), name(last.kind), last.row,
                     status.last_with.empty() ? "" : " with " + status.last_with);
}

Document status_document(const insight::Status& status) {
  Document document{.kind = "status", .title = status.role, .subtitle = status.company};
  document.add(document::KeyValues{
      .fields = {
          {.key = "days_open",
           .title = "Days open",
           .value = status.days_open,
           .kind = document::ColumnKind::integer,
           .missing = status.opened ? "opens on " + status.opened->to_string()
                                    : "not said when it opened"},
          {.key = "in_play",
           .title = "In play",
           .value = status.in_play,
           .kind = document::ColumnKind::integer},
          {.key = "candidates",
           .title = "Candidates",
           .value = status.candidates,
           .kind = document::ColumnKind::integer},
          {.key = "conversations",
           .title = "Conversations",
           .value = status.conversations,
           .kind = document::ColumnKind::integer},
          {.key = "last_conversation",
           .title = "Last one",
           .value = status.last_conversation ? Value(last_conversation_words(status)) : Value(),
           .missing = "none captured"},
          {.key = "spec_version",
           .title = "Bar",
           .value = status.spec_version == 0
                        ? Value()
                        : Value(fmt::format("version {}", status.spec_version)),
           .missing = "not adopted yet"},
          {.key = "ranked",
           .title = "Last ranked",
           .value = status.ranked,
           .kind = document::ColumnKind::date,
           .missing = "never"}}});
  Table stages{
      .name = "stages",
      .title = "",
      .columns = {text_column("stage", "Stage"), integer_column("candidates", "Candidates")}};
  std::string line;
  for (const auto& stage : status.stages) {
    stages.add({stage.stage, stage.candidates});
    if (stage.candidates > 0)
      line += fmt::format("{}{} {}", line.empty() ? "" : ", ", stage.candidates, stage.stage);
  }
  if (!line.empty()) document.add(document::Paragraph{.text = line}, document::Show::people);
  document.add(std::move(stages), document::Show::data);
  document.add(Heading{.text = "Waiting"});
  document.add(waiting_for_people(status), document::Show::people);
  document.add(waiting_for_data(status), document::Show::data);
  return document;
}

}  // namespace

void setup_status(CLI::App& command, Session& session) {
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session] {
    session.run = [&session] {
      const auto today = session.today();
      auto document = from_one_reading(session, [&](const loop::Workspace& workspace) {
        const auto record = store::read_as_of(workspace.directory, workspace.record, today);
        return status_document(
            insight::status(record, loop::current_spec(workspace, today).changed));
      });
      print(std::move(document), session);
    };
  });
}

}  // namespace winloop::app
