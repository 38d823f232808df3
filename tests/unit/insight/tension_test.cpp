#include "builder.hpp"
#include <winloop/insight/bar.hpp>
#include <winloop/insight/tension.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::View;
using test::Story;
using Kind = ConversationKind;

BOOST_AUTO_TEST_SUITE(tension)

BOOST_AUTO_TEST_CASE(a_must_have_that_removes_people_who_stand_high) {
  Story story(20);
  story.criterion("place", 1, 1.0, FactRule{"location", FactOperator::is, {std::string("Lisbon")}});
  story.criterion("depth", 1, value_of_level(3));
  for (const auto* id : {"ann", "bo", "cleo", "dan", "eva", "fay"}) {
    story.candidate(id).fact(id, "location", std::string("remote")).rated(id, "depth", 3, 1);
  }
  story.fact("cleo", "location", std::string("Lisbon"));
  story.find("dan").stage = "they-declined";
  story.record().ratings[1].level = 1;  // bo fails both
  story.ranked({"ann", "bo", "cleo", "dan", "eva", "fay"}, 5);
  const auto tension = insight::spec_tension(View(story.record()));
  BOOST_REQUIRE(tension.must_haves.size() == 2U);
  const auto& place = tension.must_haves[0];
  BOOST_TEST(place.criterion == "place");
  BOOST_TEST(place.met == 1);
  BOOST_TEST(place.failed == 4);              // dan left by his own will: no must-have held him out
  BOOST_REQUIRE(place.removed.size() == 2U);  // the upper third of six
  BOOST_TEST(place.removed[0].candidate == "ann");
  BOOST_TEST(place.removed[0].rank_by_score.value() == 1);
  BOOST_TEST(place.removed[0].alone);
  BOOST_TEST(!place.removed[1].alone);
  BOOST_TEST(tension.must_haves[1].removed.size() == 1U);
  BOOST_TEST(tension.failing == 4);
}

BOOST_AUTO_TEST_CASE(without_a_score_nobody_stands_high) {
  Story story(20);
  story.criterion("place", 1, 1.0, FactRule{"location", FactOperator::is, {std::string("Lisbon")}});
  story.candidate("ann").fact("ann", "location", std::string("remote"));
  story.ranked({"ann"}, 5);
  BOOST_TEST(insight::spec_tension(View(story.record())).must_haves[0].removed.size() == 1U);
  story.record().rankings.back().standings[0].coverage = 0;
  const View view(story.record());
  BOOST_TEST(
      insight::must_have_counts(view, [](const Candidate&) { return true; })[0].removed.empty());
  const auto alone = insight::criterion_tensions(view)[0].removed_alone;
  BOOST_REQUIRE(alone.size() == 1U);
  BOOST_TEST(!alone[0].score.has_value());
  BOOST_TEST(!alone[0].rank_by_score.has_value());
}

BOOST_AUTO_TEST_CASE(no_ranking_no_tension) {
  Story story(20);
  story.criterion("depth", 1, value_of_level(3)).candidate("ann").rated("ann", "depth", 1, 1);
  BOOST_TEST(insight::spec_tension(View(story.record())).must_haves.empty());
}

BOOST_AUTO_TEST_CASE(criteria_that_nobody_is_rated_on) {
  Story story(20);
  story.criterion("depth", 3).criterion("cost", 1);
  story.criterion("years", 1, {}, NumberRule{"years", 0, 10});
  BOOST_TEST(insight::spec_tension(View(story.record())).unrated.empty());  // nobody to rate
  story.candidate("ann").rated("ann", "depth", 3, 1);
  const auto unrated = insight::spec_tension(View(story.record())).unrated;
  BOOST_REQUIRE(unrated.size() == 2U);
  BOOST_TEST(unrated[0].criterion == "cost");
  BOOST_TEST(unrated[1].criterion == "years");
}

BOOST_AUTO_TEST_CASE(the_bar_not_looked_at) {
  Story story(20);
  story.adopted(6);
  BOOST_TEST(insight::spec_tension(View(story.record())).calibration.due);
  story.record().spec_versions[0].on = test::day(7);
  BOOST_TEST(!insight::spec_tension(View(story.record())).calibration.due);
}

BOOST_AUTO_TEST_CASE(values_by_rating_and_rule) {
  Story story(20);
  story.criterion("depth", 1, value_of_level(3))
      .criterion("years", 1, {}, NumberRule{"years", 0, 10});
  story.candidate("ann").fact("ann", "years", 5.0);
  story.rated("ann", "depth", 4, 1).rated("ann", "depth", 1, 1, "Hanne Dahl");
  const View view(story.record());
  const auto& dossier = view.dossier("ann");
  const auto depth = insight::measure(dossier, view.record().spec.criteria[0]);
  BOOST_TEST(depth.value.value() == 0.5);
  BOOST_TEST(depth.raters == 2);
  BOOST_TEST(name(insight::must_have(dossier, view.record().spec.criteria[0])) == "failed");
  BOOST_TEST(insight::measure(dossier, view.record().spec.criteria[1]).value.value() == 0.5);
  BOOST_TEST(name(insight::must_have(dossier, view.record().spec.criteria[1])) == "none");
}

BOOST_AUTO_TEST_CASE(ratings_missing_from_the_day_after_the_interview) {
  Story story(10);
  story.candidate("ann", "panel").captured("ann", Kind::interview, 9);
  story.present({"Name of ann", "Inês", "hanne", "Rui Sousa", "Somebody"});
  auto missing = insight::missing_ratings(View(story.record()));
  BOOST_REQUIRE(missing.size() == 2U);  // the recruiter rates if they like
  BOOST_TEST(missing[0].interviewer == "Hanne Dahl");
  BOOST_TEST(missing[1].interviewer == "Ines Prat");
  BOOST_TEST(missing[0].days == 1);
  story.rated("ann", "depth", 3, 8, "Ines Prat").rated("ann", "depth", 3, 9, "Hanne");
  missing = insight::missing_ratings(View(story.record()));
  BOOST_REQUIRE(missing.size() == 1U);  // rated before the interview is not rated after it
  BOOST_TEST(missing[0].interviewer == "Ines Prat");
  story.record().as_of = test::day(9);
  BOOST_TEST(insight::missing_ratings(View(story.record())).empty());
  story.record().as_of = test::day(10);
  story.moved("ann", "we-declined", 10);
  BOOST_TEST(insight::missing_ratings(View(story.record())).empty());
}

BOOST_AUTO_TEST_SUITE_END()
