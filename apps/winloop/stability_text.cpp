#include "stability_text.hpp"

#include "present.hpp"
#include "rerank_text.hpp"
#include <winloop/rank/stability.hpp>

#include <fmt/format.h>

namespace winloop::app {

namespace {

using document::ColumnKind;
using document::Document;
using document::Show;
using document::Table;
using document::Value;

/// What would swap two neighbours, in words.
std::string swap_words(const loop::Reranked& result, const rank::NeighbourPair& pair) {
  switch (pair.firmness) {
    case rank::Firmness::tied:
      return "tied already";
    case rank::Firmness::firm:
      return "no single weight";
    case rank::Firmness::must_bar:
      return "no weight: a must-have divides them";
    case rank::Firmness::no_score:
      return "no weight: nothing is known of the lower";
    default:
      break;
  }
  const auto& criterion = result.spec.criteria[pair.swap->criterion];
  return fmt::format("{} {:.4g} to {:.4g}", criterion.id, criterion.weight, pair.swap->weight);
}

std::string_view firmness_word(rank::Firmness firmness) {
  switch (firmness) {
    case rank::Firmness::tied:
      return "tied";
    case rank::Firmness::swaps:
      return "swaps";
    case rank::Firmness::firm:
      return "firm";
    case rank::Firmness::no_score:
      return "no-score";
    default:
      return "must-have";
  }
}

Table pairs_table(const loop::Reranked& result, std::size_t pairs) {
  constexpr int places = 6;
  Table table{
      .name = "pairs",
      .title = "",
      .columns = {text_column("above", "Above"),
                  text_column("below", "Below"),
                  {.key = "gap",
                   .title = "Gap",
                   .kind = ColumnKind::number,
                   .decimals = 3,
                   .data_decimals = places},
                  {.key = "words", .title = "Swapped by the weight of", .show = Show::people},
                  {.key = "firmness", .title = "Firmness", .show = Show::data},
                  {.key = "criterion", .title = "Criterion", .show = Show::data},
                  {.key = "weight",
                   .title = "Weight",
                   .kind = ColumnKind::number,
                   .data_decimals = places,
                   .show = Show::data},
                  {.key = "change",
                   .title = "Change",
                   .kind = ColumnKind::number,
                   .data_decimals = places,
                   .show = Show::data}},
      .when_empty = "nobody stands beside another"};
  const auto found =
      rank::neighbour_pairs(result.spec, result.measured->pool, result.ranking, pairs);
  for (std::size_t at = 0; at < found.size(); ++at) {
    const auto& pair = found[at];
    const auto id = [&](std::size_t place) {
      return Value(std::string(result.people.id(result.places[place])));
    };
    std::vector<Value> row{id(at), id(at + 1), pair.gap, swap_words(result, pair),
                           std::string(firmness_word(pair.firmness))};
    if (pair.swap) {
      row.emplace_back(result.spec.criteria[pair.swap->criterion].id);
      row.emplace_back(pair.swap->weight);
      row.emplace_back(pair.swap->change);
    }
    table.add(std::move(row));
  }
  return table;
}

/// Everyone who is in the top, or was once in a thousand.
Table staying_table(const loop::Reranked& result, std::size_t top) {
  Table table{.name = "staying",
              .title = "",
              .columns = {text_column("candidate", "Candidate"),
                          integer_column("rank", "Rank"),
                          {.key = "stays",
                           .title = fmt::format("In the top {}", top),
                           .kind = ColumnKind::percent,
                           .decimals = 1},
                          integer_column("best_rank", "Best rank"),
                          integer_column("worst_rank", "Worst rank")},
              .when_empty = "nobody to rank yet"};
  const auto staying = rank::staying_in_top(result.spec, result.measured->pool, top);
  for (std::size_t at = 0; at < result.places.size(); ++at) {
    const auto& standing = result.ranking.standings[at];
    const auto& one = staying[result.places[at]];
    if (one.in_top == 0 && standing.rank > top) continue;
    table.add({std::string(result.people.id(result.places[at])), standing.rank,
               static_cast<double>(one.in_top) / static_cast<double>(rank::perturbations),
               one.best_rank, one.worst_rank});
  }
  return table;
}

}  // namespace

Document stability_document(const loop::Reranked& result, std::size_t top) {
  const auto line = top == 0 ? usual_top : top;
  Document document{.kind = "rerank-stability",
                    .title = "How firmly the ranking stands",
                    .subtitle = bar_in_words(result)};
  document::KeyValues facts{.fields = bar_fields(result)};
  facts.fields.push_back(
      {.key = "top", .title = "Top", .value = line, .kind = ColumnKind::integer});
  facts.fields.push_back({.key = "perturbations",
                          .title = "Perturbations",
                          .value = rank::perturbations,
                          .kind = ColumnKind::integer});
  document.add(std::move(facts), Show::data);
  document.add(document::Heading{.text = "What would swap neighbours"});
  document.add(pairs_table(result, top == 0 ? result.places.size() : top));
  document.add(document::Paragraph{.text = "The smallest change of one weight, all others as they "
                                           "are; at that weight the two are level.",
                                   .tone = document::Tone::note},
               Show::people);
  document.add(document::Heading{.text = fmt::format("Who stays in the top {}", line)});
  document.add(staying_table(result, line));
  document.add(
      document::Paragraph{.text = "Of 1,000 rankings in which every weight is multiplied by a "
                                  "factor of its own between 0.5 and 1.5.",
                          .tone = document::Tone::note},
      Show::people);
  return document;
}

}  // namespace winloop::app
