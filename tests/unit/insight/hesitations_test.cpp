#include "builder.hpp"
#include <winloop/insight/hesitations.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::Audience;
using insight::View;
using test::Story;
using Kind = ConversationKind;

namespace {

/// `quote: answer`, best first.
std::vector<std::string> answers(Story& story) {
  const View view(story.record());
  std::vector<std::string> result;
  for (const auto& it : insight::hesitations(view, view.dossier("ann"), Audience::team)) {
    result.push_back(it.signal.quote + ": " + std::string(name(it.answer)));
  }
  return result;
}

std::vector<std::string> open(Story& story) {
  const View view(story.record());
  std::vector<std::string> result;
  for (const auto* it : open_questions(view, view.dossier("ann"), Audience::team)) {
    result.push_back(it->quote);
  }
  return result;
}

Story hesitating() {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.hesitates("practical-blocker", "the school");
  return story;
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(hesitations)

BOOST_AUTO_TEST_CASE(with_nothing_after_it_it_was_not_answered) {
  auto story = hesitating();
  BOOST_TEST(answers(story) == Strings{"the school: unanswered"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_later_conversation_is_an_occasion_and_no_more) {
  auto story = hesitating();
  story.captured("ann", Kind::interview, 3);  // later on the same day
  const View view(story.record());
  const auto all = insight::hesitations(view, view.dossier("ann"), Audience::team);
  BOOST_TEST(name(all.at(0).answer) == "spoken-since");
  BOOST_TEST(all.at(0).since->row == 2);
}

BOOST_AUTO_TEST_CASE(talk_among_ourselves_and_unanswered_mail_are_no_occasion) {
  auto story = hesitating();
  story.captured("ann", Kind::debrief, 5).captured("", Kind::search_review, 6);
  story.captured("ann", Kind::application, 7);
  story.captured("ann", Kind::message, 8).present({"Rui Sousa"});    // ours, not answered
  story.captured("ann", Kind::message, 9).present({"Name of ann"});  // hers, not answered
  BOOST_TEST(answers(story) == Strings{"the school: unanswered"}, boost::test_tools::per_element());
  story.captured("ann", Kind::message, 10).present({"Name of ann", "Rui Sousa"});
  BOOST_TEST(answers(story) == Strings{"the school: spoken-since"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_that_followed_it_and_was_kept_is_an_answer) {
  auto story = hesitating();
  story.promise("introduce-person", "meet a parent here", 9, CommitmentStatus::kept, 8);
  BOOST_TEST(answers(story) == Strings{"the school: promise-kept"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(other_promises_are_none) {
  auto story = hesitating();
  story.promise("introduce-person", "broken", 9, CommitmentStatus::broken, 9);
  story.promise("introduce-person", "open", 9);
  story.promise("schedule-next", "of another kind", 9, CommitmentStatus::kept, 8);
  story.promise("other", "theirs", 9, CommitmentStatus::kept, 8, Role::candidate);
  BOOST_TEST(answers(story) == Strings{"the school: unanswered"}, boost::test_tools::per_element());
  Story before(20);
  before.candidate("ann").captured("ann", Kind::screen, 3);
  before.promise("introduce-person", "before it", 9, CommitmentStatus::kept, 8);
  before.hesitates("practical-blocker", "the school");
  BOOST_TEST(answers(before) == Strings{"the school: unanswered"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_answers_the_nearest_doubt_only) {
  auto story = hesitating();
  story.hesitates("wants-time", "a week").promise("other", "p", 9, CommitmentStatus::kept, 8);
  BOOST_TEST(answers(story) == (Strings{"a week: promise-kept", "the school: unanswered"}),
             boost::test_tools::per_element());
  // said at the same time, answered together
  story.record().signals[0].at = story.record().signals[1].at;
  BOOST_TEST(answers(story) == (Strings{"a week: promise-kept", "the school: promise-kept"}),
             boost::test_tools::per_element());
  story.record().signals[0].at.reset();
  story.record().signals[1].at.reset();
  BOOST_TEST(answers(story) == (Strings{"a week: promise-kept", "the school: unanswered"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_long_after_answers_nothing) {
  auto story = hesitating();
  story.promise("other", "goodbye", 9, CommitmentStatus::kept, 8);
  auto& signals = story.record().signals;
  signals[1].at = *signals[0].at + std::chrono::minutes{2};
  BOOST_TEST(answers(story) == Strings{"the school: promise-kept"},
             boost::test_tools::per_element());
  signals[1].at = *signals[1].at + Millis{1};
  BOOST_TEST(answers(story) == Strings{"the school: unanswered"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_of_another_conversation_answers_nothing) {
  auto story = hesitating();
  story.captured("ann", Kind::message, 4).present({"Rui Sousa"});
  story.promise("other", "elsewhere", 9, CommitmentStatus::kept, 8);
  BOOST_TEST(answers(story) == Strings{"the school: unanswered"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(said_again_means_that_no_answer_held) {
  auto story = hesitating();
  story.promise("introduce-person", "meet a parent here", 9, CommitmentStatus::kept, 8);
  story.captured("ann", Kind::checkin, 9).hesitates("practical-blocker", "still the school");
  story.hesitates("wants-time", "a week");
  BOOST_TEST(answers(story) == (Strings{"a week: unanswered", "still the school: unanswered",
                                        "the school: said-again"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(questions_stay_open_until_answered) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.says(SignalKind::question, "answered", "where?");
  story.says(SignalKind::question, "open", "who?").says(SignalKind::question, "open", "when?");
  story.promise("answer-question", "I'll find out", 5, CommitmentStatus::kept, 5);
  story.says(SignalKind::question, "open", "why?");
  // one promise answers the question nearest before it
  BOOST_TEST(open(story) == (Strings{"who?", "why?"}), boost::test_tools::per_element());
  story.hesitates("wants-time", "a week").promise("other", "p", 5, CommitmentStatus::kept, 5);
  BOOST_TEST(open(story) == (Strings{"who?", "why?"}), boost::test_tools::per_element());
  story.says(SignalKind::question, "open", "how?");
  story.promise("confirm-terms", "p", 5, CommitmentStatus::kept, 5);
  BOOST_TEST(open(story) == (Strings{"who?", "why?"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
