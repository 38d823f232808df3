#include "cmd_compare.hpp"

#include "bounds.hpp"
#include "insight_text.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/store/as_of.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace winloop::app {

namespace {

using document::Document;
using document::Show;
using document::Table;
using document::Value;

struct CompareOptions {
  std::vector<std::string> candidates;
  std::string on = "motivation";
  std::size_t most = 2;
};

using Heard = std::vector<const Signal*>;

/// One of them, and what was heard from them, newest and confirmed first.
struct Compared {
  std::string id;
  std::string name;
  Heard heard;
};

Heard of_category(const Heard& heard, std::string_view category, std::size_t most) {
  Heard some;
  for (const auto* signal : heard)
    if (signal->category == category && some.size() < most) some.push_back(signal);
  return some;
}

std::string cell(const Signal& signal) {
  return fmt::format("“{}”\n{} #{}{}", document::flowing(signal.quote), signal.on.to_string(),
                     signal.conversation, signal.at ? " " + clock(*signal.at) : "");
}

/// One row a quote, one column a candidate.
Table side_by_side(std::string_view category, const std::vector<Compared>& people,
                   std::size_t most) {
  constexpr int page = 80;  // columns of one width, so that the eye finds each person again below
  constexpr int gap = 2;
  Table table{.name = std::string(category), .title = "", .names_rows = false, .even = true};
  std::vector<Heard> columns;
  std::size_t rows = 0;
  for (const auto& person : people) {
    table.columns.push_back(text_column(person.id, person.name));
    table.columns.back().min_width = page / static_cast<int>(people.size()) - gap;
    table.columns.back().max_width = table.columns.back().min_width;
    columns.push_back(of_category(person.heard, category, most));
    table.columns.back().missing = columns.back().empty() ? "not captured" : "";
    rows = std::max(rows, columns.back().size());
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<Value> values;
    for (const auto& column : columns) {
      if (row < column.size()) {
        values.emplace_back(cell(*column[row]));
      } else {
        values.push_back(row > 0 && column.empty() ? Value("") : Value());
      }
    }
    table.add(std::move(values));
  }
  return table;
}

Document comparison(const CompareOptions& options, SignalKind kind,
                    const std::vector<Compared>& people) {
  std::vector<std::string> names;
  names.reserve(people.size());
  for (const auto& person : people) names.push_back(person.name);
  Document document{.kind = "compare",
                    .title = fmt::format("{}", fmt::join(names, ", ")),
                    .subtitle = fmt::format("{}, in their words", options.on)};
  std::vector<Signal> all;
  std::vector<std::string> nobody;
  for (const auto category : categories(kind)) {
    bool any = false;
    for (const auto& person : people) {
      for (const auto* signal : of_category(person.heard, category, options.most)) {
        all.push_back(*signal);
        any = true;
      }
    }
    if (!any) {
      if (category != sensitive_category) nobody.emplace_back(category);
      continue;
    }
    document.add(document::Heading{.level = 2, .text = std::string(category)}, Show::people);
    document.add(side_by_side(category, people, options.most), Show::people);
  }
  if (!nobody.empty())
    document.add(document::Paragraph{.text = fmt::format("Not captured from any of them: {}",
                                                         fmt::join(nobody, ", ")),
                                     .tone = document::Tone::muted},
                 Show::people);
  document.add(signals_table("quotes", all), Show::data);
  return document;
}

void run_compare(const CompareOptions& options, const Session& session) {
  if (options.candidates.size() < 2)
    throw Error(ErrorKind::usage, "name two candidates or more to compare");
  const auto kind = from_name<SignalKind>(options.on);
  const auto workspace = open_to_read(session);
  const auto record = store::read_as_of(workspace.directory, workspace.record, session.today());
  const insight::View view(record);
  std::vector<Compared> people;
  for (const auto& id : options.candidates) {
    const auto& dossier = view.dossier(id);
    people.push_back(
        {id, dossier.candidate->name, insight::heard(dossier, kind, insight::Audience::team)});
    insight::best_first(people.back().heard);
  }
  print(comparison(options, kind, people), session);
}

}  // namespace

void setup_compare(CLI::App& command, Session& session) {
  const auto options = std::make_shared<CompareOptions>();
  command.add_option("CANDIDATE", options->candidates, "Whom, two or more")
      ->required()
      ->type_name("CANDIDATE");
  command.add_option("--on", options->on, "A kind of signal; motivation unless said")
      ->type_name("SIGNAL");
  command.add_option("--most", options->most, "At most so many quotes a category, 2 unless said")
      ->type_name("N")
      ->check(whole_number(1));
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_compare(*options, session); };
  });
}

}  // namespace winloop::app
