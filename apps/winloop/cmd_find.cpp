#include "cmd_find.hpp"

#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/store/find.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Show;
using document::Table;

struct FindOptions {
  std::vector<std::string> query;
  std::string candidate;
  std::string role;
  std::string kind;
  std::string since;
  std::size_t limit = 20;
};

store::FindFilter filter(const FindOptions& options, const Session& session) {
  store::FindFilter wanted;
  wanted.as_of = session.today();
  wanted.candidate = options.candidate;
  if (!options.role.empty()) wanted.role = from_name<Role>(options.role);
  if (!options.kind.empty()) wanted.kind = from_name<ConversationKind>(options.kind);
  if (!options.since.empty()) wanted.since = parse_day("--since", options.since);
  wanted.limit = options.limit;
  return wanted;
}

document::Quote quoted(const store::FindHit& hit) {
  document::Quote quote;
  quote.words = hit.text.substr(hit.context.from, hit.context.size);
  quote.who = hit.person;
  quote.kind = std::string(name(hit.kind));
  quote.on = hit.on;
  quote.at = hit.at;
  quote.conversation = hit.conversation;
  quote.about = hit.candidate.empty() ? "search" : hit.candidate;
  return quote;
}

Table hits_table(const store::FindResult& found) {
  Table table{.name = "hits",
              .title = "",
              .columns = {text_column("candidate", "Candidate"),
                          integer_column("conversation", "Conversation"),
                          text_column("kind", "Kind"),
                          date_column("date", "Date"),
                          text_column("speaker", "Speaker"),
                          text_column("role", "Role"),
                          text_column("at", "At"),
                          text_column("quote", "Quote"),
                          {.key = "score",
                           .title = "Score",
                           .kind = document::ColumnKind::number,
                           .data_decimals = 4}}};
  for (const auto& hit : found.hits) {
    table.add({hit.candidate.empty() ? document::Value() : document::Value(hit.candidate),
               hit.conversation, name(hit.kind), hit.on, hit.person, name(hit.role),
               hit.at ? document::Value(clock(*hit.at)) : document::Value(), hit.text, hit.score});
  }
  return table;
}

/// A query typed as several words is one query; a word that holds spaces was a phrase in the
/// shell's quotes.
std::string joined(const std::vector<std::string>& words) {
  std::string query;
  for (const auto& word : words) {
    if (!query.empty()) query += ' ';
    const bool phrase = words.size() > 1 && word.find(' ') != std::string::npos &&
                        word.find('"') == std::string::npos;
    query += phrase ? '"' + word + '"' : word;
  }
  return query;
}

void run_find(const FindOptions& options, const Session& session) {
  const auto workspace = open_to_read(session);
  const auto query = joined(options.query);
  const auto found = store::find(workspace.record, query, filter(options, session));

  Document document{
      .kind = "find",
      .title = query,
      .subtitle = found.total > found.hits.size()
                      ? fmt::format("{} of {}", found.hits.size(), counted(found.total, "hit"))
                      : counted(found.total, "hit")};
  document.add(document::KeyValues{.fields = {{.key = "query", .title = "Query", .value = query},
                                              {.key = "total",
                                               .title = "Hits",
                                               .value = found.total,
                                               .kind = document::ColumnKind::integer}}},
               Show::data);
  for (const auto& hit : found.hits) document.add(quoted(hit), Show::people);
  document.add(hits_table(found), Show::data);
  print(std::move(document), session);
}

}  // namespace

void setup_find(CLI::App& command, Session& session) {
  const auto options = std::make_shared<FindOptions>();
  command.add_option("QUERY", options->query, "words, \"phrases\", -without, prefix*, OR")
      ->required()
      ->type_name("QUERY");
  command.add_option("--candidate", options->candidate, "Only conversations with or about them")
      ->type_name("CANDIDATE");
  command.add_option("--role", options->role, "Only what such a speaker said")->type_name("ROLE");
  command.add_option("--kind", options->kind, "Only conversations of that kind")->type_name("KIND");
  command.add_option("--since", options->since, "Only on or after that day")->type_name("DATE");
  command.add_option("--limit", options->limit, "At most so many hits, 20 unless said")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { run_find(*options, session); }; });
}

}  // namespace winloop::app
