#include "pools.hpp"
#include <winloop/rank/movement.hpp>
#include <winloop/rank/rank.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace winloop;
using namespace winloop::test;
namespace tt = boost::test_tools;

namespace {

Ranking standing_as(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& people_and_ranks) {
  Ranking ranking;
  for (const auto& [candidate, its_rank] : people_and_ranks) {
    Standing standing;
    standing.candidate = candidate;
    standing.rank = its_rank;
    standing.score = 1.0F / static_cast<float>(its_rank);
    standing.coverage = 1;
    ranking.standings.push_back(standing);
  }
  return ranking;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(movement)

BOOST_AUTO_TEST_CASE(up_down_new_and_gone) {
  const auto before = standing_as({{7, 1}, {8, 2}, {9, 3}, {5, 4}});
  const auto after = standing_as({{9, 1}, {7, 2}, {6, 3}, {5, 4}});
  const auto found = rank::movements(before, after);
  BOOST_REQUIRE(found.size() == 5U);
  BOOST_TEST((found[0] == rank::Movement{9, 3, 1, rank::Moved::up, 2, 1.0F - 1.0F / 3}));
  BOOST_TEST((found[1] == rank::Movement{7, 1, 2, rank::Moved::down, -1, -0.5F}));
  BOOST_TEST((found[2] == rank::Movement{6, 0, 3, rank::Moved::entered, 0, 0}));
  BOOST_TEST((found[3] == rank::Movement{5, 4, 4, rank::Moved::stayed, 0, 0}));
  BOOST_TEST((found[4] == rank::Movement{8, 2, 0, rank::Moved::gone, 0, 0}));
  BOOST_TEST(name(rank::Moved::entered) == "new");
}

BOOST_AUTO_TEST_CASE(sparse_numbers_are_found_too) {
  const auto before = standing_as({{4'000'000'000, 1}, {3, 2}});
  const auto after = standing_as({{3, 1}, {4'000'000'000, 2}, {4'294'967'295, 3}});
  const auto found = rank::movements(before, after);
  BOOST_REQUIRE(found.size() == 3U);
  BOOST_TEST(found[0].places == 1);
  BOOST_TEST(found[1].places == -1);
  BOOST_TEST((found[2].moved == rank::Moved::entered));
  BOOST_TEST(rank::movements(Ranking{}, after).size() == 3U);
  BOOST_TEST(rank::movements(after, Ranking{}).size() == 3U);
}

BOOST_AUTO_TEST_CASE(causes_add_up_to_the_movement) {
  const auto old_bar = bar({1, 3});
  const auto new_bar = bar({3, 1});
  const auto then = people({{1, 0}, {0, 1}, {0.5, 0.5}});
  const auto now = people({{1, 0}, {0, 1}, {0.5, 1}});
  const auto a = rank::rank(old_bar, then, Date{});
  const auto b = rank::rank(new_bar, then, Date{});
  const auto c = rank::rank(old_bar, now, Date{});
  const auto d = rank::rank(new_bar, now, Date{});
  const rank::Causes causes({a, b, c, d});
  std::vector<std::optional<rank::Cause>> split;
  for (std::size_t i = 0; i < d.standings.size(); ++i) split.push_back(causes.of(i));
  const auto whole = rank::movements(a, d);
  BOOST_REQUIRE(split.size() == 3U);
  for (std::size_t i = 0; i < split.size(); ++i) {
    BOOST_REQUIRE(split[i].has_value());
    BOOST_TEST(split[i]->places_by_bar + split[i]->places_by_evidence == whole[i].places);
    BOOST_TEST(split[i]->score_by_bar + split[i]->score_by_evidence ==
                   static_cast<double>(whole[i].score_delta),
               tt::tolerance(1e-6));
  }
  // 100 rises from the last place to the first by the new bar alone.
  BOOST_TEST(whole[0].candidate == 100U);
  BOOST_TEST(split[0]->places_by_bar == 2);
  BOOST_TEST(split[0]->places_by_evidence == 0);
  // 102 stays second, but not for want of causes: 0.5 to 0.625 by evidence under the new bar,
  // 0.5 to 0.875 under the old one.
  BOOST_TEST(whole[1].candidate == 102U);
  BOOST_TEST(split[1]->score_by_evidence == 0.25, tt::tolerance(1e-9));
  BOOST_TEST(split[1]->score_by_bar == -0.125, tt::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(the_criterion_that_did_most_comes_first) {
  const auto before = bar({1, 1});
  auto after = bar({1, 1, 2});
  after.criteria[0].id = "z";
  const auto changed = rank::changes(before, rank::explain(before, people({{1, 0.5}}), 0), after,
                                     rank::explain(after, people({{0.2, 0.5, 0.3}}), 0));
  BOOST_REQUIRE(changed.size() == 4U);
  // The scores are 0.75 and 0.325, their mean r 0.5375: a -(1 - r) / 2, c (0.3 - r) / 2,
  // z (0.2 - r) / 4, b (0.5 - r) / 4 - (0.5 - r) / 2.
  BOOST_TEST(changed[0].criterion == "a");
  BOOST_TEST(changed[0].delta == -0.23125, tt::tolerance(1e-9));
  BOOST_TEST(changed[1].criterion == "c");
  BOOST_TEST(changed[1].delta == -0.11875, tt::tolerance(1e-9));
  BOOST_TEST(changed[2].criterion == "z");
  BOOST_TEST(changed[3].criterion == "b");
  BOOST_TEST(changed[3].delta == 0.009375, tt::tolerance(1e-9));
  const auto same = rank::explain(before, people({{1, 0.5}}), 0);
  BOOST_TEST(rank::changes(before, same, before, same).empty());
}

BOOST_AUTO_TEST_CASE(more_weight_on_what_somebody_is_good_at_is_a_gain_for_them) {
  const auto before = bar({1, 1});
  const auto after = bar({1, 3});
  const auto pool = people({{1, 0.5}, {0.5, 1}, {0.5, 0.5}});
  const auto tops = rank::top_changes({before, pool}, {after, pool});
  BOOST_REQUIRE(tops.of.size() == 3U);
  BOOST_TEST(tops.of[0].delta < 0);
  BOOST_TEST(tops.of[1].delta > 0);
  BOOST_TEST(!tops.of[2].criterion.has_value());
  auto later = people({{1, 1}});
  later.rows[0] = 999;
  BOOST_TEST(!rank::top_changes({before, pool}, {after, later}).of[0].criterion.has_value());
}

BOOST_AUTO_TEST_CASE(no_change_is_made_of_a_score_that_is_missing) {
  const auto old_bar = bar({1, 0});
  const auto new_bar = bar({1, 1});
  const auto pool = people({{1, 0}, {unknown, 0.5}, {unknown, unknown}});
  const auto before = rank::rank(old_bar, pool, Date{});
  const auto after = rank::rank(new_bar, pool, Date{});
  const rank::Causes causes({before, after, before, after});
  const auto moved = rank::movements(before, after);
  const auto tops = rank::top_changes({old_bar, pool}, {new_bar, pool});
  for (std::size_t i = 0; i < moved.size(); ++i) {
    const bool scored = moved[i].candidate == 100;
    BOOST_TEST(std::isnan(moved[i].score_delta) == !scored);
    BOOST_TEST(std::isnan(causes.of(i)->score_by_bar) == !scored);
    BOOST_TEST(std::isnan(causes.of(i)->score_by_evidence) == !scored);
    BOOST_TEST(causes.of(i)->places_by_bar == moved[i].places);
    BOOST_TEST(tops.of[moved[i].candidate - 100].criterion.has_value() == scored);
  }
  BOOST_TEST(rank::changes(old_bar, rank::explain(old_bar, pool, 1), new_bar,
                           rank::explain(new_bar, pool, 1))
                 .empty());
}

/// More people than one thread takes, every one of them like one of the first few.
BOOST_AUTO_TEST_CASE(a_large_pool_moves_as_a_small_one) {
  const std::vector<std::vector<double>> few{
      {1, 0.2, unknown}, {0.5, 1, 0.3}, {0, 0.4, 1}, {0.9, 0.9, 0.1}, {unknown, unknown, 0.7}};
  constexpr std::size_t copies = 20'011;
  std::vector<std::vector<double>> many;
  for (std::size_t i = 0; i < copies * few.size(); ++i) many.push_back(few[i % few.size()]);
  const auto small = people(few);
  const auto large = people(many);
  const auto before = bar({3, 1, 2});
  const auto after = bar({1, 4, 2});
  const auto small_then = rank::rank(before, small, Date{});
  const auto small_now = rank::rank(after, small, Date{});
  const auto then = rank::rank(before, large, Date{});
  const auto now = rank::rank(after, large, Date{});
  const auto movements = rank::movements(then, now);
  const auto small_movements = rank::movements(small_then, small_now);
  const rank::Causes causes({then, now, then, now});
  const auto tops = rank::top_changes({before, large}, {after, large});
  const auto small_tops = rank::top_changes({before, small}, {after, small});
  std::size_t differ = 0;
  for (std::size_t at = 0; at < now.standings.size(); ++at) {
    const auto& standing = now.standings[at];
    const auto& like = small_now.standings[at / copies];
    const auto& moved = small_movements[at / copies];
    const auto index = (standing.candidate - 100) % few.size();
    const auto cause = causes.of(at);
    const bool same = standing.rank == (like.rank - 1) * copies + 1 &&
                      standing.score == like.score && standing.low == like.low &&
                      (like.candidate - 100) == index &&
                      movements[at].places == moved.places * static_cast<int>(copies) && cause &&
                      cause->places_by_bar == movements[at].places &&
                      tops.of[standing.candidate - 100].criterion == small_tops.of[index].criterion;
    differ += same ? 0 : 1;
  }
  BOOST_TEST(differ == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
