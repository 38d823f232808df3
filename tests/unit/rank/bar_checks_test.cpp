#include "pools.hpp"
#include <winloop/rank/bar_checks.hpp>
#include <winloop/rank/rank.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include <algorithm>

using namespace winloop;
using namespace winloop::test;

namespace {

std::vector<std::vector<double>> draw_values(std::size_t criteria) {
  const auto people = static_cast<std::size_t>(*rc::gen::inRange(2, 7));
  std::vector<std::vector<double>> values;
  for (std::size_t at = 0; at < people; ++at) {
    std::vector<double> row;
    for (std::size_t c = 0; c < criteria; ++c) {
      const int draw = *rc::gen::inRange(0, 6);
      row.push_back(draw > 4 ? unknown : value_of_level(1 + draw % 4));
    }
    values.push_back(row);
  }
  return values;
}

std::vector<std::uint32_t> ranks_by_person(const Spec& spec, const Pool& pool) {
  auto standings = rank::rank(spec, pool, Date{}).standings;
  std::sort(standings.begin(), standings.end(),
            [](const auto& a, const auto& b) { return a.candidate < b.candidate; });
  std::vector<std::uint32_t> ranks;
  for (const auto& standing : standings) ranks.push_back(standing.rank);
  return ranks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bar_checks)

BOOST_AUTO_TEST_CASE(how_a_column_spreads) {
  const auto found =
      rank::spreads(people({{0.5, unknown, 0}, {0.5, unknown, 1}, {unknown, unknown, 1}}));
  BOOST_TEST(found[0].people == 2U);
  BOOST_TEST(found[0].only.value() == 0.5);
  BOOST_TEST(found[1].people == 0U);
  BOOST_TEST(!found[1].only.has_value());
  BOOST_TEST(!found[2].only.has_value());
}

BOOST_AUTO_TEST_CASE(together_counts_only_who_is_known_on_both) {
  const auto pool = people({{0, 0, 1}, {1, 1, 0}, {0.5, unknown, 0.5}, {unknown, 0.5, 0.5}});
  const auto found = rank::moving_together(pool, 2, 0.9);
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].first == 0U);
  BOOST_TEST(found[0].second == 1U);
  BOOST_TEST(found[0].people == 2U);
  BOOST_TEST(rank::moving_together(pool, 3, 0.9).empty());
}

BOOST_AUTO_TEST_CASE(the_only_criterion_decides) {
  BOOST_TEST(rank::weight_decides(bar({1}), people({{0}, {0}}), 0));
  BOOST_TEST(!rank::weight_decides(bar({1, 1}), people({{0, 0}, {1, 1}}), 1));
  BOOST_TEST(rank::weight_decides(bar({1, 1}), people({{0, 1}, {1, 0}}), 1));
  BOOST_TEST(rank::weight_decides(bar({1, 1}), people({{1, 1}, {1, 0}}), 1));  // it breaks a tie
}

RC_BOOST_PROP(what_decides_nothing_at_both_ends_decides_nothing_between, ()) {
  const auto policy = *rc::gen::element(UnknownPolicy::pool_mean, UnknownPolicy::worst);
  auto spec = bar({3, 2, 1}, policy);
  const auto pool = people(draw_values(3));
  if (rank::weight_decides(spec, pool, 2)) return;
  const auto before = ranks_by_person(spec, pool);
  spec.criteria[2].weight = *rc::gen::element(0.0, 0.01, 0.5, 2.0, 4.9, 5.0);
  RC_ASSERT(ranks_by_person(spec, pool) == before);
}

BOOST_AUTO_TEST_SUITE_END()
