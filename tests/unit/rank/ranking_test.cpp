#include "pools.hpp"
#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/rank.hpp>

#include <boost/test/unit_test.hpp>

#include <limits>

using namespace winloop;
using namespace winloop::test;
namespace tt = boost::test_tools;

using Numbers = std::vector<std::uint32_t>;

namespace {

const Date day = Date::parse("2026-03-04");

Ranking ranked(const Spec& spec, const Pool& pool, std::span<const std::uint32_t> positions = {}) {
  return rank::rank(spec, pool, day, positions);
}

/// The standing of the candidate at this place of the pool.
Standing of(const Ranking& ranking, std::uint32_t index) {
  for (const auto& standing : ranking.standings) {
    if (standing.candidate == 100 + index) return standing;
  }
  BOOST_FAIL("candidate not ranked");
  return {};
}

void check(const Standing& found, double low, double score, double high, double coverage) {
  BOOST_TEST(found.low == static_cast<float>(low), tt::tolerance(1e-6F));
  BOOST_TEST(found.score == static_cast<float>(score), tt::tolerance(1e-6F));
  BOOST_TEST(found.high == static_cast<float>(high), tt::tolerance(1e-6F));
  BOOST_TEST(found.coverage == static_cast<float>(coverage), tt::tolerance(1e-5F));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ranking)

BOOST_AUTO_TEST_CASE(the_formulas_by_hand) {
  // Weights 3, 2, 1. The first is known on a and c: low (3 * 2/3 + 1 * 1) / 6.
  const auto pool = people({{2.0 / 3, unknown, 1}, {1, 0.5, unknown}, {1.0 / 3, 1, 0}});
  const auto mean = ranked(bar({3, 2, 1}), pool);
  check(of(mean, 0), 3.0 / 6, (3 + 2 * 0.75) / 6, 5.0 / 6, 4.0 / 6);
  check(of(mean, 1), 4.0 / 6, (4 + 1 * 0.5) / 6, 5.0 / 6, 5.0 / 6);
  check(of(mean, 2), 3.0 / 6, 3.0 / 6, 3.0 / 6, 1);
  BOOST_TEST((mean.on == day));
  // The first two both reach 0.75; the second covers more.
  BOOST_TEST(order_of(mean) == (Numbers{101, 100, 102}), tt::per_element());
  BOOST_TEST(ranks_of(mean) == (Numbers{1, 1, 3}), tt::per_element());

  const auto worst = ranked(bar({3, 2, 1}, UnknownPolicy::worst), pool);
  check(of(worst, 0), 3.0 / 6, 3.0 / 6, 5.0 / 6, 4.0 / 6);
  check(of(worst, 1), 4.0 / 6, 4.0 / 6, 5.0 / 6, 5.0 / 6);

  const auto omit = ranked(bar({3, 2, 1}, UnknownPolicy::omit), pool);
  check(of(omit, 0), 3.0 / 6, 3.0 / 4, 5.0 / 6, 4.0 / 6);
  check(of(omit, 1), 4.0 / 6, 4.0 / 5, 5.0 / 6, 5.0 / 6);
}

BOOST_AUTO_TEST_CASE(ties_share_a_rank_and_stand_by_coverage_then_id) {
  const auto pool = people({{0.5, 0.5}, {1, 1}, {0.5, unknown}, {0.5, 0.5}, {0, 0}});
  const auto spec = bar({1, 1}, UnknownPolicy::omit);
  const auto as_given = ranked(spec, pool);
  BOOST_TEST(order_of(as_given) == (Numbers{101, 100, 103, 102, 104}), tt::per_element());
  BOOST_TEST(ranks_of(as_given) == (Numbers{1, 2, 2, 2, 5}), tt::per_element());
  const Numbers reversed_ids{4, 3, 2, 1, 0};
  BOOST_TEST(order_of(ranked(spec, pool, reversed_ids)) == (Numbers{101, 103, 100, 102, 104}),
             tt::per_element());
}

BOOST_AUTO_TEST_CASE(sums_that_are_equal_on_paper_tie) {
  // 0.1 + 0.2 against 0.3, and a third three times against one: doubles tell them apart.
  const auto pool = people({{1, 1, 0, 0.5}, {0, 0, 1, 0.5}});
  BOOST_TEST(ranks_of(ranked(bar({0.1, 0.2, 0.3, 0.7}), pool)) == (Numbers{1, 1}),
             tt::per_element());
}

BOOST_AUTO_TEST_CASE(must_haves_are_met_failed_or_unknown) {
  auto spec = bar({1, 1});
  spec.criteria[0].must = value_of_level(3);
  const auto pool = people({{1.0 / 3, 1}, {2.0 / 3, 0}, {unknown, 0}, {0, 1}});
  const auto result = ranked(spec, pool);
  BOOST_TEST((of(result, 0).must_haves == MustHaves::failed));
  BOOST_TEST((of(result, 1).must_haves == MustHaves::met));
  BOOST_TEST((of(result, 2).must_haves == MustHaves::unknown));
  BOOST_TEST(order_of(result) == (Numbers{101, 102, 100, 103}), tt::per_element());
  BOOST_TEST(ranks_of(result) == (Numbers{1, 2, 3, 4}), tt::per_element());

  spec.criteria[1].must = 1.0;  // failing one outweighs meeting another
  const auto stricter = ranked(spec, pool);
  BOOST_TEST((of(stricter, 1).must_haves == MustHaves::failed));
  BOOST_TEST((of(stricter, 2).must_haves == MustHaves::failed));
  BOOST_TEST((of(ranked(bar({1, 1}), pool), 0).must_haves == MustHaves::none));
}

BOOST_AUTO_TEST_CASE(one_below_the_bar_ties_with_nobody_above_it) {
  auto spec = bar({0, 1});
  spec.criteria[0].must = 0.5;
  const auto result = ranked(spec, people({{0, 0.5}, {1, 0.5}}));
  BOOST_TEST(order_of(result) == (Numbers{101, 100}), tt::per_element());
  BOOST_TEST(ranks_of(result) == (Numbers{1, 2}), tt::per_element());
}

BOOST_AUTO_TEST_CASE(a_mean_of_raters_meets_the_level_it_equals) {
  auto spec = bar({1});
  spec.criteria[0].must = value_of_level(3);
  for (int raters = 1; raters <= level_code::most_raters; ++raters) {
    Pool pool;
    pool.rows = {100, 101};
    pool.columns.push_back(rank::level_column(
        {level_code::encode({raters, 3 * raters}), level_code::encode({raters, 3 * raters - 1})}));
    const auto result = ranked(spec, pool);
    BOOST_TEST((of(result, 0).must_haves == MustHaves::met));
    BOOST_TEST((of(result, 1).must_haves == MustHaves::failed));
  }
}

BOOST_AUTO_TEST_CASE(a_bar_without_weight_measures_nothing) {
  auto spec = bar({0, 0});
  spec.criteria[1].must = 0.5;
  const auto result = ranked(spec, people({{1, 0}, {0, 1}, {unknown, unknown}}));
  for (const auto& standing : result.standings) {
    check(standing, 0, 0, 0, 0);
    BOOST_TEST(!standing.has_score());
  }
  BOOST_TEST(order_of(result) == (Numbers{101, 102, 100}), tt::per_element());
  BOOST_TEST(ranks_of(result) == (Numbers{1, 1, 3}), tt::per_element());
  BOOST_TEST(ranks_of(ranked(Spec{}, people({{}, {}}))) == (Numbers{1, 1}), tt::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_known_is_an_open_interval_not_a_nan) {
  for (const auto policy : {UnknownPolicy::pool_mean, UnknownPolicy::worst, UnknownPolicy::omit}) {
    const auto alone = ranked(bar({1, 2}, policy), people({{unknown, unknown}}));
    check(of(alone, 0), 0, 0, 1, 0);
    BOOST_TEST(!of(alone, 0).has_score());
    // Thirds of the weight are all rounded up: together they must not pass the whole.
    const auto thirds = ranked(bar({1, 1, 1}, policy), people({{unknown, unknown, unknown}}));
    check(of(thirds, 0), 0, 0, 1, 0);
  }
  // Known for nobody, b is left out of everybody's score, not counted as 0.
  const auto result = ranked(bar({1, 1}), people({{1, unknown}, {0.5, unknown}}));
  check(of(result, 0), 0.5, 1, 1, 0.5);
  check(of(result, 1), 0.25, 0.5, 0.75, 0.5);
  Pool nobody;
  nobody.columns.resize(1);
  BOOST_TEST(ranked(bar({1}), nobody).standings.empty());
}

BOOST_AUTO_TEST_CASE(of_whom_nothing_is_known_has_no_score_and_stands_below_all_who_have) {
  // The first is known to be at the bottom, the third fails a must-have, the last weighs nothing.
  auto spec = bar({1, 1, 0});
  spec.criteria[1].must = 0.5;
  const auto pool = people({{0, unknown, unknown},
                            {unknown, unknown, unknown},
                            {1, 0, unknown},
                            {unknown, unknown, 1},
                            {1, 1, unknown}});
  for (const auto policy : {UnknownPolicy::pool_mean, UnknownPolicy::worst, UnknownPolicy::omit}) {
    spec.unknown = policy;
    const auto result = ranked(spec, pool);
    BOOST_TEST(of(result, 0).has_score());
    BOOST_TEST(!of(result, 1).has_score());
    BOOST_TEST(!of(result, 3).has_score());
    BOOST_TEST(order_of(result) == (Numbers{104, 100, 101, 103, 102}), tt::per_element());
    BOOST_TEST(ranks_of(result) == (Numbers{1, 2, 3, 3, 5}), tt::per_element());
  }
}

BOOST_AUTO_TEST_CASE(known_of_a_trace_is_known) {
  // A millionth of the weight rounds to no coverage at all.
  const auto result =
      ranked(bar({1e-6, 1}, UnknownPolicy::omit), people({{0.5, unknown}, {unknown, unknown}}));
  BOOST_TEST(of(result, 0).has_score());
  BOOST_TEST(of(result, 0).score == 0.5F);
  BOOST_TEST(!of(result, 1).has_score());
}

BOOST_AUTO_TEST_CASE(more_criteria_than_one_group_of_columns) {
  std::vector<double> weights;
  std::vector<std::vector<double>> values(3);
  for (int i = 0; i < 21; ++i) {
    weights.push_back(i + 1);
    values[0].push_back(i % 2 == 0 ? 1 : unknown);
    values[1].push_back(0.25);
    values[2].push_back(unknown);
  }
  const auto result = ranked(bar(weights, UnknownPolicy::worst), people(values));
  check(of(result, 0), 121.0 / 231, 121.0 / 231, 1, 121.0 / 231);
  check(of(result, 1), 0.25, 0.25, 0.25, 1);
  check(of(result, 2), 0, 0, 1, 0);
}

BOOST_AUTO_TEST_CASE(extreme_weights_overflow_nothing) {
  const double huge = std::numeric_limits<double>::max();
  const auto result = ranked(bar({huge, huge, 1e-300}), people({{1, 0.5, 1}, {0, 0.5, 1}}));
  check(of(result, 0), 0.75, 0.75, 0.75, 1);
  check(of(result, 1), 0.25, 0.25, 0.25, 1);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused) {
  const auto pool = people({{1, 0.5}, {0, 1}});
  BOOST_CHECK_THROW(ranked(bar({1}), pool), Error);
  BOOST_CHECK_THROW(ranked(bar({1, -1}), pool), Error);
  BOOST_CHECK_THROW(ranked(bar({1, unknown}), pool), Error);
  BOOST_CHECK_THROW(ranked(bar({1, std::numeric_limits<double>::infinity()}), pool), Error);
  BOOST_CHECK_THROW(ranked(bar({1, 1}), people({{1, 0.5}, {0, 1.5}})), Error);
  BOOST_CHECK_THROW(ranked(bar({1, 1}), exactly(people({{1, 0.5}, {0, -1}}))), Error);
  auto short_column = pool;
  short_column.columns[1].codes.pop_back();
  BOOST_CHECK_THROW(ranked(bar({1, 1}), short_column), Error);
  for (const auto& positions : {Numbers{0}, Numbers{0, 0}, Numbers{1, 2}}) {
    BOOST_CHECK_THROW(ranked(bar({1, 1}), pool, positions), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()
