#include "talks.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/answered.hpp>
#include <winloop/insight/follow_up.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::FollowUp;
using insight::Talk;
using test::Story;
using test::them;
using test::us;
using Kind = ConversationKind;

namespace {

Story screened() {
  Story story(20);
  story.candidate("ann", "panel").captured("ann", Kind::screen, 3);
  return story;
}

FollowUp found(Story& story, const std::vector<Talk>& talks = {}) {
  return insight::follow_up(story.record(), talks, "ann");
}

/// What was said since to a question about parental leave, in one later conversation.
std::string since(const std::vector<std::pair<Role, std::string>>& lines) {
  auto story = screened();
  story.says(SignalKind::question, "open", "Do you do something on parental leave, over the law?");
  const auto before = test::talk(story, {{us, "Our parental leave is the law and no more."}});
  story.captured("ann", Kind::offer, 6);
  story.promise("answer-question", "I'll ask about parental leave", 7, CommitmentStatus::open);
  const auto page = found(story, {before, test::talk(story, lines)});
  const auto& answer = page.questions.at(0).since;
  return answer ? answer->words : "nothing";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(follow_up)

BOOST_AUTO_TEST_CASE(it_refers_to_the_newest_day_only) {
  auto story = screened();
  story.wants("mission", "the islands");
  story.captured("ann", Kind::interview, 5).wants("growth", "to learn");
  story.captured("ann", Kind::interview, 5).hesitates("practical-blocker", "the school");
  const auto page = found(story);
  BOOST_TEST(page.talks.size() == 2U);
  BOOST_TEST(page.wants.size() == 1U);
  BOOST_TEST(page.wants.at(0).words == "to learn");
  BOOST_TEST(page.doubts.at(0).words == "the school");
}

BOOST_AUTO_TEST_CASE(a_debrief_or_an_autopsy_is_no_talk_to_follow_up) {
  auto story = screened();
  story.captured("ann", Kind::debrief, 6).captured("ann", Kind::loss_autopsy, 7);
  BOOST_TEST(found(story).talks.at(0).row == 1);
}

BOOST_AUTO_TEST_CASE(what_their_employer_would_do_is_not_quoted_back) {
  auto story = screened();
  story.wants("recognition", "My boss says there's a group role coming and it's got my name on it");
  story.hesitates("influencer-uncommitted", "My husband isn't sure");
  BOOST_TEST(found(story).wants.empty());
  BOOST_TEST(found(story).doubts.empty());
}

BOOST_AUTO_TEST_CASE(promises_from_before_they_accepted_are_counted_only) {
  auto story = screened();
  story.promise("other", "the ferry table", 4).moved("ann", "accepted", 9);
  story.captured("ann", Kind::checkin, 10).promise("other", "the first day's papers", 12);
  const auto page = found(story);
  BOOST_TEST(page.folded == 1U);
  BOOST_REQUIRE(page.owed.size() == 1U);
  BOOST_TEST(page.owed[0].said->words == "the first day's papers");
}

BOOST_AUTO_TEST_CASE(pay_other_offers_and_circumstances_are_not_referred_to) {
  auto story = screened();
  const std::string told = "my mother is ill and I have to be near the hospital";
  story.wants(std::string(sensitive_category), told).wants("compensation", "a hundred");
  story.hesitates("competing-process", "the others").hesitates("practical-blocker", told);
  story.says(SignalKind::question, "open", "can I leave when my mother is ill");
  story.promise("other", "I'll ask, since your mother is ill and I have to be near the hospital",
                4);
  const auto page = found(story);
  BOOST_TEST(page.wants.empty());
  BOOST_TEST(page.doubts.empty());
  BOOST_TEST(page.questions.empty());
  BOOST_TEST(page.owed.empty());
}

BOOST_AUTO_TEST_CASE(we_owe_what_is_open_and_was_promised_to_them) {
  auto story = screened();
  story.promise("other", "late", 4).promise("other", "done", 4, CommitmentStatus::kept, 4);
  story.promise("other", "theirs", 4, CommitmentStatus::open, -1, Role::candidate);
  story.captured("ann", Kind::debrief, 6).present({"Rui Sousa", "Hanne Dahl"});
  story.promise("other", "I'll tell Hanne why not", 7);
  auto by_hand = story.record().commitments.front();
  by_hand.row = 99;
  by_hand.what = "by hand";
  by_hand.conversation = 0;
  by_hand.signal = 0;
  by_hand.due = test::day(30);
  story.record().commitments.push_back(by_hand);
  const auto page = found(story);
  BOOST_TEST(page.owed.size() == 2U);
  BOOST_TEST(page.owed.at(0).promise.commitment.what == "by hand");
  BOOST_TEST(!page.owed.at(0).said.has_value());
  BOOST_TEST(page.owed.at(1).said.value().words == "late");
  BOOST_TEST(page.owed.at(1).promise.days_overdue == 16);
}

BOOST_AUTO_TEST_CASE(what_came_up_again_is_owed_last_and_the_newest_first) {
  auto story = screened();
  story.promise("other", "I'll send the ferry table", 4).promise("other", "I'll ask for a day", 5);
  story.captured("ann", Kind::interview, 5).promise("other", "I'll show you the yard", 6);
  const std::vector<Talk> talks{test::talk(story, {{them, "The ferry table came, thank you."}})};
  const auto page = found(story, talks);
  BOOST_TEST(page.owed.at(0).said->words == "I'll show you the yard");
  BOOST_TEST(page.owed.at(1).said->words == "I'll ask for a day");
  BOOST_TEST(page.owed.at(2).said->words == "I'll send the ferry table");
  BOOST_TEST(page.owed.at(2).again->words == "The ferry table came, thank you.");
  BOOST_TEST(!page.owed.at(1).again.has_value());
}

BOOST_AUTO_TEST_CASE(pay_in_the_words_of_a_promise_is_marked_and_of_our_offer_is_not) {
  auto story = screened();
  story.promise("exec-call", "I'll go to the board on one ninety-five", 4);
  story.promise("confirm-terms", "I'll send the offer letter tonight", 5);
  const auto page = found(story);
  BOOST_TEST(!page.owed.at(0).on_terms);
  BOOST_TEST(page.owed.at(1).on_terms);
}

BOOST_AUTO_TEST_CASE(to_somebody_who_has_left_no_question_is_taken_up) {
  auto story = screened();
  story.wants("mission", "the islands").hesitates("wants-time", "a week");
  story.says(SignalKind::question, "open", "where?").moved("ann", "they-declined", 9);
  const auto page = found(story);
  BOOST_TEST(page.questions.empty());
  BOOST_TEST(page.wants.empty());
  BOOST_TEST(page.doubts.empty());
  BOOST_TEST(page.left->stage == "they-declined");
  BOOST_TEST((page.left->since == test::day(9)));
}

BOOST_AUTO_TEST_CASE(an_answer_shares_two_telling_words_or_more) {
  BOOST_TEST(since({{us, "Yes. Parental leave's twenty weeks for both. Good."}}) ==
             "Parental leave's twenty weeks for both.");
  BOOST_TEST(since({{us, "We leave at noon, over the law."}}) == "nothing");
  BOOST_TEST(since({{them, "Parental leave's twenty weeks for both."}}) == "nothing");
}

BOOST_AUTO_TEST_CASE(questions_and_promises_of_ours_answer_nothing) {
  BOOST_TEST(since({{us, "What did you want to know about parental leave?"}}) == "nothing");
  BOOST_TEST(since({{us, "I'll ask about parental leave"}}) == "nothing");
}

BOOST_AUTO_TEST_CASE(what_we_say_among_ourselves_answers_nothing) {
  auto story = screened();
  story.says(SignalKind::question, "open", "Do you do something on parental leave, over the law?");
  story.captured("ann", Kind::debrief, 6).present({"Rui Sousa", "Hanne Dahl"});
  const std::vector<Talk> talks{
      test::talk(story, {{us, "Parental leave's twenty weeks, and that costs us."}})};
  BOOST_TEST(!found(story, talks).questions.at(0).since.has_value());
}

BOOST_AUTO_TEST_CASE(of_several_answers_the_one_with_most_in_common) {
  BOOST_TEST(since({{us, "There is parental leave."},
                    {us, "Our parental leave is over what the law has, four weeks over the law."},
                    {us, "Parental leave again."}})
                 .starts_with("There is parental"));
  auto story = screened();
  story.says(SignalKind::question, "open", "Is the rotation on-call paid every weekend?");
  const std::vector<Talk> before{test::talk(story, {})};
  story.captured("ann", Kind::offer, 6);
  const std::vector<Talk> talks{test::talk(
      story, {{us, "The rotation is paid."}, {us, "The rotation, each weekend, is paid."}})};
  BOOST_TEST(found(story, talks).questions.at(0).since->words ==
             "The rotation, each weekend, is paid.");
}

BOOST_AUTO_TEST_CASE(an_answer_may_share_the_one_thing_that_was_asked_about) {
  const auto answer = [](const char* words) {
    auto story = screened();
    story.says(SignalKind::question, "open", "And who'd be my deputy?");
    story.captured("ann", Kind::offer, 6);
    const std::vector<Talk> talks{test::talk(story, {{us, words}})};
    const auto since = found(story, talks).questions.at(0).since;
    return since ? since->words : "nothing";
  };
  BOOST_TEST(answer("As I said, you've a deputy. He begins in April.") ==
             "As I said, you've a deputy.");
  BOOST_TEST(answer("They deputy for each other.") == "nothing");
}

BOOST_AUTO_TEST_CASE(the_greeting_guesses_no_first_name) {
  auto story = screened();
  story.find("ann").name = "Nguyen Thi Anh";
  BOOST_TEST(found(story).greeting == "Nguyen Thi Anh");
  story.find("ann").aliases = {"nguyen"};
  BOOST_TEST(found(story).greeting == "Nguyen");
}

BOOST_AUTO_TEST_CASE(of_somebody_new_there_is_nothing_to_refer_to) {
  Story story(20);
  story.candidate("ann", "applied");
  const auto page = found(story);
  BOOST_TEST(page.talks.empty());
  BOOST_CHECK_THROW(insight::follow_up(story.record(), {}, "anna"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
