#include "cmd_rerank.hpp"

#include "bounds.hpp"
#include "calibrator.hpp"
#include "explain.hpp"
#include "movements_text.hpp"
#include "output.hpp"
#include "present.hpp"
#include "ranking_table.hpp"
#include "raters_text.hpp"
#include "rerank_text.hpp"
#include "search.hpp"
#include "stability_text.hpp"
#include <winloop/loop/rerank.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Show;

struct RerankOptions {
  loop::RerankOptions rerank;
  std::size_t top = 0;
  std::string explain;
  bool stability = false;
  std::filesystem::path draft;
};

void describe(Document& document, const loop::Reranked& result) {
  document::KeyValues facts{.fields = bar_fields(result)};
  facts.fields.push_back({.key = "stored",
                          .title = "Snapshot kept",
                          .value = result.keeps,
                          .kind = ColumnKind::boolean});
  document.add(std::move(facts), Show::data);
}

/// Data has the movements in the ranking's rows: a million are not laid out twice.
bool is_for_people(document::Format format) {
  return format == document::Format::text || format == document::Format::md ||
         format == document::Format::html;
}

/// The call by which the page's own bar is tried again, for further changes to be added.
std::vector<std::string> command_of(const RerankOptions& options, const Session& session) {
  std::vector<std::string> words{"winloop", "rerank"};
  const auto add = [&words](const char* option, const std::string& value) {
    if (value.empty()) return;
    words.emplace_back(option);
    words.push_back(value);
  };
  add("-C", session.common.directory.string());
  add("--as-of", session.common.as_of);
  add("--spec", options.draft.string());
  for (const auto& change : options.rerank.what_if) add("--what-if", change);
  return words;
}

/// On a page the ranking can be tried under another bar, unless there are too many for that.
void add_ranking(Document& document, const std::shared_ptr<const loop::Reranked>& result,
                 const loop::Workspace& workspace, const RerankOptions& options,
                 const Session& session) {
  const auto people = result->ranking.standings.size();
  const bool page = output_format(session.common) == document::Format::html;
  if (page && people > 0 && people <= most_calibrated) {
    document.add(calibrator(*result, workspace, session.today(),
                            {options.top, options.rerank.what_if, options.draft.string(),
                             command_of(options, session)}),
                 Show::people);
    return;
  }
  if (page && people > 0) {
    document.add(document::Paragraph{
        .text = fmt::format("{} people: a table to read. Up to {} people, the page has sliders for "
                            "the weights, and rows that open.",
                            people, most_calibrated),
        .tone = document::Tone::note});
  }
  document.add(ranking_table(result, options.top));
  add_left_out(document, *result, options.top);
}

/// Only the ranking itself: what is said of the order is not computed for nothing.
bool is_one_table(document::Format format) {
  return format == document::Format::csv || format == document::Format::tsv ||
         format == document::Format::ndjson;
}

Document document_of(const std::shared_ptr<const loop::Reranked>& result,
                     const loop::Workspace& workspace, const RerankOptions& options,
                     const Session& session) {
  if (!options.explain.empty())
    return explain_document(*result, workspace, options.explain, session.today());
  if (options.stability) return stability_document(*result, options.top);
  Document document{.kind = "rerank", .title = "Ranking", .subtitle = bar_in_words(*result)};
  add_compared_with(document, *result);
  describe(document, *result);
  add_ranking(document, result, workspace, options, session);
  add_raters(document, *result);
  if (!is_one_table(output_format(session.common))) add_order(document, *result, options.top);
  add_bar_changes(document, *result);
  if (is_for_people(output_format(session.common))) add_movements(document, *result, options.top);
  return document;
}

void run_rerank(const RerankOptions& options, const Session& session) {
  auto asked = options.rerank;
  asked.first = options.top;
  asked.causes = options.explain.empty() && !options.stability;
  if (!options.draft.empty()) asked.draft = options.draft;
  const bool reads = asked.dry_run || asked.tries();
  auto workspace = reads ? open_to_read(session) : open_to_write(session);
  Document document;
  // What cannot be shown is not kept: a version of the bar is for ever.
  const auto result = loop::keep_ranking(workspace, session.today(), asked, [&](const auto& shown) {
    document = document_of(shown, workspace, options, session);
    expect_printable(document, session);
  });
  if (result->adopts) say(fmt::format("adopted spec.yaml as version {}", result->adopts->number));
  print(std::move(document), session);
}

}  // namespace

void setup_rerank(CLI::App& command, Session& session) {
  const auto options = std::make_shared<RerankOptions>();
  auto* why = command.add_option("--why", options->rerank.why, "Why the bar changed, or why now")
                  ->type_name("WORDS");
  auto* by =
      command.add_option("--by", options->rerank.by, "Who decided; the recruiter unless said")
          ->type_name("PERSON");
  command
      .add_option("--against", options->rerank.against,
                  "Compare with the ranking of a spec version or a day")
      ->type_name("SNAPSHOT");
  command
      .add_option("--what-if", options->rerank.what_if,
                  "Try a change of the bar: ID.weight=6, ID.must=none; may be repeated")
      ->type_name("CHANGE")
      ->allow_extra_args(false)
      ->excludes(why)
      ->excludes(by);
  command.add_option("--spec", options->draft, "Try another bar")
      ->type_name("FILE")
      ->excludes(why)
      ->excludes(by);
  command.add_option("--top", options->top, "Only the first N")
      ->type_name("N")
      ->check(whole_number(1));
  auto* explain =
      command.add_option("--explain", options->explain, "Take one candidate's score apart")
          ->type_name("CANDIDATE");
  command
      .add_flag("--stability", options->stability,
                "What would swap neighbours; who stays in the top N")
      ->excludes(explain);
  command.add_flag("--dry-run", options->rerank.dry_run, "Score and compare, store nothing");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_rerank(*options, session); };
  });
}

}  // namespace winloop::app
