#include "movements_text.hpp"

#include "present.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Show;
using document::Table;
using document::Value;

/// "+2", "-0.5", "=" for nothing.
std::string places_words(double places) {
  return places == 0 ? "=" : fmt::format("{:+g}", places);
}

/// "+0.05", "=" for what rounds to nothing, "-" where there was no score, or is none.
std::string score_words(double delta) {
  constexpr double least = 0.005;
  if (std::isnan(delta)) return "-";
  return std::abs(delta) < least ? "=" : fmt::format("{:+.2f}", delta);
}

/// A change that people can see: of place, or of the score as it is printed.
bool shows(const rank::Movement& movement, const loop::WhyMoved& why) {
  const auto score = score_words(why.score_delta);
  return movement.places != 0 || (score != "=" && score != "-");
}

document::Column right(std::string title) {
  // Signed words, aligned as the numbers that they are.
  return {.key = "", .title = std::move(title), .kind = ColumnKind::integer};
}

/// What both causes have a part in, as people read it.
struct CausesSeen {
  bool bar = false;
  bool evidence = false;
};

CausesSeen causes_seen(const loop::Reranked& result) {
  CausesSeen seen;
  for (std::size_t at = 0; at < result.reasoned; ++at) {
    const auto why = loop::why_moved(result, at);
    if (!why) continue;
    // What is not known has no part: NaN is neither below nor above 0.
    const auto is_some = [](double part) { return part < 0 || part > 0; };
    const auto& cause = why->cause;
    seen.bar = seen.bar || is_some(cause.places_by_bar) || is_some(cause.score_by_bar);
    seen.evidence =
        seen.evidence || is_some(cause.places_by_evidence) || is_some(cause.score_by_evidence);
  }
  return seen;
}

/// A must-have that is failed, or no longer, moves somebody past all scores; else the criterion
/// that did most to theirs.
std::string most_words(const loop::Reranked& result, const Standing& standing,
                       const loop::WhyMoved& why) {
  const bool failed = standing.must_haves == MustHaves::failed;
  if (failed != (why.must_before == MustHaves::failed))
    return failed ? "a must-have, failed now" : "a must-have, failed before";
  if (!why.most.criterion || score_words(why.most.delta) == "=") return "";
  return fmt::format("{} {}", result.why_criteria[*why.most.criterion],
                     score_words(why.most.delta));
}

Table movements_table(const loop::Reranked& result, std::size_t rows, bool both) {
  Table table{.name = "movements",
              .title = "",
              .columns = {text_column("candidate", "Candidate"), right("Places")},
              .when_empty = "nobody's place or score changed"};
  if (both) table.columns.insert(table.columns.end(), {right("bar"), right("new")});
  table.columns.push_back(right("Score"));
  if (both) table.columns.insert(table.columns.end(), {right("bar"), right("new")});
  table.columns.push_back(text_column("most", "Mostly by"));
  table.columns.back().missing = "";
  for (std::size_t at = 0; at < rows; ++at) {
    const auto why = loop::why_moved(result, at);
    const auto& movement = result.movements[at];
    if (!why || !shows(movement, *why)) continue;
    std::vector<Value> row{std::string(result.people.id(result.places[at])),
                           places_words(movement.places)};
    const auto& cause = why->cause;
    if (both) {
      row.emplace_back(places_words(cause.places_by_bar));
      row.emplace_back(places_words(cause.places_by_evidence));
    }
    row.emplace_back(score_words(why->score_delta));
    if (both) {
      row.emplace_back(score_words(cause.score_by_bar));
      row.emplace_back(score_words(cause.score_by_evidence));
    }
    row.push_back(or_missing(most_words(result, result.ranking.standings[at], *why)));
    table.add(std::move(row));
  }
  return table;
}

}  // namespace

void add_movements(Document& document, const loop::Reranked& result, std::size_t top) {
  if (result.reasoned == 0) return;
  const auto rows = top == 0 ? result.reasoned : std::min(top, result.reasoned);
  const auto seen = causes_seen(result);
  const bool both = seen.bar && seen.evidence;
  auto table = movements_table(result, rows, both);
  const bool any = table.size() > 0;
  document.add(document::Heading{.text = "Why they moved"}, Show::people);
  document.add(std::move(table), Show::people);
  if (!any) return;
  const auto* words =
      both ? "bar: what the changed bar did; new: what new ratings, facts and people did. The two "
             "add up."
      : seen.bar ? "All of it is the bar: what is known of them is the same."
                 : "All of it is new evidence (ratings, facts, people): the bar is the same.";
  document.add(document::Paragraph{.text = words, .tone = document::Tone::note}, Show::people);
}

}  // namespace winloop::app
