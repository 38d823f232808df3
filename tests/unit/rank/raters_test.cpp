#include <winloop/rank/raters.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace winloop::rank;
namespace tt = boost::test_tools;

namespace {

/// Up to 12 units by so many raters, each rating missing in one case of four.
std::vector<UnitRating> draw_ratings(std::size_t raters) {
  const auto units = static_cast<std::size_t>(*rc::gen::inRange(1, 13));
  std::vector<UnitRating> ratings;
  for (std::size_t unit = 0; unit < units; ++unit) {
    for (std::size_t rater = 0; rater < raters; ++rater) {
      if (*rc::gen::inRange(0, 4) != 0) ratings.push_back({unit, rater, *rc::gen::inRange(1, 5)});
    }
  }
  return ratings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(raters)

BOOST_AUTO_TEST_CASE(leniency_counts_only_what_others_rated_too) {
  // Rater 0 met one person alone, and gave a four: that is no leniency.
  const std::vector<UnitRating> ratings{{0, 0, 4}, {1, 0, 3}, {1, 1, 2},
                                        {1, 2, 1}, {2, 1, 2}, {2, 2, 2}};
  const auto found = leniencies(ratings);
  BOOST_REQUIRE(found.size() == 3U);
  BOOST_TEST(found[0].ratings == 2U);
  BOOST_TEST(found[0].shared == 1U);
  BOOST_TEST(found[0].deviation == 1.5, tt::tolerance(1e-12));
  BOOST_TEST(found[1].deviation == 0, tt::tolerance(1e-12));
  BOOST_TEST(found[2].deviation == -0.75, tt::tolerance(1e-12));
  BOOST_TEST(leniencies({}).empty());
  BOOST_TEST(leniencies(std::vector<UnitRating>{{0, 7, 4}})[0].shared == 0U);
}

BOOST_AUTO_TEST_CASE(who_differ_most_come_first) {
  const std::vector<UnitRating> ratings{{0, 0, 1}, {0, 1, 3}, {0, 2, 1}, {1, 0, 4},
                                        {1, 1, 2}, {2, 0, 2}, {2, 2, 2}};
  const auto pairs = rater_pairs(ratings);
  BOOST_REQUIRE(pairs.size() == 3U);
  BOOST_TEST(pairs[0].first ==
             0U);  // two apart both times, once each way: more shared than 1 and 2
  BOOST_TEST(pairs[0].second == 1U);
  BOOST_TEST(pairs[0].shared == 2U);
  BOOST_TEST(pairs[0].difference == 2);
  BOOST_TEST(pairs[0].offset == 0);
  BOOST_TEST(pairs[1].first == 1U);
  BOOST_TEST(pairs[1].offset == 2);
  BOOST_TEST(pairs[2].difference == 0);
}

RC_BOOST_PROP(two_raters_are_as_lenient_as_the_other_is_severe, ()) {
  const auto ratings = draw_ratings(2);
  const auto found = leniencies(ratings);
  if (found.size() < 2) return;
  RC_ASSERT(found[0].shared == found[1].shared);
  RC_ASSERT(std::abs(found[0].deviation + found[1].deviation) < 1e-12);
  const auto pairs = rater_pairs(ratings);
  RC_ASSERT(pairs.empty() == (found[0].shared == 0));
  if (!pairs.empty()) RC_ASSERT(std::abs(pairs[0].offset - found[0].deviation) < 1e-12);
}

RC_BOOST_PROP(a_rater_who_adds_one_everywhere_is_one_more_lenient, ()) {
  auto ratings = draw_ratings(4);
  const auto before = leniencies(ratings);
  for (auto& rating : ratings) rating.level += rating.rater == 0 ? 1 : 0;
  const auto after = leniencies(ratings);
  for (std::size_t at = 0; at < before.size(); ++at) {
    const double gained = after[at].deviation - before[at].deviation;
    if (before[at].rater == 0 && before[at].shared > 0) RC_ASSERT(std::abs(gained - 1) < 1e-12);
    if (before[at].rater != 0) RC_ASSERT(gained < 1e-12);
  }
}

RC_BOOST_PROP(the_order_of_the_ratings_does_not_matter, ()) {
  const auto ratings = draw_ratings(4);
  auto shuffled = ratings;
  std::reverse(shuffled.begin(), shuffled.end());
  const auto pairs = rater_pairs(ratings);
  const auto again = rater_pairs(shuffled);
  RC_ASSERT(pairs.size() == again.size());
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    RC_ASSERT(pairs[at].first == again[at].first && pairs[at].second == again[at].second);
    RC_ASSERT(pairs[at].difference == again[at].difference);
    RC_ASSERT(std::abs(pairs[at].offset) <= pairs[at].difference);
  }
}

BOOST_AUTO_TEST_SUITE_END()
