#include "cmd_rerank.hpp"

#include "explain.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include <winloop/loop/rerank.hpp>

#include <fmt/format.h>

#include <memory>

namespace winloop::app {

namespace {

using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Show;
using document::Table;

struct RerankOptions {
  loop::RerankOptions rerank;
  std::size_t top = 0;
  std::string explain;
};

/// The ranking, a row at a time: a million of them are never held as text.
class RankingRows : public document::RowSource {
 public:
  RankingRows(std::shared_ptr<const loop::Reranked> result, std::size_t top)
      : result_(std::move(result)), rows_(result_->ranking.standings.size()) {
    if (top != 0) rows_ = std::min(rows_, top);
  }

  [[nodiscard]] std::size_t size() const override { return rows_; }

  void fill(std::size_t row, std::span<Cell> cells) override {
    const auto& standing = result_->ranking.standings[row];
    const auto place = result_->places[row];
    std::size_t at = 0;
    cells[at++] = std::int64_t{standing.rank};
    cells[at++] = result_->people.id(place);
    cells[at++] = result_->people.name(place);
    cells[at++] = result_->people.stage(place);
    cells[at++] = double{standing.score};
    cells[at++] = document::Interval{double{standing.low}, double{standing.high}};
    cells[at++] = double{standing.coverage};
    cells[at++] = name(standing.must_haves);
    fill_movement(row, cells.subspan(at));
  }

 private:
  void fill_movement(std::size_t row, std::span<Cell> cells) {
    cells[0] = document::Missing{};
    cells[1] = document::Missing{};
    cells[2] = document::Missing{};
    if (result_->movements.empty()) return;
    const auto& movement = result_->movements[row];
    if (movement.before == 0) {
      cells[0] = std::string_view("new");
      return;
    }
    words_ = movement.places == 0 ? "=" : fmt::format("{:+}", movement.places);
    cells[0] = std::string_view(words_);
    cells[1] = std::int64_t{movement.places};
    cells[2] = std::int64_t{movement.before};
  }

  std::shared_ptr<const loop::Reranked> result_;
  std::size_t rows_;
  std::string words_;
};

Table ranking_table(const std::shared_ptr<const loop::Reranked>& result, std::size_t top) {
  constexpr int places = 6;
  Table table{
      .name = "ranking",
      .title = "",
      .columns =
          {integer_column("rank", "Rank"),
           text_column("candidate", "Candidate"),
           text_column("name", "Name"),
           text_column("stage", "Stage"),
           {.key = "score",
            .title = "Score",
            .kind = ColumnKind::number,
            .decimals = 2,
            .data_decimals = places},
           {.key = "interval",
            .title = "Low-high",
            .kind = ColumnKind::interval,
            .decimals = 2,
            .data_decimals = places},
           {.key = "coverage",
            .title = "Known",
            .kind = ColumnKind::percent,
            .data_decimals = places},
           text_column("must_haves", "Musts"),
           {.key = "moved_words", .title = "Moved", .show = Show::people, .missing = ""},
           {.key = "moved", .title = "Moved", .kind = ColumnKind::integer, .show = Show::data},
           {.key = "rank_before",
            .title = "Rank before",
            .kind = ColumnKind::integer,
            .show = Show::data}},
      .when_empty = "nobody to rank yet"};
  table.columns[2].show = Show::data;
  table.rows = std::make_shared<RankingRows>(result, top);
  return table;
}

std::string bar_in_words(const loop::Reranked& result) {
  const auto version = result.ranking.spec_version;
  if (result.draft)
    return version == 0 ? "spec.yaml, not adopted yet"
                        : fmt::format("spec.yaml, changed since version {}", version);
  return fmt::format("spec version {}", version);
}

void describe(Document& document, const loop::Reranked& result) {
  if (result.before) {
    document.meta.push_back({.key = "compared_with",
                             .title = "Moved since",
                             .value = result.before->on,
                             .kind = ColumnKind::date});
  }
  document.add(document::KeyValues{.fields = {{.key = "spec_version",
                                               .title = "Bar",
                                               .value = result.ranking.spec_version,
                                               .kind = ColumnKind::integer},
                                              {.key = "draft",
                                               .title = "Draft",
                                               .value = result.draft,
                                               .kind = ColumnKind::boolean},
                                              {.key = "stored",
                                               .title = "Snapshot kept",
                                               .value = result.stored,
                                               .kind = ColumnKind::boolean}}},
               Show::data);
}

void run_rerank(const RerankOptions& options, const Session& session) {
  auto workspace = options.rerank.dry_run ? open_to_read(session) : open_to_write(session);
  const auto result = std::make_shared<const loop::Reranked>(
      loop::rerank(workspace, session.today(), options.rerank));
  if (result->adopted) say(fmt::format("adopted spec.yaml as version {}", *result->adopted));
  if (!options.explain.empty()) {
    print(explain_document(*result, workspace, options.explain, session.today()), session);
    return;
  }
  Document document{.kind = "rerank", .title = "Ranking", .subtitle = bar_in_words(*result)};
  describe(document, *result);
  document.add(ranking_table(result, options.top));
  print(std::move(document), session);
}

}  // namespace

void setup_rerank(CLI::App& command, Session& session) {
  const auto options = std::make_shared<RerankOptions>();
  command.add_option("--why", options->rerank.why, "Why the bar changed, or why now")
      ->type_name("WORDS");
  command.add_option("--by", options->rerank.by, "Who decided; the recruiter unless said")
      ->type_name("NAME");
  command.add_option("--top", options->top, "Only the first N")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  command.add_option("--explain", options->explain, "Take one candidate's score apart")
      ->type_name("CANDIDATE");
  command.add_flag("--dry-run", options->rerank.dry_run, "Score and compare, store nothing");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_rerank(*options, session); };
  });
}

}  // namespace winloop::app
