#include "talks.hpp"
#include <winloop/insight/hesitations.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::Audience;
using insight::View;
using test::Story;
using test::them;
using test::us;
using Kind = ConversationKind;

namespace {

/// `quote: answer`, best first.
std::vector<std::string> answers(Story& story, const std::vector<insight::Talk>& talks = {}) {
  const View view(story.record(), [&](std::string_view) { return talks; });
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

BOOST_AUTO_TEST_CASE(to_have_spoken_since_is_no_answer) {
  auto story = hesitating();
  story.captured("ann", Kind::interview, 3);  // later on the same day
  const std::vector<insight::Talk> talks{
      test::talk(story, {{us, "Thanks for coming."}, {them, "It was good, thank you, Rui."}})};
  BOOST_TEST(answers(story, talks) == Strings{"the school: unanswered"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(words_that_come_up_again_are_named_with_their_place) {
  auto story = hesitating();
  story.captured("ann", Kind::interview, 5);
  const auto empty = test::talk(story, {{us, "How was the ferry?"}});
  story.captured("ann", Kind::offer, 9);
  const auto talks = std::vector{
      empty, test::talk(story, {{us, "Good to see you."}, {them, "Well. We found a school."}})};
  const View view(story.record(), [&](std::string_view) { return talks; });
  const auto all = insight::hesitations(view, view.dossier("ann"), Audience::team);
  BOOST_TEST(name(all.at(0).answer) == "taken-up");
  BOOST_TEST(all.at(0).again->conversation == 3);
  BOOST_TEST(all.at(0).again->words == "We found a school.");
  BOOST_TEST((all.at(0).again->at == Millis{2000}));
}

BOOST_AUTO_TEST_CASE(names_days_and_words_of_any_talk_are_no_topic) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.hesitates("wants-time", "I told Hanne that I need five days to think");
  story.captured("ann", Kind::checkin, 9);
  const std::vector<insight::Talk> talks{
      test::talk(story, {{us, "Hanne told me that it took five days."}})};
  BOOST_TEST(answers(story, talks).front().ends_with(": unanswered"));
  story.record().signals[0].quote = "the CFO cannot say no";
  const std::vector<insight::Talk> acronym{test::talk(story, {{us, "A CFO can."}})};
  BOOST_TEST(answers(story, acronym).front().ends_with(": taken-up"));
}

BOOST_AUTO_TEST_CASE(one_word_counts_where_it_is_a_thing_in_both) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.hesitates("practical-blocker", "He is a bit tired of Lisbon, my deputy.");
  story.captured("ann", Kind::checkin, 9);
  const auto taken_up = [&](const std::string& words) {
    const auto all = answers(story, {test::talk(story, {{us, words}})});
    return all.front().ends_with(": taken-up");
  };
  BOOST_TEST(!taken_up("With tired people you can't move anything."));
  BOOST_TEST(!taken_up("It isn't a thing that deputy and captain do."));
  BOOST_TEST(taken_up("Has he come round, your deputy?"));
  BOOST_TEST(taken_up("So, how is Lisbon?"));
  BOOST_TEST(taken_up("A deputy, and tired."));
}

BOOST_AUTO_TEST_CASE(of_a_question_of_ours_their_answer_shows_it) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.hesitates("influencer-uncommitted", "My deputy isn't sold.");
  story.captured("ann", Kind::checkin, 9);
  const auto words = [&](const std::vector<std::pair<Role, std::string>>& lines) {
    const std::vector<insight::Talk> talks{test::talk(story, lines)};
    const View view(story.record(), [&](std::string_view) { return talks; });
    const auto all = insight::hesitations(view, view.dossier("ann"), Audience::team);
    return all.at(0).again ? all.at(0).again->words : std::string("-");
  };
  const std::string asked = "Has he come round, your deputy?";
  BOOST_TEST(words({{us, asked}, {them, "He's all for it now. He looked at schools."}}) ==
             "He's all for it now.");
  BOOST_TEST(words({{us, asked}, {us, "Well?"}}) == asked);
  BOOST_TEST(words({{us, asked}}) == asked);
  BOOST_TEST(words({{us, "Your deputy came along."}, {them, "He did."}}) ==
             "Your deputy came along.");
}

BOOST_AUTO_TEST_CASE(talk_among_ourselves_and_unanswered_mail_take_nothing_up) {
  auto story = hesitating();
  const std::vector<std::pair<Role, std::string>> lines{{us, "About the school."}};
  std::vector<insight::Talk> talks;
  const auto add = [&] { talks.push_back(test::talk(story, lines)); };
  story.captured("ann", Kind::debrief, 5);
  add();
  story.captured("ann", Kind::application, 7);
  add();
  story.captured("ann", Kind::message, 8).present({"Rui Sousa"});  // ours, not answered
  add();
  story.captured("ann", Kind::message, 9).present({"Name of ann"});  // hers, not answered
  add();
  BOOST_TEST(answers(story, talks) == Strings{"the school: unanswered"},
             boost::test_tools::per_element());
  story.captured("ann", Kind::message, 10).present({"Name of ann", "Rui Sousa"});
  add();
  BOOST_TEST(answers(story, talks) == Strings{"the school: taken-up"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_that_followed_it_and_was_kept_is_an_answer) {
  auto story = hesitating();
  story.promise("introduce-person", "a parent at the school", 9, CommitmentStatus::kept, 8);
  BOOST_TEST(answers(story) == Strings{"the school: promise-kept"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_on_something_else_stands_beside_it) {
  auto story = hesitating();
  story.promise("other", "She'll call you on Monday", 9, CommitmentStatus::kept, 8);
  const View view(story.record());
  const auto all = insight::hesitations(view, view.dossier("ann"), Audience::team);
  BOOST_TEST(name(all.at(0).answer) == "unanswered");
  BOOST_TEST(all.at(0).kept.size() == 1U);
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
  story.hesitates("wants-time", "the exam");
  story.promise("other", "the exam and the school", 9, CommitmentStatus::kept, 8);
  BOOST_TEST(answers(story) == (Strings{"the exam: promise-kept", "the school: unanswered"}),
             boost::test_tools::per_element());
  // said at the same time, answered together
  story.record().signals[0].at = story.record().signals[1].at;
  BOOST_TEST(answers(story) == (Strings{"the exam: promise-kept", "the school: promise-kept"}),
             boost::test_tools::per_element());
  story.record().signals[0].at.reset();
  story.record().signals[1].at.reset();
  BOOST_TEST(answers(story) == (Strings{"the exam: promise-kept", "the school: unanswered"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_promise_long_after_answers_nothing) {
  auto story = hesitating();
  story.promise("other", "the school: goodbye", 9, CommitmentStatus::kept, 8);
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

BOOST_AUTO_TEST_CASE(the_same_category_alone_is_not_the_same_doubt) {
  auto story = hesitating();
  story.captured("ann", Kind::checkin, 9).hesitates("practical-blocker", "six months' notice");
  BOOST_TEST(
      answers(story) == (Strings{"six months' notice: unanswered", "the school: unanswered"}),
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
