#include <winloop/rank/raters.hpp>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

using namespace winloop::rank;
namespace tt = boost::test_tools;

namespace {

/// From 16 units by so many raters, each rating missing in one case of four: nearly always all
/// share enough.
std::vector<UnitRating> draw_ratings(std::uint32_t raters) {
  const auto units = static_cast<std::uint32_t>(*rc::gen::inRange(16, 30));
  std::vector<UnitRating> ratings;
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    for (std::uint32_t rater = 0; rater < raters; ++rater) {
      if (*rc::gen::inRange(0, 4) != 3) ratings.push_back({unit, rater, *rc::gen::inRange(1, 5)});
    }
  }
  return ratings;
}

/// Sparser: by some of the raters only, so that there are chains, islands and those with too few.
std::vector<UnitRating> draw_sparse_ratings() {
  const auto raters = static_cast<std::uint32_t>(*rc::gen::inRange(2, 9));
  const auto units = static_cast<std::uint32_t>(*rc::gen::inRange(5, 60));
  std::vector<UnitRating> ratings;
  for (std::uint32_t unit = 0; unit < units; ++unit) {
    const auto first = static_cast<std::uint32_t>(*rc::gen::inRange<int>(0, int(raters)));
    const auto count = static_cast<std::uint32_t>(*rc::gen::inRange(1, 4));
    for (auto rater = first; rater < std::min(first + count, raters); ++rater)
      ratings.push_back({unit, rater, *rc::gen::inRange(1, 5)});
  }
  return ratings;
}

/// By rater; 0 for those who get none.
std::map<std::uint32_t, double> leniency_by_rater(const std::vector<UnitRating>& ratings,
                                                  double ridge = leniency_ridge) {
  std::map<std::uint32_t, double> result;
  for (const auto& one : leniencies(ratings, ridge)) result[one.rater] = one.leniency.value_or(0);
  return result;
}

/// What each unit comes to, not yet cut.
std::map<std::uint32_t, double> adjusted_levels(const std::vector<UnitRating>& ratings,
                                                double ridge = leniency_ridge) {
  const auto leniency = leniency_by_rater(ratings, ridge);
  std::map<std::uint32_t, std::pair<double, int>> sums;
  for (const auto& rating : ratings) {
    auto& [sum, count] = sums[rating.unit];
    sum += rating.level - leniency.at(rating.rater);
    ++count;
  }
  std::map<std::uint32_t, double> result;
  for (const auto& [unit, sum] : sums) result[unit] = sum.first / sum.second;
  return result;
}

/// Who is linked with whom by units that both rated: each rater's smallest fellow.
std::map<std::uint32_t, std::uint32_t> islands(const std::vector<UnitRating>& ratings) {
  std::map<std::uint32_t, std::uint32_t> island;
  for (const auto& rating : ratings) island[rating.rater] = rating.rater;
  for (std::size_t round = 0; round < island.size(); ++round) {
    for (const auto& pair : rater_pairs(ratings))
      island[pair.first] = island[pair.second] = std::min(island[pair.first], island[pair.second]);
  }
  return island;
}

/// A rounding of each leniency to the grid.
constexpr double grid_error = 1e-5;

}  // namespace

BOOST_AUTO_TEST_SUITE(raters)

BOOST_AUTO_TEST_CASE(two_raters_by_hand) {
  // Six shared, rater 0 higher by 1 in each: 6 / (6 + 5) of it is believed, half on each side. A
  // four that rater 0 gave alone is no leniency.
  std::vector<UnitRating> ratings{{9, 0, 4}};
  for (std::uint32_t unit = 0; unit < 6; ++unit) {
    ratings.push_back({unit, 0, 3});
    ratings.push_back({unit, 1, 2});
  }
  const auto found = leniencies(ratings);
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].ratings == 7U);
  BOOST_TEST(found[0].shared == 6U);
  BOOST_TEST(found[0].leniency.value() == 0.272727);
  BOOST_TEST(found[1].leniency.value() == -0.272727);
  BOOST_TEST(leniencies(ratings, 0)[0].leniency.value() == 0.5);
}

BOOST_AUTO_TEST_CASE(a_chain_of_three_by_hand) {
  // 0 and 1 share six, 1 and 2 share six; 0 is one above 1, 1 is one above 2. Without a penalty
  // the three are 1, 0 and -1 though 0 and 2 never met; with it the equations are
  //   (3 + 5) a - 3 b = 3,  -3 a + (6 + 5) b - 3 c = 0,  -3 b + (3 + 5) c = -3.
  std::vector<UnitRating> ratings;
  for (std::uint32_t unit = 0; unit < 6; ++unit) {
    ratings.insert(ratings.end(), {{unit, 0, 4}, {unit, 1, 3}});
    ratings.insert(ratings.end(), {{unit + 6, 1, 3}, {unit + 6, 2, 2}});
  }
  const auto plain = leniencies(ratings, 0);
  BOOST_TEST(plain[0].leniency.value() == 1);
  BOOST_TEST(plain[1].leniency.value() == 0);
  BOOST_TEST(plain[2].leniency.value() == -1);
  const auto shrunk = leniencies(ratings);
  BOOST_TEST(shrunk[0].leniency.value() == 0.375);
  BOOST_TEST(shrunk[1].leniency.value() == 0);
  BOOST_TEST(shrunk[2].leniency.value() == -0.375);
}

BOOST_AUTO_TEST_CASE(too_few_shared_ratings_get_no_leniency) {
  std::vector<UnitRating> ratings;
  for (std::uint32_t unit = 0; unit < 4; ++unit) {
    ratings.push_back({unit, 0, 4});
    ratings.push_back({unit, 1, 1});
  }
  BOOST_TEST(!leniencies(ratings)[0].leniency);
  BOOST_TEST(leniencies(ratings)[0].shared == 4U);
  ratings.insert(ratings.end(), {{4, 0, 4}, {4, 1, 1}});
  BOOST_TEST(leniencies(ratings)[0].leniency.has_value());
  // 2 shares five with 3, 4 and 5, none of whom shares as many: what they say is not enough.
  std::vector<UnitRating> scattered;
  for (std::uint32_t unit = 0; unit < 5; ++unit) {
    scattered.push_back({unit, 2, 4});
    scattered.push_back({unit, 3 + unit % 3, 1});
  }
  for (const auto& one : leniencies(scattered)) BOOST_TEST(!one.leniency);
  BOOST_TEST(leniencies(scattered)[0].shared == 5U);
  BOOST_TEST(leniencies({}).empty());
  BOOST_TEST(leniencies(std::vector<UnitRating>{{0, 7, 4}})[0].rater == 7U);
  BOOST_TEST(leniencies(std::vector<UnitRating>{{0, 7, 4}})[0].shared == 0U);
}

BOOST_AUTO_TEST_CASE(the_mean_is_cut_and_not_each_level) {
  BOOST_TEST(plain_value(std::vector<GivenLevel>{{4, 0.5}, {3, -0.2}}) == 2.5 / 3);
  BOOST_TEST(adjusted_value(std::vector<GivenLevel>{{4, 0.5}, {3, -0.2}}) == (3.35 - 1) / 3,
             tt::tolerance(1e-15));
  BOOST_TEST(adjusted_value(std::vector<GivenLevel>{{4, -0.5}, {3, 0.5}}) == (3.5 - 1) / 3);
  BOOST_TEST(adjusted_value(std::vector<GivenLevel>{{4, -0.1}}) == 1);
  BOOST_TEST(adjusted_value(std::vector<GivenLevel>{{1, 2}}) == 0);
  BOOST_TEST(adjusted_value(std::vector<GivenLevel>{{2}, {2}, {3}}) ==
             plain_value(std::vector<GivenLevel>{{2}, {2}, {3}}));
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

RC_BOOST_PROP(leniencies_of_linked_raters_sum_to_nothing, ()) {
  const auto ratings = draw_sparse_ratings();
  std::map<std::uint32_t, double> sums;
  auto island = islands(ratings);
  for (const auto& [rater, leniency] : leniency_by_rater(ratings)) sums[island[rater]] += leniency;
  for (const auto& [first, sum] : sums) RC_ASSERT(std::abs(sum) < grid_error);
}

RC_BOOST_PROP(leniencies_minimise_what_they_say_they_do, ()) {
  // The penalised sum, with the best qualities for the leniencies, grows in every direction.
  const auto ratings = draw_ratings(4);
  const auto found = leniencies(ratings);
  RC_PRE(std::all_of(found.begin(), found.end(), [](const auto& one) { return one.leniency; }));
  auto leniency = leniency_by_rater(ratings);
  const auto loss = [&] {
    std::map<std::uint32_t, std::vector<double>> units;
    for (const auto& rating : ratings)
      units[rating.unit].push_back(rating.level - leniency[rating.rater]);
    double sum = 0;
    for (const auto& [unit, rests] : units) {
      double mean = 0;
      for (const double rest : rests) mean += rest / static_cast<double>(rests.size());
      for (const double rest : rests) sum += (rest - mean) * (rest - mean);
    }
    for (const auto& [rater, one] : leniency) sum += leniency_ridge * one * one;
    return sum;
  };
  const double least = loss();
  for (auto& [rater, one] : leniency) {
    for (const double step : {0.001, -0.001}) {
      one += step;
      RC_ASSERT(loss() > least);
      one -= step;
    }
  }
}

RC_BOOST_PROP(without_a_penalty_a_constant_of_one_rater_changes_no_order, ()) {
  // Everybody's adjusted level changes by the same.
  auto ratings = draw_ratings(4);
  const auto found = leniencies(ratings);
  RC_PRE(found.size() == 4U);
  RC_PRE(std::all_of(found.begin(), found.end(), [](const auto& one) { return one.leniency; }));
  auto island = islands(ratings);
  RC_PRE(std::all_of(island.begin(), island.end(), [](auto& one) { return one.second == 0; }));
  const auto before = adjusted_levels(ratings, 0);
  for (auto& rating : ratings) rating.level += rating.rater == 2 ? 1 : 0;
  auto after = adjusted_levels(ratings, 0);
  const double all = after.begin()->second - before.begin()->second;
  for (const auto& [unit, level] : after)
    RC_ASSERT(std::abs(level - before.at(unit) - all) < grid_error);
}

RC_BOOST_PROP(with_it_a_part_of_the_constant_is_left, ()) {
  auto ratings = draw_sparse_ratings();
  const auto before = leniency_by_rater(ratings);
  for (auto& rating : ratings) rating.level += rating.rater == 1 ? 1 : 0;
  for (const auto& [rater, leniency] : leniency_by_rater(ratings)) {
    const double gained = leniency - before.at(rater);
    if (rater == 1) RC_ASSERT(gained > -grid_error && gained < 1);
    if (rater != 1) RC_ASSERT(gained < grid_error);
  }
}

RC_BOOST_PROP(raising_a_rating_never_lowers_its_unit, ()) {
  auto ratings = draw_sparse_ratings();
  const auto which =
      static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(ratings.size())));
  const auto before = adjusted_levels(ratings);
  ++ratings[which].level;
  RC_ASSERT(adjusted_levels(ratings).at(ratings[which].unit) > before.at(ratings[which].unit));
}

RC_BOOST_PROP(leniency_does_not_depend_on_the_order_of_the_ratings, ()) {
  const auto ratings = draw_sparse_ratings();
  auto shuffled = ratings;
  std::mt19937 random(static_cast<unsigned>(*rc::gen::inRange(0, 1000)));
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  RC_ASSERT(leniency_by_rater(shuffled) == leniency_by_rater(ratings));
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
