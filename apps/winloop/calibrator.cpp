#include "calibrator.hpp"

#include "ranking_table.hpp"
#include "rerank_text.hpp"
#include "said_in_words.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/loop/spec_diff.hpp>
#include <winloop/rank/explain.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/ratings.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace winloop::app {

namespace {

using document::CalibratedPart;
using document::CalibratedRow;

/// What people said and rated, by candidate and criterion.
class SaidAndRated {
 public:
  SaidAndRated(const loop::Workspace& workspace, const Spec& spec, Date as_of) {
    for (auto& rating : store::ratings(workspace.record, as_of)) {
      const auto key = std::pair(rating.candidate, rating.criterion);
      ratings_[key].push_back(std::move(rating));
    }
    const auto signals = signals_by_candidate(workspace, as_of, "");
    for (const auto& criterion : spec.criteria) {
      const bool rated = std::holds_alternative<RatingEvidence>(criterion.evidence);
      quotes_.push_back(rated ? said_in_words(workspace, criterion, as_of, "", signals) : Quotes());
    }
  }

  void give(const std::string& candidate, const Criterion& criterion, std::size_t at,
            CalibratedPart& part) {
    if (!std::holds_alternative<RatingEvidence>(criterion.evidence)) return;
    part.ratings = std::move(ratings_[{candidate, criterion.id}]);
    part.quotes = std::move(quotes_[at][candidate]);
  }

 private:
  using Quotes = std::map<std::string, std::vector<document::Quote>>;
  std::map<std::pair<std::string, std::string>, std::vector<Rating>> ratings_;
  std::vector<Quotes> quotes_;
};

CalibratedPart calibrated(const rank::CriterionPart& part) {
  return {.share = part.share,
          .value = part.value,
          .stand_in = part.stand_in,
          .adds = part.score,
          .must = part.must};
}

/// Whether one of `ID.weight=6`, `ID.must=none` is about the criterion; ids hold no dots.
bool is_tried(const std::string& id, const std::vector<std::string>& what_if) {
  return std::any_of(what_if.begin(), what_if.end(), [&](const std::string& change) {
    return utf8::trim(std::string_view(change).substr(0, change.find('.'))) == id;
  });
}

/// The pool without what is taken off for lenient raters; nothing where nothing is.
std::optional<Pool> levels_as_given(const loop::Reranked& result, const loop::Workspace& workspace,
                                    Date as_of) {
  if (result.spec.raters == RaterPolicy::averaged) return std::nullopt;
  return store::read_pool(workspace.record, result.spec, as_of);
}

std::optional<double> value_in(const PoolColumn& column, std::size_t place) {
  const double value = rank::value_at(column, place);
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

/// Each candidate's place in the order of ids.
std::vector<std::uint32_t> places_in_order(const loop::Reranked& result) {
  const auto id_at = [&](std::uint32_t at) { return result.people.id(at); };
  auto positions = rank::positions_by_id(result.people.size(), id_at);
  for (std::size_t at = positions.size(); at < result.people.size(); ++at)
    positions.push_back(static_cast<std::uint32_t>(at));
  return positions;
}

}  // namespace

document::Calibrator calibrator(const loop::Reranked& result, const loop::Workspace& workspace,
                                Date as_of, const PageCall& call) {
  document::Calibrator block{.spec = result.spec, .top = call.top, .command = call.command};
  if (!call.file.empty()) block.file = call.file;
  const auto means = rank::pool_means(result.spec, result.measured->pool);
  const auto& criteria = result.spec.criteria;
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    block.criteria.push_back({loop::must_words(criteria[i]), loop::evidence_words(criteria[i]),
                              means[i], is_tried(criteria[i].id, call.what_if)});
  }
  const auto positions = places_in_order(result);
  const auto as_given = levels_as_given(result, workspace, as_of);
  SaidAndRated evidence(workspace, result.spec, as_of);
  for (std::size_t at = 0; at < result.ranking.standings.size(); ++at) {
    const auto place = result.places[at];
    CalibratedRow row{.id = std::string(result.people.id(place)),
                      .name = std::string(result.people.name(place)),
                      .stage = std::string(result.people.stage(place)),
                      .standing = result.ranking.standings[at],
                      .position = positions[place]};
    if (!result.movements.empty()) row.moved = moved_words(result.movements[at]);
    const auto explained = rank::explain(result.spec, result.measured->pool, place, means);
    for (std::size_t i = 0; i < criteria.size(); ++i) {
      auto part = calibrated(explained.parts[i]);
      if (as_given) part.as_given = value_in(as_given->columns[i], place);
      evidence.give(row.id, criteria[i], i, part);
      row.parts.push_back(std::move(part));
    }
    block.rows.push_back(std::move(row));
  }
  return block;
}

}  // namespace winloop::app
