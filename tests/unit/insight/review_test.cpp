#include "builder.hpp"
#include <winloop/insight/review.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::Story;
using Kind = ConversationKind;

namespace {

std::vector<std::string> ids(const insight::ReviewAgenda& agenda) {
  std::vector<std::string> result;
  result.reserve(agenda.candidates.size());
  for (const auto& entry : agenda.candidates) result.push_back(entry.candidate);
  return result;
}

std::vector<std::string> quotes(const std::vector<Signal>& signals) {
  std::vector<std::string> result;
  result.reserve(signals.size());
  for (const auto& signal : signals) result.push_back(signal.quote);
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(review)

BOOST_AUTO_TEST_CASE(an_empty_record_gives_an_empty_agenda) {
  const auto agenda = insight::review(RecordAsOf{});
  BOOST_TEST(agenda.candidates.empty());
  BOOST_TEST(agenda.overdue_elsewhere.empty());
  BOOST_TEST(agenda.losses_without_autopsy.empty());
  BOOST_TEST(agenda.recalls_due.empty());
  BOOST_TEST(agenda.tension.must_haves.empty());
  BOOST_TEST(agenda.tension.unrated.empty());
  BOOST_TEST(!agenda.reviews.since.has_value());
  BOOST_TEST(!agenda.reviews.due);
}

BOOST_AUTO_TEST_CASE(nearest_to_offer_first_then_rank_then_id_and_nobody_who_left) {
  Story story(10);
  story.candidate("eva", "screen").candidate("dan", "screen").candidate("cleo", "panel");
  story.candidate("bo", "offer").candidate("ann", "panel").candidate("zoe", "panel");
  story.candidate("gone", "they-declined")
      .candidate("done", "started")
      .candidate("no", "we-declined");
  story.candidate("yes", "accepted");
  story.ranked({"gone", "zoe", "cleo"}, 5);
  const auto agenda = insight::review(story.record());
  BOOST_TEST(ids(agenda) == (Strings{"yes", "bo", "zoe", "cleo", "ann", "dan", "eva"}),
             boost::test_tools::per_element());
  BOOST_TEST(agenda.candidates[2].rank.value() == 1);
  BOOST_TEST(name(agenda.candidates[2].must_haves) == "met");
  BOOST_TEST(!agenda.candidates[4].rank.has_value());
}

BOOST_AUTO_TEST_CASE(a_stage_that_the_search_no_longer_names_comes_last) {
  Story story(10);
  story.candidate("ann", "trial-day").candidate("bo", "applied");
  const auto agenda = insight::review(story.record());
  BOOST_TEST(ids(agenda) == (Strings{"bo", "ann"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(days_in_the_stage_and_since_we_spoke) {
  Story story(20);
  story.candidate("ann", "screen", 2).moved("ann", "panel", 12);
  story.captured("ann", Kind::screen, 5).captured("ann", Kind::debrief, 19);
  const auto entry = insight::review(story.record()).candidates.at(0);
  BOOST_TEST(entry.days_in_stage == 8);
  BOOST_TEST(entry.silence.days == 15);  // the debrief was without her
  BOOST_TEST(entry.silence.last->row == 1);
  BOOST_TEST(entry.silence.quiet);
}

BOOST_AUTO_TEST_CASE(the_argument_or_what_is_missing_of_it) {
  Story story(10);
  story.candidate("ann").candidate("bo").candidate("cleo").candidate("dan");
  story.judgement("bo").argument = Argument{"", " ", "", "", {}};
  story.judgement("cleo").argument = Argument{"them", "us", "", "", {"words"}};
  story.judgement("dan").argument = test::whole_argument({"words"});
  const auto agenda = insight::review(story.record());
  BOOST_TEST(!agenda.candidates[0].argument.argument.has_value());
  BOOST_TEST(agenda.candidates[0].argument.missing.size() == 5U);
  BOOST_TEST(!agenda.candidates[1].argument.argument.has_value());
  BOOST_TEST(agenda.candidates[2].argument.missing == (Strings{"why now", "what could lose them"}),
             boost::test_tools::per_element());
  BOOST_TEST(agenda.candidates[3].argument.missing.empty());
}

BOOST_AUTO_TEST_CASE(confirmed_first_newest_first_one_a_category_unless_newer_says_more) {
  Story story(30);
  story.candidate("ann");
  story.captured("ann", Kind::screen, 1).wants("growth", "to learn the engine room");
  story.says(SignalKind::motivation, "autonomy", "to decide", SignalStatus::confirmed);
  story.captured("ann", Kind::interview, 5).wants("growth", "to learn");
  story.wants("mission", "the islands");
  story.captured("ann", Kind::checkin, 9).wants("autonomy", "decide");
  story.wants("location", "near the sea");
  const auto quoted = [&] {
    return quotes(insight::review(story.record()).candidates.at(0).motivations);
  };
  BOOST_TEST(quoted() == (Strings{"to decide", "near the sea", "the islands"}),
             boost::test_tools::per_element());
  // a newer one of a category already told is let in when it says more
  story.captured("ann", Kind::checkin, 12);
  story.wants("autonomy", "to decide what sails and what waits");
  BOOST_TEST(
      quoted() == (Strings{"to decide", "to decide what sails and what waits", "near the sea"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_our_side_says_is_not_what_they_want) {
  Story story(10);
  story.candidate("ann").captured("ann", Kind::interview, 1);
  for (const auto role : {Role::recruiter, Role::hiring_manager, Role::interviewer, Role::other}) {
    story.says(SignalKind::motivation, "growth", "ours", SignalStatus::confirmed, role);
  }
  story.says(SignalKind::motivation, "growth", "unmapped", SignalStatus::noticed, Role::unknown);
  BOOST_TEST(
      quotes(insight::review(story.record()).candidates.at(0).motivations) == (Strings{"unmapped"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_said_when_it_is_over_is_for_the_autopsy) {
  Story story(10);
  story.candidate("ann").captured("ann", Kind::loss_autopsy, 1).wants("growth", "get better");
  story.hesitates("wants-time", "no").says(SignalKind::competing_offer, "offer", "signed");
  const auto entry = insight::review(story.record()).candidates.at(0);
  BOOST_TEST(entry.motivations.empty());
  BOOST_TEST(entry.hesitations.empty());
  BOOST_TEST(entry.competing.empty());
}

BOOST_AUTO_TEST_CASE(promises_overdue_by_side_and_due_this_week) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 10);
  story.promise("answer-question", "yesterday", 19).promise("feedback-by", "today", 20);
  story.promise("introduce-person", "in six days", 26).promise("exec-call", "in seven days", 27);
  story.promise("decision-by", "theirs", 15, CommitmentStatus::open, -1, Role::candidate);
  story.promise("other", "nobody's", 16, CommitmentStatus::open, -1, Role::other);
  story.promise("other", "kept", 12, CommitmentStatus::kept, 13);
  story.promise("other", "some day");
  const auto entry = insight::review(story.record()).candidates.at(0);
  BOOST_REQUIRE(entry.overdue_ours.size() == 1U);
  BOOST_TEST(entry.overdue_ours[0].commitment.what == "yesterday");
  BOOST_TEST(entry.overdue_ours[0].days_overdue == 1);
  BOOST_REQUIRE(entry.overdue_theirs.size() == 2U);
  BOOST_TEST(entry.overdue_theirs[0].commitment.what == "theirs");
  BOOST_TEST(name(entry.overdue_theirs[1].side) == "unclear");
  BOOST_REQUIRE(entry.due_this_week.size() == 2U);
  BOOST_TEST(entry.due_this_week[0].commitment.what == "today");
  BOOST_TEST(entry.due_this_week[1].commitment.what == "in six days");
}

BOOST_AUTO_TEST_CASE(what_is_overdue_about_nobody_in_play_stands_apart) {
  Story story(20);
  story.candidate("left").captured("left", Kind::interview, 3);
  story.promise("feedback-by", "we will tell you", 5).promise("other", "moot", 5);
  story.promise("decision-by", "moot too", 5, CommitmentStatus::open, -1, Role::candidate);
  story.moved("left", "they-declined", 6);
  story.captured("", Kind::intake, 4).promise("feedback-by", "scorecards in a day", 5);
  const auto agenda = insight::review(story.record());
  BOOST_REQUIRE(agenda.overdue_elsewhere.size() == 2U);
  BOOST_TEST(agenda.overdue_elsewhere[0].commitment.what == "we will tell you");
  BOOST_TEST(agenda.overdue_elsewhere[1].commitment.what == "scorecards in a day");
}

BOOST_AUTO_TEST_CASE(the_rest_of_the_agenda) {
  Story story(30);
  story.candidate("ann").captured("ann", Kind::screen, 20);
  story.candidate("left").moved("left", "reneged", 25);
  story.candidate("known")
      .moved("known", "they-declined", 26)
      .autopsy("known", LossCause::location);
  story.reviewed(16).reviewed(23);
  const auto agenda = insight::review(story.record());
  BOOST_REQUIRE(agenda.losses_without_autopsy.size() == 1U);
  BOOST_TEST(agenda.losses_without_autopsy[0].candidate == "left");
  BOOST_REQUIRE(agenda.recalls_due.size() == 1U);
  BOOST_TEST(agenda.recalls_due[0].candidate == "ann");
  BOOST_TEST(agenda.reviews.since.value() == 7);
  BOOST_TEST(agenda.reviews.due);
}

BOOST_AUTO_TEST_SUITE_END()
