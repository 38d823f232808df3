#include "builder.hpp"
#include <winloop/insight/recall.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::recall_rate;
using insight::View;
using test::Story;
using Kind = ConversationKind;
using Strings = std::vector<std::string>;

namespace {

Story spoken_on(int on, int as_of) {
  Story story(as_of);
  story.candidate("ann").captured("ann", Kind::screen, on);
  return story;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recall)

BOOST_AUTO_TEST_CASE(an_empty_record_has_no_rate) {
  const RecordAsOf record;
  const auto rate = recall_rate(View(record));
  BOOST_TEST(rate.reached == 0);
  BOOST_TEST(!rate.average.has_value());
}

BOOST_AUTO_TEST_CASE(due_from_the_seventh_day_on) {
  auto six = spoken_on(4, 10);
  BOOST_TEST(recall_rate(View(six.record())).due.empty());
  auto seven = spoken_on(3, 10);
  const auto rate = recall_rate(View(seven.record()));
  BOOST_REQUIRE(rate.due.size() == 1U);
  BOOST_TEST(rate.due[0].days == 7);
  BOOST_TEST(rate.reached == 1);
  BOOST_TEST(rate.tested == 0);
}

BOOST_AUTO_TEST_CASE(what_was_captured_by_the_day_against_what_was_said) {
  auto story = spoken_on(1, 20);
  story.wants("mission", "islands").wants("growth", "learn").wants("growth", "learn more");
  story.captured("ann", Kind::checkin, 9).wants("location", "the sea");
  story.recalls("ann", {"compensation", "growth"}, 8);
  story.recalls("ann", {"growth", "mission", "location"}, 9);
  const auto rate = recall_rate(View(story.record()));
  BOOST_REQUIRE(rate.tests.size() == 2U);
  const auto& first = rate.tests[0];
  BOOST_TEST(first.captured == (Strings{"mission", "growth"}), boost::test_tools::per_element());
  BOOST_TEST(first.hits == Strings{"growth"}, boost::test_tools::per_element());
  BOOST_TEST(first.missed == Strings{"mission"}, boost::test_tools::per_element());
  BOOST_TEST(first.beyond == Strings{"compensation"}, boost::test_tools::per_element());
  BOOST_TEST(first.share.value() == 0.5);
  BOOST_TEST(rate.tests[1].hits.size() == 3U);  // captured on the day itself counts
  BOOST_TEST(rate.average.value() == 0.5);      // the first test counts
  BOOST_TEST(rate.tested == 1);
  BOOST_TEST(rate.due.empty());
}

BOOST_AUTO_TEST_CASE(only_the_hiring_manager_counts) {
  auto story = spoken_on(1, 20);
  story.wants("mission", "islands").recalls("ann", {"mission"}, 8, "Rui Sousa");
  auto rate = recall_rate(View(story.record()));
  BOOST_TEST(!rate.tests.at(0).counts);
  BOOST_TEST(rate.tested == 0);
  BOOST_TEST(rate.due.size() == 1U);
  BOOST_TEST(!rate.average.has_value());
  story.recalls("ann", {"mission"}, 9, "hanne");  // an alias, written small
  rate = recall_rate(View(story.record()));
  BOOST_TEST(rate.tested == 1);
  BOOST_TEST(rate.due.empty());
}

BOOST_AUTO_TEST_CASE(nothing_captured_gives_no_share) {
  auto story = spoken_on(1, 20);
  story.recalls("ann", {"mission"}, 8);
  const auto rate = recall_rate(View(story.record()));
  BOOST_TEST(!rate.tests.at(0).share.has_value());
  BOOST_TEST(!rate.average.has_value());
  BOOST_TEST(rate.tested == 1);
}

BOOST_AUTO_TEST_CASE(who_left_before_the_day_is_not_counted) {
  auto story = spoken_on(1, 20);
  story.moved("ann", "they-declined", 7);
  BOOST_TEST(recall_rate(View(story.record())).reached == 0);
  auto later = spoken_on(1, 20);
  later.moved("ann", "they-declined", 8);
  const auto rate = recall_rate(View(later.record()));
  BOOST_TEST(rate.reached == 1);
  BOOST_TEST(rate.due.empty());  // nobody to close any more
}

BOOST_AUTO_TEST_CASE(those_waiting_longest_first_then_by_id) {
  Story story(20);
  for (const auto* id : {"cleo", "bo", "ann"}) story.candidate(id);
  story.captured("bo", Kind::screen, 2).captured("cleo", Kind::screen, 2);
  story.captured("ann", Kind::screen, 3);
  const auto due = recall_rate(View(story.record())).due;
  BOOST_REQUIRE(due.size() == 3U);
  BOOST_TEST(due[0].candidate == "bo");
  BOOST_TEST(due[1].candidate == "cleo");
}

BOOST_AUTO_TEST_CASE(pay_counts_where_they_named_it_and_only_what_is_sure_is_missed) {
  auto story = spoken_on(1, 20);
  story.wants("enjoyment", "I like it").wants("push", "the forms");
  story.record().signals.back().cue = "model:motivation/push";
  story.says(SignalKind::compensation, "expectation", "a nine at the front");
  story.recalls("ann", {"compensation"}, 9);
  const auto sure = recall_rate(View(story.record())).tests.at(0);
  BOOST_TEST(sure.hits == Strings{"compensation"}, boost::test_tools::per_element());
  BOOST_TEST(sure.missed.empty());
  BOOST_TEST(sure.unsure == (Strings{"enjoyment", "push"}), boost::test_tools::per_element());
  BOOST_TEST(sure.share.value() == 1.0);

  story.record().recalls.clear();
  story.recalls("ann", {"growth"}, 9);
  BOOST_TEST(!recall_rate(View(story.record())).tests.at(0).share.has_value());
  story.record().signals.at(1).status = SignalStatus::confirmed;
  BOOST_TEST(recall_rate(View(story.record())).tests.at(0).share.value() == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
