#include "pools.hpp"
#include <winloop/base/error.hpp>
#include <winloop/rank/explain.hpp>
#include <winloop/rank/one_rating.hpp>
#include <winloop/rank/rank.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;

namespace {

using Given = std::vector<std::vector<rank::GivenLevel>>;

}  // namespace

BOOST_AUTO_TEST_SUITE(one_rating)

BOOST_AUTO_TEST_CASE(a_value_is_tried_and_everyone_ranked_anew) {
  const auto pool = people({{unknown, 0.5}, {0.5, 0.75}});
  const auto best = rank::standing_with(bar({1, 1}), pool, 0, 0, 1);
  BOOST_TEST(best.score == 0.75F);
  BOOST_TEST(best.rank == 1U);
  BOOST_TEST(best.candidate == 100U);
  const auto worst = rank::standing_with(bar({1, 1}), pool, 0, 0, 0);
  BOOST_TEST(worst.score == 0.25F);
  BOOST_TEST(worst.rank == 2U);
  BOOST_CHECK_THROW(rank::standing_with(bar({1, 1}), pool, 2, 0, 0), Error);
  BOOST_CHECK_THROW(rank::standing_with(bar({1, 1}), pool, 0, 2, 0), Error);
}

BOOST_AUTO_TEST_CASE(the_lowest_level_or_the_missing_one_raises_most) {
  // a: levels 2 and 4, the 2 as a 4 adds 3/6 of 1/3; b is not rated and counts by the pool's mean.
  const auto pool = people({{value_of_level(3), unknown}, {1, 0.9}});
  const Given levels{{{4}, {2}}, {}};
  const auto raise = rank::best_raise(bar({3, 1}), pool, 0, levels);
  BOOST_REQUIRE(raise.has_value());
  BOOST_TEST(raise->criterion == 0U);
  BOOST_TEST(raise->rating.value() == 1U);
  BOOST_TEST(raise->standing.score == 0.975F);
  const auto other = rank::best_raise(bar({1, 9}), pool, 0, levels);
  BOOST_TEST(other->criterion == 1U);
  BOOST_TEST(!other->rating.has_value());
}

BOOST_AUTO_TEST_CASE(to_come_above_the_bar_counts_first) {
  auto spec = bar({9, 1});
  spec.criteria[1].must = value_of_level(3);
  const auto pool = people({{0, 0}, {1, 1}});
  BOOST_TEST(rank::best_raise(spec, pool, 0, Given{{{1}}, {{1}}})->criterion == 1U);
}

BOOST_AUTO_TEST_CASE(a_raised_rating_counts_less_its_raters_leniency) {
  const auto pool = people({{0}, {1}});
  const auto raise = rank::best_raise(bar({1}), pool, 0, Given{{{1, 0.6}, {2, -0.3}}});
  BOOST_TEST(raise->rating.value() == 0U);
  BOOST_TEST(raise->standing.score == 0.616667F);  // (4 - 0.6 + 2 + 0.3) / 2 = 2.85
}

BOOST_AUTO_TEST_CASE(a_must_have_is_raised_as_given) {
  auto spec = bar({1});
  spec.criteria[0].must = value_of_level(3);
  auto pool = people({{value_of_level(2.9)}, {1}});
  pool.columns[0].as_given = {value_of_level(3), 1};
  BOOST_TEST((rank::rank(spec, pool, Date{}).standings[1].must_haves == MustHaves::met));
  BOOST_TEST((rank::explain(spec, pool, 0).must_haves == MustHaves::met));
  pool.columns[0].as_given[0] = value_of_level(2);
  BOOST_TEST((rank::rank(spec, pool, Date{}).standings[1].must_haves == MustHaves::failed));
  BOOST_TEST((rank::explain(spec, pool, 0).must_haves == MustHaves::failed));
  const auto raise = rank::best_raise(spec, pool, 0, Given{{{2, -0.9}}});
  BOOST_TEST((raise->standing.must_haves == MustHaves::met));
  pool.columns[0].as_given.pop_back();
  BOOST_CHECK_THROW(rank::rank(spec, pool, Date{}), Error);
}

BOOST_AUTO_TEST_CASE(nothing_raises_who_has_all) {
  const auto pool = people({{1, 1}});
  BOOST_TEST(!rank::best_raise(bar({1, 1}), pool, 0, Given{{{4}}, {{4}, {4}}}));
  auto spec = bar({1, 1});
  for (auto& criterion : spec.criteria)
    criterion.evidence = FactRule{"years", FactOperator::at_least, {Fact(5.0)}};
  BOOST_TEST(!rank::best_raise(spec, people({{0, 0}}), 0, Given(2)));
  BOOST_CHECK_THROW(rank::best_raise(bar({1, 1}), pool, 0, {}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
