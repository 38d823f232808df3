#include "../store/fixture.hpp"
#include <winloop/loop/measure.hpp>
#include <winloop/rank/rank.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/ratings.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace winloop;
using namespace winloop::test;

namespace {

Spec spec_of_raters(std::string_view raters) {
  return store::read_spec(
      fmt::format("raters: {}\ncriteria:\n  - {{id: craft, must: 2.5}}\n  - {{id: "
                  "own}}\n  - {{id: years, fact: years >= 5}}\n",
                  raters),
      "spec.yaml");
}

double value_in(const PoolColumn& column, std::size_t at) {
  return column.exact.empty() ? column.value[column.codes[at]] : column.exact[at];
}

struct Panel : RecordFixture {
  Panel() {
    for (int number = 0; number < 8; ++number) add(fmt::format("p{}", number));
  }

  void rate(const std::vector<Rating>& ratings) {
    store::Write write(record);
    write.add_ratings(ratings);
    write.commit();
  }

  /// Six people by both: Ann is one above Bo; then each rates one person more, alone.
  std::vector<Rating> by_ann_and_bo() {
    const auto on = day("2026-03-02");
    std::vector<Rating> ratings;
    for (int number = 0; number < 6; ++number) {
      const auto who = fmt::format("p{}", number);
      ratings.push_back({who, "craft", "Ann", 3, "", on});
      ratings.push_back({who, "craft", "Bo", 2, "", on});
    }
    ratings.push_back({"p6", "craft", "Ann", 3, "", on});
    ratings.push_back({"p7", "craft", "Bo", 2, "", on});
    return ratings;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(measure)

BOOST_FIXTURE_TEST_CASE(a_level_counts_less_its_raters_leniency, Panel) {
  rate(by_ann_and_bo());
  const auto on = day("2026-03-02");
  const auto measured = loop::measure(record, spec_of_raters("adjusted"), on);
  BOOST_REQUIRE(measured.raters.size() == 2U);
  BOOST_TEST(measured.raters[0].rater == "Ann");
  BOOST_TEST(measured.raters[0].leniency.value() == 0.272727);
  BOOST_TEST(measured.raters[0].ratings == 7U);
  BOOST_TEST(measured.raters[0].shared == 6U);
  const auto& craft = measured.pool.columns[0];
  BOOST_TEST(value_in(craft, 0) == 0.5);
  BOOST_TEST(value_in(craft, 6) == (3 - 0.272727 - 1) / 3, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(value_in(craft, 7) == (2 + 0.272727 - 1) / 3, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(std::isnan(value_in(measured.pool.columns[1], 0)));
  // A must-have of 2.5 is judged by the 3 and the 2 as they were given.
  BOOST_TEST(craft.as_given[6] == 2.0 / 3);
  BOOST_TEST(craft.as_given[7] == 1.0 / 3);
  BOOST_TEST(measured.pool.columns[1].as_given.empty());
  BOOST_TEST(loop::measure(record, spec_of_raters("averaged"), on).raters.empty());
}

BOOST_FIXTURE_TEST_CASE(ratings_of_later_days_do_not_count, Panel) {
  rate(by_ann_and_bo());
  rate({{"p0", "craft", "Ann", 1, "", day("2026-03-05")}});
  const auto measured = loop::measure(record, spec_of_raters("adjusted"), day("2026-03-02"));
  BOOST_TEST(measured.raters[0].leniency.value() == 0.272727);
  BOOST_TEST(loop::measure(record, spec_of_raters("adjusted"), day("2026-03-05"))
                 .raters[0]
                 .leniency.value() < 0.2);
}

BOOST_FIXTURE_TEST_CASE(who_shares_too_little_is_averaged, Panel) {
  auto ratings = by_ann_and_bo();
  ratings.erase(ratings.begin(), ratings.begin() + 4);
  rate(ratings);
  const auto on = day("2026-03-02");
  const auto adjusted = loop::measure(record, spec_of_raters("adjusted"), on);
  const auto averaged = loop::measure(record, spec_of_raters("averaged"), on);
  BOOST_TEST(adjusted.raters.size() == 2U);
  BOOST_TEST(!adjusted.raters[0].leniency);
  for (std::size_t at = 0; at < averaged.pool.columns.size(); ++at) {
    BOOST_TEST(adjusted.pool.columns[at].codes == averaged.pool.columns[at].codes,
               boost::test_tools::per_element());
    BOOST_TEST(adjusted.pool.columns[at].as_given.empty());
  }
}

BOOST_FIXTURE_TEST_CASE(a_raised_rating_can_cost_more_by_its_raters_other_ones, Panel) {
  // As winloop-rerank(1) says: p6 has Ann alone on craft, which weighs nearly all, and on own
  // beside Bo. Ann raises own; what she said on craft comes to less.
  auto ratings = by_ann_and_bo();
  const auto on = day("2026-03-02");
  ratings.push_back({"p6", "own", "Ann", 2, "", on});
  ratings.push_back({"p6", "own", "Bo", 2, "", on});
  rate(ratings);
  auto spec = spec_of_raters("adjusted");
  spec.criteria[1].weight = 0.01;
  spec.criteria[2].weight = 0;
  const auto before = loop::measure(record, spec, on).pool;
  rate({{"p6", "own", "Ann", 4, "", on}});
  const auto after = loop::measure(record, spec, on).pool;
  BOOST_TEST(value_in(after.columns[1], 6) > value_in(before.columns[1], 6));
  BOOST_TEST(value_in(after.columns[0], 6) < value_in(before.columns[0], 6));
  const auto score_of_p6 = [&](const Pool& pool) {
    const auto ranking = rank::rank(spec, pool, on);
    return std::find_if(ranking.standings.begin(), ranking.standings.end(),
                        [&](const Standing& one) { return one.candidate == pool.rows[6]; })
        ->score;
  };
  BOOST_TEST(score_of_p6(after) < score_of_p6(before));
}

BOOST_FIXTURE_TEST_CASE(the_order_of_import_changes_nothing, Panel) {
  std::mt19937 random(5);
  std::vector<Rating> ratings;
  for (int number = 0; number < 8; ++number) {
    for (const auto* criterion : {"craft", "own"}) {
      for (const auto* rater : {"Ann", "Bo", "Cleo"}) {
        if (random() % 4 == 0) continue;
        ratings.push_back({fmt::format("p{}", number), criterion, rater,
                           1 + static_cast<int>(random() % 4), "", day("2026-03-02")});
      }
    }
  }
  Panel other;
  rate(ratings);
  std::shuffle(ratings.begin(), ratings.end(), random);
  other.rate(ratings);
  const auto spec = spec_of_raters("adjusted");
  const auto on = day("2026-03-02");
  const auto one = loop::measure(record, spec, on);
  const auto two = loop::measure(other.record, spec, on);
  BOOST_REQUIRE(one.raters[0].leniency.has_value());
  for (std::size_t at = 0; at < one.raters.size(); ++at) {
    BOOST_TEST(one.raters[at].rater == two.raters[at].rater);
    BOOST_TEST(one.raters[at].leniency.value() == two.raters[at].leniency.value());
  }
  BOOST_TEST(
      (rank::rank(spec, one.pool, on).standings == rank::rank(spec, two.pool, on).standings));
}

BOOST_AUTO_TEST_SUITE_END()
