#include "pools.hpp"
#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/pool.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace winloop;
using namespace winloop::test;

BOOST_AUTO_TEST_SUITE(pool)

BOOST_AUTO_TEST_CASE(a_level_code_is_worth_the_mean_of_its_raters) {
  const auto values = level_code::values();
  BOOST_TEST(values[level_code::encode({1, 1})] == 0);
  BOOST_TEST(values[level_code::encode({1, 4})] == 1);
  BOOST_TEST(values[level_code::encode({2, 5})] == 0.5);
  BOOST_TEST(values[level_code::encode({3, 6})] == value_of_level(2));
  BOOST_TEST(std::isnan(values[level_code::unknown]));
  BOOST_TEST(std::isnan(values[level_code::many]));
}

BOOST_AUTO_TEST_CASE(values_become_codes_while_they_fit) {
  std::vector<double> values{0.5, unknown, 0, 1, 0.5};
  const auto few = rank::value_column(values);
  BOOST_TEST(few.exact.empty());
  BOOST_TEST(few.codes[0] == few.codes[4]);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 1) continue;
    BOOST_TEST(few.value[few.codes[i]] == values[i]);
  }
  BOOST_TEST(std::isnan(few.value[few.codes[1]]));

  for (int i = 0; i < 255; ++i) values.push_back(i / 255.0);
  const auto many = rank::value_column(values);
  BOOST_TEST(many.codes.empty());
  BOOST_REQUIRE(many.exact.size() == values.size());
  BOOST_TEST(many.exact[10] == values[10]);
}

BOOST_AUTO_TEST_CASE(facts_make_a_column) {
  std::vector<Candidate> candidates(3);
  candidates[0].facts = {{"years", 9.0}};
  candidates[1].facts = {{"years", 2.0}};
  Criterion criterion;
  criterion.evidence = parse_fact_rule("years >= 5");
  const auto met = rank::fact_column(criterion, candidates);
  BOOST_TEST(met.value[met.codes[0]] == 1);
  BOOST_TEST(met.value[met.codes[1]] == 0);
  BOOST_TEST(std::isnan(met.value[met.codes[2]]));
  criterion.evidence = NumberRule{"years", 0, 10};
  const auto number = rank::fact_column(criterion, candidates);
  BOOST_TEST(number.value[number.codes[0]] == 0.9);
  criterion.evidence = RatingEvidence{};
  BOOST_CHECK_THROW(rank::fact_column(criterion, candidates), Error);
}

BOOST_AUTO_TEST_CASE(positions_by_id) {
  const auto positions = [](const std::vector<std::string>& ids) {
    return rank::positions_by_id(ids.size(), [&](std::uint32_t at) { return ids[at]; });
  };
  BOOST_TEST(positions({"jo", "ana", "kim", "ana-2"}) == (std::vector<std::uint32_t>{2, 0, 3, 1}),
             boost::test_tools::per_element());
  BOOST_TEST(positions({"ana", "jo", "kim"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
