#include "pools.hpp"
#include <winloop/base/error.hpp>
#include <winloop/rank/explain.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::test;
namespace tt = boost::test_tools;

BOOST_AUTO_TEST_SUITE(explain)

BOOST_AUTO_TEST_CASE(each_criterion_says_what_it_gives) {
  auto spec = bar({3, 2, 1});
  spec.criteria[2].must = 0.5;
  const auto pool = people({{2.0 / 3, unknown, 1}, {1, 0.5, unknown}, {1.0 / 3, 1, 0}});
  const auto first = rank::explain(spec, pool, 0);
  BOOST_REQUIRE(first.parts.size() == 3U);
  BOOST_TEST(first.parts[0].share == 0.5, tt::tolerance(1e-12));
  BOOST_TEST(first.parts[0].value.value() == 2.0 / 3);
  BOOST_TEST(first.parts[0].score == 1.0 / 3, tt::tolerance(1e-12));
  BOOST_TEST(!first.parts[0].stand_in.has_value());
  BOOST_TEST(!first.parts[1].value.has_value());
  BOOST_TEST(first.parts[1].stand_in.value() == 0.75);
  BOOST_TEST(first.parts[1].low == 0);
  BOOST_TEST(first.parts[1].score == 0.25, tt::tolerance(1e-12));
  BOOST_TEST(first.parts[1].high == 1.0 / 3, tt::tolerance(1e-12));
  BOOST_TEST((first.parts[2].must == MustHaves::met));
  BOOST_TEST((first.parts[0].must == MustHaves::none));
  BOOST_TEST(first.ask_next.value() == 1U);
  BOOST_TEST((rank::explain(spec, pool, 1).must_haves == MustHaves::unknown));
  BOOST_TEST(rank::explain(spec, pool, 1).ask_next.value() == 2U);
  BOOST_TEST((rank::explain(spec, pool, 2).must_haves == MustHaves::failed));
  BOOST_TEST(!rank::explain(spec, pool, 2).ask_next.has_value());
}

BOOST_AUTO_TEST_CASE(under_omit_the_known_share_the_whole_score) {
  const auto spec = bar({3, 2, 1}, UnknownPolicy::omit);
  const auto pool = people({{2.0 / 3, unknown, 1}, {1, 0.5, unknown}});
  const auto first = rank::explain(spec, pool, 0);
  BOOST_TEST(first.parts[0].score == 0.5, tt::tolerance(1e-12));
  BOOST_TEST(first.parts[1].score == 0);
  BOOST_TEST(!first.parts[1].stand_in.has_value());
  BOOST_TEST(first.parts[2].score == 0.25, tt::tolerance(1e-12));
  BOOST_TEST(first.score == 0.75F);
}

BOOST_AUTO_TEST_CASE(nothing_stands_in_for_all_of_somebody) {
  const auto pool = people({{unknown, unknown}, {1, unknown}});
  for (const auto policy : {UnknownPolicy::pool_mean, UnknownPolicy::worst, UnknownPolicy::omit}) {
    const auto explained = rank::explain(bar({1, 1}, policy), pool, 0);
    BOOST_TEST(!explained.has_score());
    for (const auto& part : explained.parts) {
      BOOST_TEST(!part.stand_in.has_value());
      BOOST_TEST(part.score == 0);
      BOOST_TEST(part.high == 0.5);
    }
    BOOST_TEST(rank::explain(bar({1, 1}, policy), pool, 1).has_score());
  }
}

BOOST_AUTO_TEST_CASE(the_question_to_ask_next_is_the_heaviest_then_a_must_have) {
  auto spec = bar({2, 2, 1, 0});
  const auto pool = people({{unknown, unknown, unknown, unknown}, {1, 1, 1, unknown}});
  BOOST_TEST(rank::explain(spec, pool, 0).ask_next.value() == 0U);
  BOOST_TEST(!rank::explain(spec, pool, 1).ask_next.has_value());
  spec.criteria[1].must = 0.5;
  BOOST_TEST(rank::explain(spec, pool, 0).ask_next.value() == 1U);
  spec.criteria[3].must = 0.5;
  BOOST_TEST(rank::explain(spec, pool, 1).ask_next.value() == 3U);
}

BOOST_AUTO_TEST_CASE(nobody_there_is_an_error) {
  BOOST_CHECK_THROW(rank::explain(bar({1}), people({{1}}), 1), Error);
  BOOST_CHECK_THROW(rank::explain(bar({1}), people({{1}}), 0, {}), Error);
}

BOOST_AUTO_TEST_SUITE_END()
