#include "pools.hpp"
#include <winloop/rank/rank.hpp>
#include <winloop/rank/stability.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;
namespace tt = boost::test_tools;

namespace {

std::vector<rank::NeighbourPair> pairs_of(const Spec& spec, const Pool& pool) {
  return rank::neighbour_pairs(spec, pool, rank::rank(spec, pool, Date{}), 100);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stability)

BOOST_AUTO_TEST_CASE(the_smallest_change_of_one_weight_that_levels_two) {
  // 3 (1 - 0) + 2 (0 - 1) = 1: level at a = 2 or b = 3; of equal changes the first counts.
  const auto found = pairs_of(bar({3, 2}), people({{1, 0}, {0, 1}}));
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].above == 100U);
  BOOST_TEST(found[0].below == 101U);
  BOOST_TEST(found[0].gap.value() == 0.2, tt::tolerance(1e-6));
  BOOST_TEST((found[0].firmness == rank::Firmness::swaps));
  BOOST_TEST(found[0].swap.value().criterion == 0U);
  BOOST_TEST(found[0].swap->weight == 2.0, tt::tolerance(1e-12));
  BOOST_TEST(found[0].swap->change == -1.0, tt::tolerance(1e-12));
  // Half the difference on b: 3 - 2 / 2 = 2 is left, so that a need fall by 2 and b rise by 4.
  const auto half = pairs_of(bar({3, 2}), people({{1, 0}, {0, 0.5}}));
  BOOST_TEST(half[0].swap.value().weight == 1.0, tt::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(who_is_better_in_everything_stands_firm) {
  // To be level, a would have to weigh nothing: that swaps nobody.
  const auto found = pairs_of(bar({3, 2}), people({{1, 0.5}, {0, 0.5}}));
  BOOST_TEST((found[0].firmness == rank::Firmness::firm));
  BOOST_TEST(!found[0].swap.has_value());
}

BOOST_AUTO_TEST_CASE(ties_and_the_bar_of_must_haves_are_not_for_weights) {
  auto spec = bar({1, 1});
  spec.criteria[0].must = 0.5;
  const auto found = pairs_of(spec, people({{0.5, 0.5}, {0.5, 0.5}, {0, 1}}));
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST((found[0].firmness == rank::Firmness::tied));
  BOOST_TEST((found[1].firmness == rank::Firmness::must_bar));
  BOOST_TEST(rank::neighbour_pairs(spec, people({{1, 1}}), Ranking{}, 5).empty());
}

BOOST_AUTO_TEST_CASE(of_whom_nothing_is_known_no_weight_tells_them_apart) {
  const auto found =
      pairs_of(bar({1, 1}), people({{1, 0}, {unknown, unknown}, {unknown, unknown}}));
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST((found[0].firmness == rank::Firmness::no_score));
  BOOST_TEST(!found[0].gap.has_value());
  BOOST_TEST((found[1].firmness == rank::Firmness::tied));
  BOOST_TEST(!found[1].gap.has_value());
}

BOOST_AUTO_TEST_CASE(under_omit_each_has_a_denominator_of_their_own) {
  // First: (1 + 0) / 2 = 0.5 by a and b; second: 0.4 by a alone. First at b = t: 1 / (1 + t), level
  // with 0.4 at t = 1.5. Second at a: 0.4 whatever its weight; first a / (a + 1) at a = 2/3.
  const auto found = pairs_of(bar({1, 1}, UnknownPolicy::omit), people({{1, 0}, {0.4, unknown}}));
  BOOST_TEST(found[0].swap.value().criterion == 0U);
  BOOST_TEST(found[0].swap->weight == 2.0 / 3, tt::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(how_often_everyone_stays_in_the_top) {
  const auto pool = people({{1, 1, 1}, {1, 0, 0.4}, {0, 1, 0.6}, {0, 0, 0}});
  const auto spec = bar({1, 1, 1});
  const auto found = rank::staying_in_top(spec, pool, 2);
  BOOST_REQUIRE(found.size() == 4U);
  BOOST_TEST(found[0].in_top == 1000U);
  BOOST_TEST(found[0].worst_rank == 1U);
  BOOST_TEST(found[3].in_top == 0U);
  BOOST_TEST(found[3].best_rank == 4U);
  BOOST_TEST(found[1].best_rank == 2U);
  BOOST_TEST(found[1].worst_rank == 3U);
  // The generator and the distribution are documented: the count is known to the unit.
  BOOST_TEST(found[1].in_top + found[2].in_top == 1000U);
  BOOST_TEST(found[1].in_top == 318U);
  const auto other = rank::staying_in_top(spec, pool, 2, 2);
  BOOST_TEST(other[1].in_top != found[1].in_top);
  BOOST_TEST(rank::staying_in_top(bar({}), people({}), 2).empty());
}

BOOST_AUTO_TEST_SUITE_END()
