#include "explain.hpp"

#include "present.hpp"
#include "raters_text.hpp"
#include "rerank_text.hpp"
#include "said_in_words.hpp"
#include <winloop/base/names.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/rank/explain.hpp>
#include <winloop/rank/one_rating.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/ratings.hpp>

#include <fmt/format.h>

#include <cmath>

namespace winloop::app {

namespace {

/// As the ranking prints it: six decimals.
double on_grid(double value) {
  return std::round(value * 1e6) / 1e6;
}

document::Value score_of(const Standing& standing) {
  return standing.has_score() ? document::Value(on_grid(standing.score)) : document::Value();
}

using document::ColumnKind;
using document::Document;
using document::Heading;
using document::Table;
using document::Value;

std::size_t place_of(const loop::Reranked& result, const std::string& candidate) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < result.people.size(); ++at) {
    if (result.people.id(at) == candidate) return at;
    ids.emplace_back(result.people.id(at));
  }
  throw_unknown_name("candidate", candidate, ids);
}

Table parts_table(const loop::Reranked& result, const rank::Explanation& explained) {
  constexpr int places = 6;
  Table table{.name = "criteria",
              .title = "",
              .columns = {text_column("criterion", "Criterion"),
                          share_column("share", "Weight"),
                          {.key = "value",
                           .title = "Value",
                           .kind = ColumnKind::number,
                           .decimals = 2,
                           .data_decimals = places,
                           .missing = "unknown"},
                          {.key = "contribution",
                           .title = "Adds",
                           .kind = ColumnKind::number,
                           .decimals = 3,
                           .data_decimals = places},
                          {.key = "range",
                           .title = "Between",
                           .kind = ColumnKind::interval,
                           .decimals = 3,
                           .data_decimals = places},
                          text_column("must", "Must"),
                          text_column("must_state", "State")}};
  table.columns[1].data_decimals = places;
  table.columns[5].missing = "";
  for (std::size_t at = 0; at < explained.parts.size(); ++at) {
    const auto& part = explained.parts[at];
    const auto must = loop::must_words(result.spec.criteria[at]);
    const bool counts = part.value || part.stand_in;
    table.add({result.spec.criteria[at].id, part.share, part.value,
               counts ? Value(part.score) : Value(), document::Interval{part.low, part.high},
               must.empty() ? Value() : Value(must),
               must.empty() ? Value() : Value(name(part.must))});
  }
  return table;
}

/// What is taken off this rater's levels; nothing under `averaged`, and where too little is known.
std::optional<double> leniency_of(const loop::Reranked& result, const std::string& rater) {
  for (const auto& one : result.measured->raters)
    if (one.rater == rater) return one.leniency;
  return std::nullopt;
}

/// Two figures of a place that is not theirs yet, and what would bring them there.
std::vector<document::Field> place_fields(const std::string& prefix, const std::string& by,
                                          const Standing& standing) {
  return {{.key = prefix + "score",
           .title = by + ": score",
           .value = score_of(standing),
           .kind = ColumnKind::number},
          {.key = prefix + "rank",
           .title = by + ": rank",
           .value = standing.rank,
           .kind = ColumnKind::integer}};
}

/// The missing rating that matters most, and what its answer would do.
void add_question(Document& document, const loop::Reranked& result, std::size_t place,
                  std::size_t criterion) {
  const auto& next = result.spec.criteria[criterion];
  const auto worst = rank::standing_with(result.spec, result.measured->pool, place, criterion, 0);
  const auto best = rank::standing_with(result.spec, result.measured->pool, place, criterion, 1);
  document.add(document::Paragraph{
      .text = fmt::format("Ask next about {}: of what is not known, it could move the score most. "
                          "The worst answer would make it {:.2f} and rank {}, the best {:.2f} and "
                          "rank {}.",
                          next.name, worst.score, worst.rank, best.score, best.rank),
      .tone = document::Tone::note});
  document.add(
      document::KeyValues{.fields = {{.key = "ask_next", .title = "Ask next", .value = next.id}}},
      document::Show::data);
  auto fields = place_fields("worst_", "Worst answer", worst);
  for (auto& field : place_fields("best_", "Best answer", best)) fields.push_back(std::move(field));
  document.add(document::KeyValues{.fields = std::move(fields), .name = "ask_next_answers"},
               document::Show::data);
}

/// The single rating that would raise them most; `now` is their rank.
void add_raise(Document& document, const loop::Reranked& result, std::size_t place,
               std::uint32_t now, const std::vector<Rating>& ratings) {
  const auto& criteria = result.spec.criteria;
  std::vector<std::vector<rank::GivenLevel>> levels(criteria.size());
  std::vector<std::vector<const Rating*>> given(criteria.size());
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    for (const auto& rating : ratings) {
      if (rating.criterion != criteria[at].id) continue;
      levels[at].push_back({rating.level, leniency_of(result, rating.rater).value_or(0)});
      given[at].push_back(&rating);
    }
  }
  const auto raise = rank::best_raise(result.spec, result.measured->pool, place, levels);
  if (!raise) return;
  const auto& criterion = criteria[raise->criterion];
  const auto* rating = raise->rating ? given[raise->criterion][*raise->rating] : nullptr;
  const auto change =
      rating == nullptr ? std::string("a first rating of 4")
                        : fmt::format("a 4 from {} instead of a {}", rating->rater, rating->level);
  document.add(document::Paragraph{
      .text = fmt::format("The one rating that would raise them most: {}, on {}. It would make the "
                          "score {:.2f}{}{}.",
                          change, criterion.name, raise->standing.score,
                          raise->standing.rank == now
                              ? ", and the rank stays"
                              : fmt::format(" and the rank {}", raise->standing.rank),
                          result.measured->raters.empty() ? "" : ", the levels off as they are"),
      .tone = document::Tone::note});
  std::vector<document::Field> fields{
      {.key = "criterion", .title = "Best raise: criterion", .value = criterion.id},
      {.key = "rater",
       .title = "Best raise: rater",
       .value = rating == nullptr ? Value() : Value(rating->rater)},
      {.key = "level",
       .title = "Best raise: level now",
       .value = rating == nullptr ? Value() : Value(rating->level),
       .kind = ColumnKind::integer}};
  for (auto& field : place_fields("", "Best raise", raise->standing))
    fields.push_back(std::move(field));
  document.add(document::KeyValues{.fields = std::move(fields), .name = "best_raise"},
               document::Show::data);
}

/// The ratings of one criterion, and what is taken off each where the bar adjusts.
Table ratings_table(const loop::Reranked& result, const Criterion& criterion,
                    const std::vector<Rating>& ratings) {
  const bool adjusts = result.spec.raters == RaterPolicy::adjusted;
  Table table{.name = "ratings",
              .title = "",
              .columns = {{.key = "criterion", .title = "Criterion", .show = document::Show::data},
                          text_column("rater", "Rater"),
                          integer_column("level", "Level")},
              .when_empty = "nobody has rated this"};
  if (adjusts) table.columns.push_back(leniency_column());
  table.columns.push_back(date_column("date", "Date"));
  table.columns.push_back(text_column("note", "Note"));
  table.columns.back().missing = "";
  for (const auto& rating : ratings) {
    if (rating.criterion != criterion.id) continue;
    std::vector<Value> row{criterion.id, rating.rater, rating.level};
    if (adjusts) row.emplace_back(leniency_of(result, rating.rater));
    row.emplace_back(rating.on);
    row.push_back(or_missing(rating.note));
    table.add(std::move(row));
  }
  return table;
}

/// The level as its raters gave it and as it counts, where the two differ.
void add_adjusted(Document& document, const loop::Reranked& result, const Criterion& criterion,
                  const std::vector<Rating>& ratings) {
  if (result.spec.raters == RaterPolicy::averaged) return;
  std::vector<rank::GivenLevel> levels;
  for (const auto& rating : ratings) {
    if (rating.criterion == criterion.id)
      levels.push_back({rating.level, leniency_of(result, rating.rater).value_or(0)});
  }
  if (levels.empty()) return;
  const double given = on_grid(level_of_value(rank::plain_value(levels)));
  const double counts = on_grid(level_of_value(rank::adjusted_value(levels)));
  if (given == counts) return;
  document.add(document::KeyValues{
      .fields = {
          {.key = "as_given", .title = "As given", .value = given, .kind = ColumnKind::number},
          {.key = "adjusted", .title = "Adjusted", .value = counts, .kind = ColumnKind::number}}});
}

/// Which of the candidate's facts a criterion goes by; empty for ratings.
std::string fact_of(const Criterion& criterion) {
  if (const auto* rule = std::get_if<FactRule>(&criterion.evidence)) return rule->field;
  const auto* number = std::get_if<NumberRule>(&criterion.evidence);
  return number == nullptr ? "" : number->field;
}

/// The fact as it is known, without which the value is a claim.
document::Field fact_field(const std::string& fact, const Candidate& candidate) {
  document::Field field{.key = "fact", .title = fact, .missing = "not known"};
  const auto known = candidate.facts.find(fact);
  if (known != candidate.facts.end()) field.value = to_string(known->second);
  return field;
}

void add_evidence(Document& document, const loop::Workspace& workspace,
                  const loop::Reranked& result, const std::string& candidate, Date as_of,
                  const std::vector<Rating>& ratings) {
  const auto signals = signals_by_candidate(workspace, as_of, candidate);
  const auto person = store::candidate(workspace.record, candidate, as_of);
  for (const auto& criterion : result.spec.criteria) {
    document.add(Heading{.level = 3, .text = criterion.name, .name = "evidence", .item = true});
    document::KeyValues about{
        .fields = {{.key = "criterion", .title = "Criterion", .value = criterion.id},
                   {.key = "from", .title = "Evidence", .value = loop::evidence_words(criterion)}}};
    if (const auto fact = fact_of(criterion); !fact.empty())
      about.fields.push_back(fact_field(fact, person));
    document.add(std::move(about));
    if (!std::holds_alternative<RatingEvidence>(criterion.evidence)) continue;
    add_adjusted(document, result, criterion, ratings);
    document.add(ratings_table(result, criterion, ratings));
    auto said = said_in_words(workspace, criterion, as_of, candidate, signals);
    for (auto& quote : said[candidate]) document.add(std::move(quote));
  }
}

}  // namespace

Document explain_document(const loop::Reranked& result, const loop::Workspace& workspace,
                          const std::string& candidate, Date as_of) {
  const auto place = place_of(result, candidate);
  const auto explained = rank::explain(result.spec, result.measured->pool, place);
  Document document{
      .kind = "rerank-explain",
      .title = fmt::format("Why {} stands where they stand", result.people.name(place)),
      .subtitle = result.trial ? bar_in_words(result) : ""};
  std::uint32_t rank_now = 0;
  for (std::size_t at = 0; at < result.places.size(); ++at) {
    if (result.places[at] != place) continue;
    const auto& standing = result.ranking.standings[at];
    rank_now = standing.rank;
    document.meta = {
        {.key = "candidate", .title = "Candidate", .value = candidate},
        {.key = "rank", .title = "Rank", .value = standing.rank, .kind = ColumnKind::integer},
        {.key = "score", .title = "Score", .value = score_of(standing), .kind = ColumnKind::number},
        {.key = "interval",
         .title = "Between",
         .value = document::Interval{on_grid(standing.low), on_grid(standing.high)},
         .kind = ColumnKind::interval},
        {.key = "coverage",
         .title = "Known",
         .value = on_grid(standing.coverage),
         .kind = ColumnKind::percent},
        {.key = "must_haves", .title = "Must-haves", .value = name(standing.must_haves)}};
  }
  document.add(parts_table(result, explained));
  const auto ratings = store::ratings(workspace.record, as_of, candidate);
  if (explained.ask_next) add_question(document, result, place, *explained.ask_next);
  add_raise(document, result, place, rank_now, ratings);
  document.add(Heading{.text = "Evidence"});
  add_evidence(document, workspace, result, candidate, as_of, ratings);
  return document;
}

}  // namespace winloop::app
