#include "ranking_table.hpp"

#include "present.hpp"
#include <winloop/base/names.hpp>
#include <winloop/rank/explain.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace winloop::app {

namespace {

using document::Cell;
using document::ColumnKind;
using document::Show;
using document::Table;

/// Room for the words of a movement.
using MovedWords = std::array<char, 16>;

/// The words of moved_words(), which may stand in `room`: a million rows need no strings.
std::string_view moved_into(MovedWords& room, const rank::Movement& movement) {
  if (movement.before == 0) return "new";
  if (movement.places == 0) return "=";
  room[0] = '+';
  char* const from = room.data() + (movement.places > 0 ? 1 : 0);
  const char* const to = std::to_chars(from, room.data() + room.size(), movement.places).ptr;
  return {room.data(), static_cast<std::size_t>(to - room.data())};
}

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
    if (row + 2 * ahead < rows_)
      result_->people.expect(result_->places[row + 2 * ahead], result_->places[row + ahead]);
    std::size_t at = 0;
    cells[at++] = std::int64_t{standing.rank};
    cells[at++] = result_->people.id(place);
    cells[at++] = result_->people.name(place);
    cells[at++] = result_->people.stage(place);
    cells[at++] = standing.has_score() ? Cell(double{standing.score}) : Cell();
    cells[at++] = document::Interval{double{standing.low}, double{standing.high}};
    cells[at++] = double{standing.coverage};
    cells[at++] = name(standing.must_haves);
    fill_failed(standing, place, cells[at], cells.back());
    fill_movement(row, cells.subspan(at + 1, movement_cells));
  }

  [[nodiscard]] std::unique_ptr<RowSource> another() const override {
    return std::make_unique<RankingRows>(result_, rows_);
  }

 private:
  /// In order of rank people lie anywhere in memory: they are asked for before their turn.
  static constexpr std::size_t ahead = 12;

  static constexpr std::size_t movement_cells = 11;

  /// The state of the must-haves, and of those who fail by which: a million rows need no strings of
  /// their own.
  void fill_failed(const Standing& standing, std::size_t place, Cell& words, Cell& ids) {
    words = name(standing.must_haves);
    ids = document::Missing{};
    if (standing.must_haves != MustHaves::failed) return;
    std::size_t failed = 0;
    musts_words_ = name(MustHaves::failed);
    for (std::size_t i = 0; i < result_->spec.criteria.size(); ++i) {
      const auto& criterion = result_->spec.criteria[i];
      if (rank::must_have_of(criterion, result_->measured->pool.columns[i], place) !=
          MustHaves::failed)
        continue;
      if (failed == failed_.size()) failed_.emplace_back();
      failed_[failed] = criterion.id;
      musts_words_.append(failed == 0 ? ": " : ", ").append(criterion.id);
      ++failed;
    }
    words = std::string_view(musts_words_);
    ids = document::Strings(failed_).first(failed);
  }

  void fill_movement(std::size_t row, std::span<Cell> cells) {
    for (auto& cell : cells) cell = document::Missing{};
    if (result_->movements.empty()) return;
    const auto& movement = result_->movements[row];
    cells[0] = moved_into(words_, movement);
    if (movement.before == 0) return;
    cells[1] = std::int64_t{movement.places};
    cells[2] = std::int64_t{movement.before};
    if (row < result_->reasoned) fill_why(loop::why_moved(*result_, row), cells.subspan(3));
  }

  void fill_why(const std::optional<loop::WhyMoved>& why, std::span<Cell> cells) {
    if (!why) return;
    cells[0] = why->score_delta;
    cells[1] = why->cause.places_by_bar;
    cells[2] = why->cause.places_by_evidence;
    cells[3] = why->cause.score_by_bar;
    cells[4] = why->cause.score_by_evidence;
    cells[7] = name(why->must_before);
    if (!why->most.criterion) return;
    cells[5] = std::string_view(result_->why_criteria[*why->most.criterion]);
    cells[6] = why->most.delta;
  }

  std::shared_ptr<const loop::Reranked> result_;
  std::size_t rows_;
  MovedWords words_{};               ///< of the row filled last
  std::string musts_words_;          ///< the same
  std::vector<std::string> failed_;  ///< the same; more than its row needs stay for later ones
};

document::Column data_number(std::string key, std::string title) {
  return {.key = std::move(key),
          .title = std::move(title),
          .kind = ColumnKind::number,
          .data_decimals = data_places,
          .show = Show::data};
}

document::Column data_text(std::string key, std::string title) {
  return {.key = std::move(key), .title = std::move(title), .show = Show::data};
}

document::Column data_integer(std::string key, std::string title) {
  return {.key = std::move(key),
          .title = std::move(title),
          .kind = ColumnKind::integer,
          .show = Show::data};
}

}  // namespace

std::string moved_words(const rank::Movement& movement) {
  MovedWords room{};
  return std::string(moved_into(room, movement));
}

Table ranking_table(const std::shared_ptr<const loop::Reranked>& result, std::size_t top) {
  Table table{
      .name = "ranking",
      .title = "",
      .columns = {integer_column("rank", "Rank"),
                  text_column("candidate", "Candidate"),
                  text_column("name", "Name"),
                  text_column("stage", "Stage"),
                  {.key = "score",
                   .title = "Score",
                   .kind = ColumnKind::number,
                   .decimals = 2,
                   .data_decimals = data_places},
                  {.key = "interval",
                   .title = "Low-high",
                   .kind = ColumnKind::interval,
                   .decimals = 2,
                   .data_decimals = data_places},
                  {.key = "coverage",
                   .title = "Known",
                   .kind = ColumnKind::percent,
                   .data_decimals = data_places},
                  data_text("must_haves", "Musts"),
                  {.key = "musts_words", .title = "Musts", .show = Show::people},
                  {.key = "moved_words", .title = "Moved", .show = Show::people, .missing = ""},
                  data_integer("moved", "Moved"),
                  data_integer("rank_before", "Rank before"),
                  data_number("score_change", "Score change"),
                  data_number("moved_by_bar", "Places by the bar"),
                  data_number("moved_by_evidence", "Places by new evidence"),
                  data_number("score_by_bar", "Score by the bar"),
                  data_number("score_by_evidence", "Score by new evidence"),
                  data_text("most_by", "Mostly by"),
                  data_number("most_by_change", "Of it"),
                  data_text("must_haves_before", "Musts before"),
                  {.key = "fails", .title = "Fails", .kind = ColumnKind::list, .show = Show::data}},
      .when_empty = "nobody to rank yet",
      .main = true};
  table.columns[2].show = Show::data;
  table.rows = std::make_shared<RankingRows>(result, top);
  return table;
}

}  // namespace winloop::app
