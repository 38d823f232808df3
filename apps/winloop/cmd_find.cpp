#include "cmd_find.hpp"

#include "bounds.hpp"
#include "find_counts.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/model/person_name.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/find.hpp>
#include <winloop/store/query.hpp>

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace winloop::app {

namespace {

using document::Document;
using document::Show;
using document::Table;

struct FindOptions {
  std::vector<std::string> query;
  std::vector<std::string> candidates;
  std::vector<std::string> kinds;
  std::vector<std::string> categories;
  std::vector<std::string> speakers;
  std::vector<std::string> roles;
  std::vector<std::string> stages;
  std::string since;
  std::string until;
  std::string count;
  std::size_t limit = 20;
  std::size_t context = 0;
};

/// An option that says what a field of the query says is that field.
void add_fields(std::vector<store::QueryField>& fields, const char* name,
                const std::vector<std::string>& values) {
  for (const auto& value : values) fields.push_back({name, value});
}

void check_stages(const std::vector<std::string>& stages, const Search& search) {
  for (const auto& stage : stages) (void)stage_position(search, stage);
}

/// By alias, but for an alias of two.
std::map<std::string, std::string> whole_names(const Search& search) {
  const PeopleByName people(search);
  std::map<std::string, std::string> names;
  for (const auto& person : search.people) {
    for (const auto& alias : person.aliases)
      if (people.find(alias) == &person) names.emplace(utf8::fold(alias), person.name);
  }
  return names;
}

store::FindFilter filter(const FindOptions& options, const Session& session, const Search& search) {
  store::FindFilter wanted;
  wanted.as_of = session.today();
  std::vector<store::QueryField> fields;
  add_fields(fields, "candidate", options.candidates);
  add_fields(fields, "kind", options.kinds);
  add_fields(fields, "category", options.categories);
  add_fields(fields, "speaker", options.speakers);
  add_fields(fields, "role", options.roles);
  add_fields(fields, "stage", options.stages);
  store::narrow(wanted, fields);
  wanted.whole_names = whole_names(search);
  check_stages(wanted.stages, search);
  if (!options.since.empty()) wanted.since = parse_day("--since", options.since);
  if (!options.until.empty()) wanted.until = parse_day("--until", options.until);
  wanted.limit = options.limit;
  wanted.context = options.context;
  return wanted;
}

/// What was found of a hit, within the part of it that is shown.
std::vector<document::Mark> marks_of(const store::FindHit& hit) {
  std::vector<document::Mark> marks;
  const auto& shown = hit.context;
  for (const auto& match : hit.matches) {
    if (match.from >= shown.from && match.from + match.size <= shown.from + shown.size)
      marks.push_back({match.from - shown.from, match.size});
  }
  return marks;
}

document::Quote quoted(const store::FindHit& hit, const document::Labels& names) {
  document::Quote quote;
  quote.words = hit.text.substr(hit.context.from, hit.context.size);
  quote.marks = marks_of(hit);
  quote.who = hit.person;
  quote.kind = std::string(name(hit.kind));
  quote.on = hit.on;
  quote.at = hit.at;
  quote.page = hit.page;
  quote.conversation = hit.conversation;
  const auto named = names.find(hit.candidate);
  quote.about = hit.candidate.empty()  ? "search"
                : named == names.end() ? hit.candidate
                                       : named->second;
  if (quote.about == hit.person) quote.about.clear();  // people read it once
  return quote;
}

std::vector<std::string> texts(const std::vector<store::Neighbour>& neighbours) {
  std::vector<std::string> all;
  all.reserve(neighbours.size());
  for (const auto& one : neighbours) all.push_back(one.text);
  return all;
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
                          integer_column("page", "Page"),
                          text_column("quote", "Quote"),
                          {.key = "score",
                           .title = "Score",
                           .kind = document::ColumnKind::number,
                           .data_decimals = 4},
                          {.key = "before", .title = "Before", .kind = document::ColumnKind::list},
                          {.key = "after", .title = "After", .kind = document::ColumnKind::list}}};
  for (const auto& hit : found.hits) {
    table.add({hit.candidate.empty() ? document::Value() : document::Value(hit.candidate),
               hit.conversation, name(hit.kind), hit.on, hit.person, name(hit.role),
               hit.at ? document::Value(clock(*hit.at)) : document::Value(),
               hit.page ? document::Value(*hit.page) : document::Value(), hit.text, hit.score,
               texts(hit.before), texts(hit.after)});
  }
  return table;
}

/// What was said just before or after a hit, as quiet lines above and below it.
void add_neighbours(Document& document, const std::vector<store::Neighbour>& neighbours) {
  for (const auto& one : neighbours) {
    auto line = one.at ? clock(*one.at) + "  " : std::string();
    if (!one.person.empty()) line += one.person + ": ";
    document.add(document::Paragraph{.text = line + one.text, .tone = document::Tone::muted},
                 Show::people);
  }
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

Document asked(const std::string& query, std::size_t total) {
  Document document{.kind = "find", .title = query, .subtitle = counted(total, "hit")};
  document.add(document::KeyValues{.fields = {{.key = "query", .title = "Query", .value = query},
                                              {.key = "total",
                                               .title = "Hits",
                                               .value = total,
                                               .kind = document::ColumnKind::integer}}},
               Show::data);
  return document;
}

void run_find(const FindOptions& options, const Session& session) {
  if (!options.count.empty()) check_count(options.count);
  const auto workspace = open_to_read(session);
  const auto query = joined(options.query);
  const auto wanted = filter(options, session, workspace.search);
  for (const auto& field : store::parse_query(query).fields)
    if (field.name == "stage") check_stages({field.value}, workspace.search);
  if (!options.count.empty()) {
    const auto counts = store::count_hits(workspace.record, query, wanted);
    std::size_t total = 0;
    for (const auto& one : counts) total += one.hits;
    auto document = asked(query, total);
    document.add(counts_table(counts, options.count, workspace.search));
    return print(std::move(document), session);
  }
  const auto found = store::find(workspace.record, query, wanted);
  auto document = asked(query, found.total);
  if (found.total > found.hits.size())
    document.subtitle = fmt::format("{} of {}", found.hits.size(), document.subtitle);
  std::set<std::string> found_of;
  for (const auto& hit : found.hits) found_of.insert(hit.candidate);
  const auto names = names_of(store::namesakes(workspace.record, found_of, session.today()));
  for (const auto& hit : found.hits) {
    add_neighbours(document, hit.before);
    document.add(quoted(hit, *names), Show::people);
    add_neighbours(document, hit.after);
  }
  document.add(hits_table(found), Show::data);
  print(std::move(document), session);
}

}  // namespace

void setup_find(CLI::App& command, Session& session) {
  const auto options = std::make_shared<FindOptions>();
  command
      .add_option("QUERY", options->query, "words, \"phrases\", -without, prefix*, OR, field:value")
      ->required()
      ->type_name("QUERY");
  const auto add_list = [&](const char* flag, std::vector<std::string>& list, const char* type,
                            const char* what) {
    command.add_option(flag, list, what)->type_name(type)->allow_extra_args(false);
  };
  add_list("--candidate", options->candidates, "CANDIDATE", "Only conversations about them");
  add_list("--kind", options->kinds, "ANYKIND", "Only such conversations, or such signals");
  add_list("--category", options->categories, "CATEGORY", "Only signals of that category");
  add_list("--speaker", options->speakers, "PERSON", "Only what they said");
  add_list("--role", options->roles, "ROLE", "Only what such a speaker said");
  add_list("--stage", options->stages, "STAGE", "Only while the candidate was there");
  command.add_option("--since", options->since, "Only on or after that day")->type_name("DATE");
  command.add_option("--until", options->until, "Only on or before that day")->type_name("DATE");
  command.add_option("--context", options->context, "So many utterances before and after each hit")
      ->type_name("N")
      ->check(whole_number(0, 100));
  command.add_option("--count", options->count, "Count the hits by that")->type_name("UNIT");
  command.add_option("--limit", options->limit, "At most so many hits, 20 unless said")
      ->type_name("N")
      ->check(whole_number(0));
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, options] { session.run = [&session, options] { run_find(*options, session); }; });
}

}  // namespace winloop::app
