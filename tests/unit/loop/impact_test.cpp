#include "insight/builder.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/impact.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;

namespace {

Standing scored(std::uint32_t number, float score, float coverage = 1,
                MustHaves must_haves = MustHaves::met) {
  Standing standing;
  standing.candidate = number;
  standing.score = score;
  standing.coverage = coverage;
  standing.must_haves = must_haves;
  return standing;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(impact)

BOOST_AUTO_TEST_CASE(every_combination_of_two_attributes_stands_also_where_nobody_is) {
  loop::Groups groups;
  groups.attributes = {{"sex", {"man", "woman"}}, {"age", {"older", "younger"}}};
  groups.members = {{"ann", {1, 0}}, {"bea", {1, 1}}, {"cem", {0, 1}}, {"dan", {0, {}}}};
  const loop::Outcomes outcomes{{"ann", true}, {"bea", false}, {"cem", true}, {"dan", false}};
  const auto rates = loop::group_rates(groups, outcomes);
  BOOST_REQUIRE(rates.size() == 8U);
  BOOST_TEST(rates[0].count.members == 2U);
  BOOST_TEST(rates[2].attribute == "age");
  BOOST_TEST(rates[3].count.members == 2U);  // dan's age is not said
  BOOST_TEST(rates[4].attribute == "sex x age");
  BOOST_TEST(rates[4].count.group == "man, older");
  BOOST_TEST(rates[4].count.members == 0U);
  BOOST_TEST(!rates[4].impact.rate.has_value());
  BOOST_TEST(rates[7].count.group == "woman, younger");
  BOOST_TEST(rates[7].impact.below_four_fifths);
}

BOOST_AUTO_TEST_CASE(who_waits_or_withdrew_does_not_count) {
  test::Story story(30);
  for (const auto* id : {"up", "back", "no", "went", "waits", "lost", "gone"})
    story.candidate(id, "applied");
  story.moved("up", "panel", 3).moved("up", "offer", 5);
  story.moved("back", "panel", 3).moved("back", "we-declined", 6);
  story.moved("no", "screen", 3).moved("no", "we-declined", 4);
  story.moved("went", "they-declined", 4);
  story.moved("lost", "panel", 3).moved("lost", "they-declined", 9);
  story.moved("gone", "unspecified", 4);
  const auto& record = story.record();
  const auto found = loop::selected_by(record.search, record.candidates, record.moves, "panel");
  BOOST_TEST(found.at("up").value());
  BOOST_TEST(found.at("back").value());  // reached it, whatever came after
  BOOST_TEST(found.at("lost").value());
  BOOST_TEST(!found.at("no").value());
  for (const auto* id : {"went", "waits", "gone"}) BOOST_TEST(!found.at(id).has_value());
  BOOST_CHECK_THROW(
      loop::selected_by(record.search, record.candidates, record.moves, "we-declined"), Error);
  BOOST_CHECK_THROW(loop::selected_by(record.search, record.candidates, record.moves, "nowhere"),
                    Error);
}

BOOST_AUTO_TEST_CASE(above_the_median_is_not_at_it) {
  const std::vector<std::string> ids{"a", "b", "c", "d"};
  const std::vector<Standing> odd{scored(1, 0.9F), scored(2, 0.5F), scored(3, 0.1F),
                                  scored(4, 0.8F, 0)};
  auto found = loop::scored_above_median(odd, ids);
  BOOST_TEST(found.at("a").value());
  BOOST_TEST(!found.at("b").value());
  BOOST_TEST(!found.at("d").has_value());  // nothing is known: the score is the pool's, not theirs
  const std::vector<Standing> even{scored(1, 0.9F), scored(2, 0.5F), scored(3, 0.5F),
                                   scored(4, 0.1F)};
  found = loop::scored_above_median(even, ids);
  BOOST_TEST(found.at("a").value());
  BOOST_TEST(!found.at("b").value());
}

BOOST_AUTO_TEST_CASE(an_unknown_must_have_counts_neither_way) {
  const std::vector<std::string> ids{"a", "b", "c", "d"};
  const std::vector<Standing> standings{
      scored(1, 1, 1, MustHaves::met), scored(2, 1, 1, MustHaves::failed),
      scored(3, 1, 1, MustHaves::unknown), scored(4, 1, 1, MustHaves::none)};
  const auto found = loop::met_must_haves(standings, ids);
  BOOST_TEST(found.at("a").value());
  BOOST_TEST(!found.at("b").value());
  BOOST_TEST(!found.at("c").has_value());
  BOOST_TEST(!found.at("d").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
