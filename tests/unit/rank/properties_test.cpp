// Properties over random bars and pools. The seed is fixed: a failure is the same on every machine.
#include "pools.hpp"
#include <winloop/rank/explain.hpp>
#include <winloop/rank/movement.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/rank/stability.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <sstream>

using namespace winloop;
using namespace winloop::test;

namespace {

struct FixedSeed {
  FixedSeed() { ::setenv("RC_PARAMS", "seed=20260304 max_success=150", 0); }
};

struct Case {
  Spec spec;
  std::vector<std::vector<double>> values;  ///< a row a candidate
};

/// What a failure prints.
void show(const Case& c, std::ostream& out) {
  out << name(c.spec.unknown) << " weights";
  for (const auto& criterion : c.spec.criteria) {
    out << ' ' << criterion.weight << (criterion.must ? "!" : "");
  }
  for (const auto& row : c.values) {
    out << " |";
    for (const double value : row) out << ' ' << value;
  }
}

/// A level's value, or unknown, as a random integer below 8 says; halves of levels among them.
double value_of_draw(int draw) {
  return draw > 6 ? unknown : value_of_level(1 + draw / 2.0);
}

Case draw_case() {
  const auto criteria = static_cast<std::size_t>(*rc::gen::inRange(1, 12));
  const auto candidates = static_cast<std::size_t>(*rc::gen::inRange(1, 16));
  Case c;
  const auto policy =
      *rc::gen::element(UnknownPolicy::pool_mean, UnknownPolicy::worst, UnknownPolicy::omit);
  const auto weights = *rc::gen::container<std::vector<int>>(criteria, rc::gen::inRange(0, 9));
  c.spec = bar(std::vector<double>(weights.begin(), weights.end()), policy);
  for (auto& criterion : c.spec.criteria) {
    if (*rc::gen::inRange(0, 6) == 0) criterion.must = value_of_level(*rc::gen::inRange(2, 5));
  }
  for (std::size_t i = 0; i < candidates; ++i) {
    const auto draws = *rc::gen::container<std::vector<int>>(criteria, rc::gen::inRange(0, 11));
    std::vector<double> row;
    row.reserve(draws.size());
    for (const int draw : draws) row.push_back(value_of_draw(draw));
    c.values.push_back(row);
  }
  RC_LOG() << [&] {
    std::ostringstream out;
    show(c, out);
    return out.str();
  }() << '\n';
  return c;
}

Ranking ranked(const Case& c) {
  return rank::rank(c.spec, people(c.values), Date{});
}

std::map<std::uint32_t, Standing> by_candidate(const Ranking& ranking) {
  std::map<std::uint32_t, Standing> result;
  for (const auto& standing : ranking.standings) result[standing.candidate] = standing;
  return result;
}

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(FixedSeed);

BOOST_AUTO_TEST_SUITE(properties)

RC_BOOST_PROP(low_score_and_high_are_in_order, ()) {
  const auto c = draw_case();
  for (const auto& standing : ranked(c).standings) {
    RC_ASSERT(0 <= standing.low);
    RC_ASSERT(standing.low <= standing.score || !standing.has_score());
    RC_ASSERT(standing.score <= standing.high);
    RC_ASSERT(standing.high <= 1);
    RC_ASSERT(0 <= standing.coverage && standing.coverage <= 1);
  }
}

RC_BOOST_PROP(raising_one_rating_never_lowers_that_candidate, ()) {
  auto c = draw_case();
  const auto who =
      static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(c.values.size())));
  const auto what =
      static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(c.spec.criteria.size())));
  RC_PRE(!std::isnan(c.values[who][what]) && c.values[who][what] < 1);
  const auto number = static_cast<std::uint32_t>(100 + who);
  const auto before = by_candidate(ranked(c))[number];
  c.values[who][what] =
      std::min(1.0, c.values[who][what] + *rc::gen::element(1.0 / 6, 1.0 / 3, 1.0));
  const auto after = by_candidate(ranked(c))[number];
  RC_ASSERT(after.score >= before.score);
  RC_ASSERT(after.low >= before.low);
  RC_ASSERT(after.high >= before.high);
  RC_ASSERT(after.rank <= before.rank);
}

RC_BOOST_PROP(scaling_all_weights_changes_nothing, ()) {
  auto c = draw_case();
  const auto before = ranked(c);
  const double factor = *rc::gen::element(0.001, 1.0 / 3, 7.0, 1e9);
  for (auto& criterion : c.spec.criteria) criterion.weight *= factor;
  RC_ASSERT(ranked(c).standings == before.standings);
}

RC_BOOST_PROP(a_shuffled_pool_gives_the_same_order_by_id, ()) {
  const auto c = draw_case();
  std::vector<std::uint32_t> order(c.values.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size() - 1; i > 0; --i) {
    std::swap(order[i],
              order[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(i) + 1))]);
  }
  auto shuffled = c;
  for (std::size_t i = 0; i < order.size(); ++i) shuffled.values[i] = c.values[order[i]];
  auto pool = people(shuffled.values);
  for (std::size_t i = 0; i < order.size(); ++i) pool.rows[i] = 100 + order[i];
  RC_ASSERT(rank::rank(c.spec, pool, Date{}, order).standings == ranked(c).standings);
}

RC_BOOST_PROP(codes_and_plain_values_rank_alike, ()) {
  const auto c = draw_case();
  RC_ASSERT(rank::rank(c.spec, exactly(people(c.values)), Date{}).standings == ranked(c).standings);
}

RC_BOOST_PROP(ties_share_ranks_and_no_place_is_lost, ()) {
  const auto c = draw_case();
  const auto ranking = ranked(c);
  RC_ASSERT(ranking.standings.size() == c.values.size());
  for (std::size_t i = 0; i < ranking.standings.size(); ++i) {
    const auto& standing = ranking.standings[i];
    const bool failed = standing.must_haves == MustHaves::failed;
    const auto better = [&](const Standing& other) {
      const bool other_failed = other.must_haves == MustHaves::failed;
      if (other_failed != failed) return failed;
      return other.has_score() && (!standing.has_score() || other.score > standing.score);
    };
    const auto above = std::count_if(ranking.standings.begin(), ranking.standings.end(), better);
    RC_ASSERT(standing.rank == static_cast<std::uint32_t>(above) + 1);
    if (i == 0) continue;
    const auto& previous = ranking.standings[i - 1];
    RC_ASSERT(previous.rank <= standing.rank);
    if (previous.rank != standing.rank) continue;
    RC_ASSERT(std::pair(-previous.coverage, previous.candidate) <
              std::pair(-standing.coverage, standing.candidate));
  }
}

RC_BOOST_PROP(an_explanation_adds_up_to_the_standing, ()) {
  const auto c = draw_case();
  const auto standings = by_candidate(ranked(c));
  const auto pool = people(c.values);
  for (std::size_t i = 0; i < c.values.size(); ++i) {
    const auto explained = rank::explain(c.spec, pool, i);
    const auto& standing = standings.at(static_cast<std::uint32_t>(100 + i));
    RC_ASSERT(explained.score == standing.score);
    RC_ASSERT(explained.low == standing.low);
    RC_ASSERT(explained.high == standing.high);
    RC_ASSERT(explained.coverage == standing.coverage);
    RC_ASSERT(explained.must_haves == standing.must_haves);
    double score = 0;
    double low = 0;
    double high = 0;
    for (const auto& part : explained.parts) {
      score += part.score;
      low += part.low;
      high += part.high;
    }
    RC_ASSERT(std::abs(score - static_cast<double>(standing.score)) < 6e-7);
    RC_ASSERT(std::abs(low - static_cast<double>(standing.low)) < 6e-7);
    RC_ASSERT(std::abs(high - static_cast<double>(standing.high)) < 6e-7);
  }
}

RC_BOOST_PROP(causes_add_up_to_the_movement_and_the_criteria_to_the_score, ()) {
  const auto before = draw_case();
  auto after = before;
  for (auto& criterion : after.spec.criteria) {
    if (*rc::gen::inRange(0, 3) == 0) criterion.weight = *rc::gen::inRange(0, 9);
    if (*rc::gen::inRange(0, 6) == 0) criterion.must = value_of_level(3);
  }
  for (auto& row : after.values) {
    for (auto& value : row) {
      if (*rc::gen::inRange(0, 3) == 0) value = value_of_draw(*rc::gen::inRange(0, 11));
    }
  }
  const auto then = people(before.values);
  const auto now = people(after.values);
  const auto a = rank::rank(before.spec, then, Date{});
  const auto b = rank::rank(after.spec, then, Date{});
  const auto c = rank::rank(before.spec, now, Date{});
  const auto d = rank::rank(after.spec, now, Date{});
  const rank::Causes why({a, b, c, d});
  std::vector<std::optional<rank::Cause>> causes;
  for (std::size_t i = 0; i < d.standings.size(); ++i) causes.push_back(why.of(i));
  const auto movements = rank::movements(a, d);
  const auto tops = rank::top_changes({before.spec, then}, {after.spec, now});
  auto by_a = by_candidate(a);
  auto by_d = by_candidate(d);
  RC_ASSERT(causes.size() == movements.size());
  for (std::size_t i = 0; i < causes.size(); ++i) {
    RC_ASSERT(causes[i].has_value());
    RC_ASSERT(causes[i]->places_by_bar + causes[i]->places_by_evidence == movements[i].places);
    const double delta = causes[i]->score_by_bar + causes[i]->score_by_evidence;
    const auto candidate = movements[i].candidate;
    const bool scored = by_a[candidate].has_score() && by_d[candidate].has_score();
    RC_ASSERT(std::isnan(movements[i].score_delta) == !scored);
    if (!scored) {
      RC_ASSERT(std::isnan(delta));
      RC_ASSERT(!tops.of[candidate - 100].criterion.has_value());
      continue;
    }
    // Without a score under one bar over what was known at the other time, no split.
    if (std::isnan(delta)) continue;
    RC_ASSERT(std::abs(delta - static_cast<double>(movements[i].score_delta)) < 1e-6);
    const auto place = movements[i].candidate - 100;
    const auto changes = rank::changes(before.spec, rank::explain(before.spec, then, place),
                                       after.spec, rank::explain(after.spec, now, place));
    const auto& top = tops.of[place];
    const auto first = std::find_if(changes.begin(), changes.end(), [&](const auto& change) {
      return std::abs(delta) < 1e-6 || change.delta * delta > 0;
    });
    RC_ASSERT((first == changes.end()) == !top.criterion.has_value());
    if (first == changes.end()) continue;
    RC_ASSERT(std::abs(first->delta - top.delta) < 1e-9 ||
              std::abs(first->delta + top.delta) < 1e-9);
    double sum = 0;
    for (const auto& change : changes) sum += change.delta;
    RC_ASSERT(std::abs(sum - delta) < 1e-5);
  }
}

RC_BOOST_PROP(a_swap_levels_two_neighbours_and_swaps_them_past_it, ()) {
  const auto c = draw_case();
  const auto pool = people(c.values);
  const auto ranking = ranked(c);
  for (const auto& pair : rank::neighbour_pairs(c.spec, pool, ranking, c.values.size())) {
    RC_ASSERT(pair.swap.has_value() == (pair.firmness == rank::Firmness::swaps));
    if (!pair.swap) continue;
    const auto gap_at = [&](double part) {
      auto tried = c.spec;
      tried.criteria[pair.swap->criterion].weight += pair.swap->change * part;
      const auto standings = by_candidate(rank::rank(tried, pool, Date{}));
      return static_cast<double>(standings.at(pair.above).score) -
             static_cast<double>(standings.at(pair.below).score);
    };
    RC_ASSERT(std::abs(gap_at(1)) < 3e-6);
    RC_ASSERT(gap_at(0.5) >= 0);
    RC_ASSERT(gap_at(1.0001) <= 2e-6);
  }
}

RC_BOOST_PROP(scaling_all_weights_changes_no_stability, ()) {
  auto c = draw_case();
  const auto pool = people(c.values);
  const auto before = rank::neighbour_pairs(c.spec, pool, ranked(c), c.values.size());
  for (auto& criterion : c.spec.criteria) criterion.weight *= 4;
  const auto after = rank::neighbour_pairs(c.spec, pool, ranked(c), c.values.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    RC_ASSERT(before[i].firmness == after[i].firmness);
    if (!before[i].swap) continue;
    RC_ASSERT(before[i].swap->criterion == after[i].swap->criterion);
    RC_ASSERT(std::abs(before[i].swap->weight * 4 - after[i].swap->weight) < 1e-9);
  }
}

BOOST_AUTO_TEST_SUITE_END()
