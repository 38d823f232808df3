#include "builder.hpp"
#include <winloop/insight/choices.hpp>
#include <winloop/insight/tension.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::View;
using test::Story;

BOOST_AUTO_TEST_SUITE(choices)

BOOST_AUTO_TEST_CASE(declined_at_a_stage_that_others_got_past) {
  Story story(30);
  for (const auto* id : {"further", "same", "declined", "lost", "early"})
    story.candidate(id, "applied");
  story.moved("further", "panel", 3);
  story.moved("same", "screen", 3);
  story.moved("declined", "screen", 3).moved("declined", "we-declined", 6);
  story.moved("lost", "hm-interview", 4).moved("lost", "they-declined", 8);
  story.moved("early", "we-declined", 2);
  const View view(story.record());
  const auto found = insight::choices(view, 100);
  BOOST_TEST(found.all == 6U);  // declined: further, lost; early: all four others but herself
  BOOST_REQUIRE(found.choices.size() == 6U);
  BOOST_TEST(found.choices[0].declined->candidate->id == "declined");
  BOOST_TEST(found.choices[0].taken->candidate->id == "further");
  BOOST_TEST(found.choices[0].move->from == "screen");
  BOOST_TEST(found.choices[1].taken->candidate->id == "lost");
  BOOST_TEST(found.choices[4].taken->candidate->id == "declined");  // she got past `applied`
  const auto few = insight::choices(view, 4);
  BOOST_TEST(few.all == 6U);
  BOOST_TEST(few.choices.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_ranking_that_says_the_opposite) {
  Story story(30);
  story.candidate("top", "applied").candidate("low", "applied");
  story.moved("top", "we-declined", 3).moved("low", "panel", 4);
  {
    const View view(story.record());
    BOOST_TEST(!insight::contradicts_ranking(insight::choices(view, 9).choices[0]));  // unranked
  }
  story.ranked({"low", "top"}, 5);
  {
    const View view(story.record());
    BOOST_TEST(!insight::contradicts_ranking(insight::choices(view, 9).choices[0]));
  }
  story.ranked({"top", "low"}, 6);
  {
    const View view(story.record());
    BOOST_TEST(insight::contradicts_ranking(insight::choices(view, 9).choices[0]));
  }
  story.record().rankings.back().standings[1].coverage = 0;  // only that nothing is known of them
  const View view(story.record());
  BOOST_TEST(!insight::contradicts_ranking(insight::choices(view, 9).choices[0]));
}

BOOST_AUTO_TEST_CASE(met_failed_and_unknown_on_every_criterion) {
  Story story(30);
  story.criterion("depth", 3, value_of_level(2)).criterion("care", 2);
  story.criterion("place", 1, 1.0, FactRule{"location", FactOperator::is, {std::string("Lisbon")}});
  story.criterion("led", 1, {}, NumberRule{"led", 0, 10});
  for (const auto* id : {"ann", "bo", "cleo", "dan"}) story.candidate(id);
  story.rated("ann", "depth", 1, 1).rated("ann", "care", 4, 1);
  story.rated("bo", "depth", 2, 1).rated("bo", "care", 2, 1);
  story.rated("cleo", "depth", 1, 1);
  story.fact("ann", "location", std::string("Lisbon"));
  story.fact("cleo", "location", std::string("Porto"));
  story.fact("bo", "led", 4.0);
  story.find("dan").stage = "they-declined";
  story.ranked({"ann", "cleo", "bo", "dan"}, 5);
  const auto found = insight::criterion_tensions(View(story.record()));
  BOOST_REQUIRE(found.size() == 4U);
  BOOST_TEST(found[0].must);
  BOOST_TEST(found[0].met == 1);
  BOOST_TEST(found[0].failed == 2);
  BOOST_TEST(found[0].unknown == 0);
  BOOST_REQUIRE(found[0].removed_alone.size() == 1U);  // cleo fails two must-haves
  BOOST_TEST(found[0].removed_alone[0].candidate == "ann");
  BOOST_TEST(found[1].line.value() == value_of_level(3));
  BOOST_TEST(found[1].met == 1);
  BOOST_TEST(found[1].failed == 1);
  BOOST_TEST(found[1].unknown == 1);
  BOOST_TEST(found[1].removed_alone.empty());
  BOOST_TEST(found[2].failed == 1);
  BOOST_TEST(found[2].removed_alone.empty());
  BOOST_TEST(!found[3].line.has_value());
  BOOST_TEST(found[3].met + found[3].failed == 0);
  BOOST_TEST(found[3].unknown == 2);
}

BOOST_AUTO_TEST_SUITE_END()
