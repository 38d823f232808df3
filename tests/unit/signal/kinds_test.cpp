#include "said.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using winloop::test::Said;

void check_all(const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [line, expected] : cases) {
    const std::string kinds = Said({line}).kinds();
    BOOST_TEST(kinds == expected, line << " -> " << kinds << ", expected " << expected);
  }
}

BOOST_AUTO_TEST_SUITE(kinds)

BOOST_AUTO_TEST_CASE(motivations_by_what_is_wanted) {
  check_all({
      {"C: I really want to own a product from start to finish.", "motivation/autonomy"},
      {"C: I'd love to tackle harder problems than I get here.", "motivation/challenge"},
      {"C: What I'm looking for is a place where I can learn and grow.", "motivation/growth"},
      {"C: I want to work for a company whose mission I believe in.", "motivation/mission"},
      {"C: I'd like to see it used by real people for once.", "motivation/impact"},
      {"C: I need a manager who tells me straight when I'm wrong.", "motivation/manager"},
      {"C: I miss having colleagues I can laugh with.", "motivation/team-fit"},
      {"C: I'd just like to be recognised for what I do.", "motivation/recognition"},
      {"C: I need to be home for bedtime three nights a week.", "motivation/flexibility"},
      {"C: I'd like to stay local, the commute is killing us.", "motivation/location"},
      {"C: I lose track of time when I'm debugging.", "motivation/enjoyment"},
      {"C: I'm fed up with rewriting the same report.", "motivation/push"},
      {"C: My mum has dementia and she lives with us now.", "motivation/personal-circumstances"},
  });
}

BOOST_AUTO_TEST_CASE(what_somebody_else_wants_is_no_motivation) {
  check_all({
      {"R: I really want to own a product from start to finish.", ""},
      {"M: I'd love to tackle harder problems.", ""},
      {"C: When I was twenty I wanted to be a manager and run a team.", ""},
      {"C: I used to love working on my own product.", ""},
      {"C: I'd like that.", ""},
      {"C: I want to be honest with you.", ""},
      {"C: That sounds great.", ""},
      {"He wants to own a product from start to finish.", ""},
  });
}

BOOST_AUTO_TEST_CASE(hesitations) {
  check_all({
      {"C: I'd want to sleep on it before I say anything.", "hesitation/wants-time"},
      {"C: My biggest worry is who owns the budget.", "hesitation/open-question"},
      {"C: I'm torn between you and the other place.", "hesitation/competing-process"},
      {"C: If they matched it I'd have to think.", "hesitation/counteroffer-risk"},
      {"C: Remote is non-negotiable.", "hesitation/no-unless"},
      {"C: I'm not quite there yet.", "hesitation/low-readiness"},
      {"C: I couldn't start before the middle of September.", "hesitation/start-slip"},
      {"C: My visa is tied to my employer.", "hesitation/practical-blocker"},
      {"C: My wife isn't convinced about Leeds.", "hesitation/influencer-uncommitted"},
      {"R: My wife isn't convinced about Leeds.", ""},
  });
}

BOOST_AUTO_TEST_CASE(competing_offers_are_first_person_present_and_not_denied) {
  check_all({
      {"C: I'm also talking to two other companies.", "competing-offer/process"},
      {"C: I've got a final round with Brandt on Tuesday.", "competing-offer/process"},
      {"C: I have an offer from another hospital.", "competing-offer/offer"},
      {"C: They've sent me an offer letter.", "competing-offer/offer"},
      {"C: They'll probably counter when I tell them.", "competing-offer/counteroffer"},
      {"C: I don't have another offer.", ""},
      {"C: I'm not talking to anyone else.", ""},
      {"C: My friend Tom has an offer from Brandt.", ""},
      {"C: If I had an offer from Brandt I'd tell you.", ""},
      {"C: I had an offer last year and turned it down.", ""},
      {"R: I have an offer from another hospital.", ""},
  });
}

BOOST_AUTO_TEST_CASE(pay_is_the_candidates_own) {
  check_all({
      {"C: I'm at ninety-two base today.", "compensation/current"},
      {"C: My base is 85k.", "compensation/current"},
      {"C: I'd need at least one hundred and ten.", "compensation/expectation"},
      {"C: I've got about forty thousand in RSUs that vest in March.", "compensation/equity"},
      {"C: I'd lose my annual bonus if I left now.", "compensation/notice-bonus"},
      {"C: My cousin just got ninety base at Brandt.", ""},
      {"C: I'm on twelve patients a night.", ""},
      {"R: Our base is 85k.", ""},
  });
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_question_about_pay_needs_fewer_words) {
  BOOST_TEST(Said({"C: Ninety-five."}).kinds().empty());
  BOOST_TEST(Said({"R: Where are you at today?", "C: Ninety-five."}).kinds() ==
             "compensation/current");
  BOOST_TEST(Said({"R: And what are your expectations?", "C: Put ninety-five."}).kinds() ==
             "compensation/expectation");
}

BOOST_AUTO_TEST_CASE(commitments_are_anyones) {
  check_all({
      {"R: I'll find out from finance and get back to you by Friday.",
       "commitment/answer-question"},
      {"R: I'll introduce you to Priya tomorrow.", "commitment/introduce-person"},
      {"M: I'll send you the design document tonight.", "commitment/tailored-follow-up"},
      {"R: I'll set up a call with the panel for next week.", "commitment/schedule-next"},
      {"R: You'll have a decision from us by Thursday.", "commitment/feedback-by"},
      {"R: I'll get our CEO to call you on Monday.", "commitment/exec-call"},
      {"R: I'll have the contract in your inbox by Monday.", "commitment/confirm-terms"},
      {"C: I'll give you my answer on Friday.", "commitment/decision-by"},
      {"C: I'll send you my references tonight.", "commitment/other"},
      {"X: I'll send you my references tonight.", "commitment/tailored-follow-up"},
      {"R: I'll be honest with you.", ""},
      {"R: Let me ask you about the money.", ""},
      {"R: If I could I'd send you the document.", ""},
      {"R: Shall I send you the document tonight?", ""},
  });
}

BOOST_AUTO_TEST_CASE(promises_carry_their_day) {
  const Said said({"R: Let me check with Ines. I'll get back to you by Friday."});
  const auto noticed = said.noticed();
  BOOST_REQUIRE(!noticed.empty());
  BOOST_TEST(noticed.back().due_words == "by Friday");
  BOOST_TEST((noticed.back().due == winloop::Date::parse("2026-03-06")));
  const Said later({"R: I'll send you the article when I get back to my desk."});
  BOOST_REQUIRE(later.noticed().size() == 1U);
  BOOST_TEST(later.noticed()[0].due_words == "when I get back to my desk");
  BOOST_TEST(!later.noticed()[0].due.has_value());
}

BOOST_AUTO_TEST_CASE(questions_are_open_until_somebody_answers) {
  const std::string question = "C: Who decides which projects get funded?";
  BOOST_TEST(Said({question}).kinds() == "question/open");
  BOOST_TEST(Said({question, "R: The steering group does, every quarter."}).kinds() ==
             "question/answered");
  BOOST_TEST(Said({question, "R: I don't know, honestly."}).kinds() == "question/open");
  BOOST_TEST(
      Said({question, "R: Mm.", "C: Sorry.", "R: That is up to the hiring committee."}).kinds() ==
      "question/answered");
  BOOST_TEST(Said({"R: Who decides which projects get funded?"}).kinds().empty());
  BOOST_TEST(Said({"C: Can you hear me all right?"}).kinds().empty());
  BOOST_TEST(Said({"C: It's a nice place, isn't it?"}).kinds().empty());
  BOOST_TEST(Said({question, "R: The steering group does, every quarter."}).noticed()[0].answered);
}

BOOST_AUTO_TEST_CASE(recognisers_without_punctuation_are_understood) {
  const Said said({"R: hello is that ana", "C: speaking yes hang on",
                   "R: no rush at all take your time", "C: right im in the yard now",
                   "R: so what are you looking for these days",
                   "C: id like to run my own site start to finish",
                   "C: and im not talking to anyone else at the minute",
                   "C: il send you my certificates on sunday"});
  BOOST_TEST(said.kinds() == "motivation/autonomy commitment/other");
}

BOOST_AUTO_TEST_CASE(a_sentence_may_run_over_several_cues) {
  const Said said(
      {"C: What I really want,", "C: um, is to own a product", "C: from start to finish."});
  const auto noticed = said.noticed();
  BOOST_REQUIRE(noticed.size() == 1U);
  BOOST_TEST(noticed[0].utterance == 0U);
  BOOST_TEST(said.quote(noticed[0]) == "What I really want");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
