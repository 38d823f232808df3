#include "builder.hpp"
#include <winloop/insight/rhythm.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::review_rhythm;
using insight::View;
using test::Story;
using Kind = ConversationKind;

namespace {

std::string beat(const std::vector<int>& reviews, int as_of) {
  Story story(as_of);
  for (const int on : reviews) story.reviewed(on);
  return std::string(name(review_rhythm(View(story.record())).beat));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rhythm)

BOOST_AUTO_TEST_CASE(weekly_is_kept_and_monthly_is_a_status_update) {
  BOOST_TEST(beat({}, 30) == "never");
  BOOST_TEST(beat({4, 11, 18}, 18) == "kept");
  BOOST_TEST(beat({4, 11, 18}, 25) == "kept");
  BOOST_TEST(beat({4, 11, 18}, 26) == "slipping");  // the last one too long ago
  BOOST_TEST(beat({0, 27}, 27) == "slipping");
  BOOST_TEST(beat({0, 28}, 28) == "status-update");
  BOOST_TEST(beat({4, 11}, 39) == "status-update");
}

BOOST_AUTO_TEST_CASE(gaps_over_notes_and_captures_of_the_same_meeting) {
  Story story(24);
  story.captured("", Kind::search_review, 4).reviewed(4).reviewed(11);
  story.captured("", Kind::search_review, 21);
  const auto rhythm = review_rhythm(View(story.record()));
  BOOST_TEST(rhythm.days.size() == 3U);
  BOOST_TEST(rhythm.mean_gap.value() == 8.5);
  BOOST_TEST(rhythm.longest_gap.value() == 10);
  BOOST_TEST(rhythm.since.value() == 3);
  BOOST_TEST(!rhythm.due);
}

BOOST_AUTO_TEST_CASE(the_running_gap_counts_among_the_longest) {
  Story story(40);
  story.adopted(0).adopted(10);
  const auto versions = insight::version_rhythm(View(story.record()));
  BOOST_TEST(versions.longest_gap.value() == 30);
  BOOST_TEST(versions.mean_gap.value() == 10);
  BOOST_TEST(versions.due);
  BOOST_TEST(name(versions.beat) == "slipping");  // a word kept for reviews is not used
  story.captured("", Kind::calibration, 27);
  BOOST_TEST(!insight::calibration_rhythm(View(story.record())).due);  // 13 of 14 days
  BOOST_TEST(insight::version_rhythm(View(story.record())).due);
}

BOOST_AUTO_TEST_SUITE_END()
