#include <winloop/loop/agreement.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace winloop;
using loop::AlphaReading;

namespace {

Spec rated_bar() {
  Spec spec;
  spec.criteria.push_back({"depth", "Depth", 3, RatingEvidence{}, {}, {}});
  spec.criteria.push_back({"years", "Years", 1, NumberRule{"years", 0, 10}, {}, {}});
  spec.criteria.push_back({"care", "Care", 1, RatingEvidence{}, {}, {}});
  return spec;
}

/// Both raters on `depth`, one candidate a pair of levels.
std::vector<Rating> rated_by_two(const std::vector<std::pair<int, int>>& levels) {
  std::vector<Rating> ratings;
  for (std::size_t at = 0; at < levels.size(); ++at) {
    const auto who = fmt::format("p{:02}", at);
    ratings.push_back({who, "depth", "Ann", levels[at].first, "", {}});
    ratings.push_back({who, "depth", "Bo", levels[at].second, "", {}});
  }
  return ratings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rater_agreement)

BOOST_AUTO_TEST_CASE(nine_pairs_are_too_few_and_ten_are_not) {
  std::vector<std::pair<int, int>> levels(9, {3, 2});
  levels[0] = {1, 1};
  const auto nine = loop::rater_agreement(rated_bar(), rated_by_two(levels));
  BOOST_REQUIRE(nine.criteria.size() == 2U);  // years is no rating
  BOOST_TEST(nine.criteria[0].pairs == 9U);
  BOOST_TEST(!nine.criteria[0].alpha.has_value());
  BOOST_TEST(name(nine.criteria[0].reading) == "too-few");
  levels.emplace_back(3, 3);
  const auto ten = loop::rater_agreement(rated_bar(), rated_by_two(levels));
  BOOST_TEST(ten.criteria[0].alpha.has_value());
  BOOST_TEST(ten.overall.pairs == 10U);
  BOOST_TEST(ten.criteria[1].units == 0U);
  BOOST_TEST(name(ten.criteria[1].reading) == "too-few");
}

BOOST_AUTO_TEST_CASE(one_panel_about_one_person_is_no_agreement) {
  std::vector<Rating> ratings;
  for (const auto* rater : {"Ann", "Bo", "Cleo", "Dan", "Eva"})
    ratings.push_back({"p00", "depth", rater, rater[0] == 'A' ? 1 : 4, "", {}});
  const auto found = loop::rater_agreement(rated_bar(), ratings);
  BOOST_TEST(found.overall.pairs == 10U);
  BOOST_TEST(!found.overall.alpha.has_value());
}

BOOST_AUTO_TEST_CASE(all_alike_is_not_agreement) {
  const auto found = loop::rater_agreement(
      rated_bar(), rated_by_two(std::vector<std::pair<int, int>>(12, {3, 3})));
  BOOST_TEST(!found.criteria[0].alpha.has_value());
  BOOST_TEST(name(found.criteria[0].reading) == "alike");
  BOOST_REQUIRE(found.pairs.size() == 1U);
  BOOST_TEST(found.pairs[0].widest.empty());
}

BOOST_AUTO_TEST_CASE(readings_by_krippendorffs_lines) {
  std::vector<std::pair<int, int>> levels;
  for (int at = 0; at < 12; ++at) levels.emplace_back(1 + at % 4, 1 + at % 4);
  BOOST_TEST(name(loop::rater_agreement(rated_bar(), rated_by_two(levels)).overall.reading) ==
             "reliable");
  for (auto& [ann, bo] : levels) bo = 5 - ann;
  const auto worse = loop::rater_agreement(rated_bar(), rated_by_two(levels)).overall;
  BOOST_TEST(worse.alpha.value() < 0);
  BOOST_TEST(name(worse.reading) == "unreliable");
}

BOOST_AUTO_TEST_CASE(whom_to_calibrate_with_whom_and_on_what) {
  auto ratings = rated_by_two({{3, 3}, {4, 1}, {3, 2}, {3, 3}, {2, 1}});
  ratings.push_back({"p00", "depth", "Cleo", 1, "", {}});
  ratings.push_back({"p00", "gone", "Cleo", 4, "", {}});  // no longer in the bar
  const auto found = loop::rater_agreement(rated_bar(), ratings);
  BOOST_REQUIRE(found.pairs.size() == 1U);
  BOOST_TEST(found.pairs_too_few == 2U);
  const auto& pair = found.pairs[0];
  BOOST_TEST(pair.first == "Ann");
  BOOST_TEST(pair.difference == 1);
  BOOST_TEST(pair.offset == 1);
  BOOST_REQUIRE(pair.widest.size() == 3U);
  BOOST_TEST(pair.widest[0].first.candidate == "p01");
  BOOST_TEST(pair.widest[0].first.level == 4);
  BOOST_TEST(pair.widest[0].second.rater == "Bo");
  BOOST_REQUIRE(found.raters.size() == 3U);
  BOOST_TEST(found.raters[0].rater == "Ann");
  BOOST_TEST(found.raters[2].rater == "Cleo");
  BOOST_TEST(!found.raters[2].leniency.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
