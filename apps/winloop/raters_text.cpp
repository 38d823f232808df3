#include "raters_text.hpp"

#include "present.hpp"
#include <winloop/rank/raters.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Show;
using document::Table;

std::string leniency_words(const loop::RaterLeniency& rater) {
  constexpr double even = 0.1;  // a tenth of a level is not worth a word
  if (!rater.leniency) {
    if (rater.shared >= rank::shared_ratings_needed)
      return "too few with raters who share enough themselves";
    return fmt::format("too few: {} of {} shared ratings needed", rater.shared,
                       rank::shared_ratings_needed);
  }
  if (std::abs(*rater.leniency) < even) return "as the others";
  return *rater.leniency > 0 ? "more lenient" : "more severe";
}

}  // namespace

document::Column leniency_column() {
  return {.key = "leniency",
          .title = "Levels off",
          .kind = ColumnKind::number,
          .decimals = 2,
          .data_decimals = data_places,
          .missing = ""};
}

Table raters_table(std::span<const loop::RaterLeniency> raters) {
  Table table{.name = "raters",
              .title = "Raters beside those who rated the same people",
              .columns = {text_column("rater", "Rater"),
                          integer_column("ratings", "Ratings"),
                          integer_column("shared", "Shared"),
                          leniency_column(),
                          {.key = "words", .title = "Reading", .show = Show::people}},
              .when_empty = "nobody has rated"};
  for (const auto& rater : raters)
    table.add({rater.rater, rater.ratings, rater.shared, rater.leniency, leniency_words(rater)});
  return table;
}

void add_raters(Document& document, const loop::Reranked& result) {
  if (result.spec.raters == RaterPolicy::averaged) return;
  document.add(document::Heading{.text = "What was taken off"}, Show::people);
  document.add(raters_table(result.measured->raters));
  const bool any = std::any_of(result.measured->raters.begin(), result.measured->raters.end(),
                               [](const auto& rater) { return rater.leniency.has_value(); });
  document.add(
      document::Paragraph{
          .text = any ? "A candidate's level on a criterion is the mean of its ratings, each less "
                        "the levels off of its rater. Must-haves are judged by the ratings as "
                        "given."
                      : "No two raters share enough ratings: all count as given.",
          .tone = document::Tone::note},
      Show::people);
}

}  // namespace winloop::app
