#include "said.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

// What most people would say, in the words that most would choose, to the shipped lexicon with its
// model: short statements that stand by themselves, and what sounds like them and is none.

namespace {

using winloop::test::Said;
using winloop::test::shipped_with_model;

std::string told_alone(const std::string& words) {
  return Said({"R: Thanks for the time. Anything else I should know?", "C: Yes. " + words,
               "R: Okay, thanks."})
      .kinds(shipped_with_model());
}

/// What is told, and what it is noticed as (or the kind alone).
void expect_told(const std::vector<std::pair<std::string, std::string>>& statements) {
  for (const auto& [words, kind] : statements) {
    BOOST_TEST(told_alone(words).find(kind) != std::string::npos,
               words << ": " << told_alone(words));
  }
}

BOOST_AUTO_TEST_SUITE(plainest)

BOOST_AUTO_TEST_CASE(what_they_want) {
  expect_told({{"I want a better manager.", "motivation/manager"},
               {"I'm not learning anything any more.", "motivation/growth"},
               {"I want more responsibility.", "motivation/growth"},
               {"I care a lot about the mission.", "motivation/mission"},
               {"I want to work on something that matters.", "motivation/mission"},
               {"My commute is killing me.", "motivation/location"},
               {"My boss micromanages everything.", "motivation/push"},
               {"The culture is toxic.", "motivation/push"},
               {"I haven't had a raise in three years.", "motivation/compensation"},
               {"I'm looking for stability.", "motivation/compensation"},
               {"Work-life balance is important to me.", "motivation/flexibility"},
               {"I want to be home when the kids get back from school.", "motivation/"},
               {"I don't get any recognition here.", "motivation/recognition"},
               {"What I love most is teaching.", "motivation/enjoyment"}});
}

BOOST_AUTO_TEST_CASE(what_holds_them_back) {
  expect_told(
      {{"I'm worried about the travel.", "hesitation/open-question"},
       {"I still have a few questions before I decide.", "hesitation/open-question"},
       {"I'm not sure about relocating.", "hesitation/practical-blocker"},
       {"I don't want to move to Berlin.", "hesitation/practical-blocker"},
       {"The salary is too low for me.", "hesitation/practical-blocker"},
       {"I have a non-compete.", "hesitation/practical-blocker"},
       {"I'd need a visa.", "hesitation/practical-blocker"},
       {"I'd have to sell the house first.", "hesitation/practical-blocker"},
       {"I'd only come if it's fully remote.", "hesitation/no-unless"},
       {"I'm not sure it's the right time.", "hesitation/low-readiness"},
       {"I'm happy where I am.", "hesitation/low-readiness"},
       {"I want to wait for my bonus in March.", "hesitation/start-slip"},
       {"My wife has to agree.", "hesitation/influencer-uncommitted"},
       {"I have to talk to my wife first.", "hesitation/influencer-uncommitted"},
       {"My partner doesn't want to move.", "hesitation/influencer-uncommitted"},
       {"I'm leaning towards the other offer.", "hesitation/competing-process"},
       {"I want to see what the other company says first.", "hesitation/competing-process"},
       {"If they matched it I'd probably stay.", "hesitation/counteroffer-risk"},
       {"I'm tempted to stay.", "hesitation/counteroffer-risk"},
       {"I don't want to rush this decision.", "hesitation/wants-time"},
       {"Let me think about it over the weekend.", "hesitation/wants-time"},
       {"I can't give you a yes or no today.", "hesitation/wants-time"},
       {"I'm not sure there's enough room to grow in this role.", "hesitation/open-question"},
       {"I'm a bit unsure about how stable the company is.", "hesitation/open-question"},
       {"I'm torn between you and the other hospital.", "hesitation/competing-process"},
       {"Unless it's a permanent contract, I'll have to say no.", "hesitation/no-unless"},
       {"I don't know if I want to change jobs at all.", "hesitation/low-readiness"},
       {"I may need to push the start date back a month.", "hesitation/start-slip"},
       {"My visa is tied to my current employer.", "hesitation/practical-blocker"},
       {"The rents in Dublin are too high for me.", "hesitation/practical-blocker"},
       {"My girlfriend thinks it's too risky.", "hesitation/influencer-uncommitted"}});
}

BOOST_AUTO_TEST_CASE(who_else_wants_them_and_what_for) {
  expect_told({{"They'll probably make me a counteroffer.", "competing-offer/counteroffer"},
               {"My current company might match it.", "competing-offer/counteroffer"},
               {"I'm interviewing at two other hospitals.", "competing-offer/process"},
               {"I need 180 to move.", "compensation/expectation"},
               {"The other offer I have is for sixty thousand.", "competing-offer/offer"},
               {"You're not the only ones I'm speaking to.", "competing-offer/process"},
               {"My company has offered to match the salary.", "competing-offer/counteroffer"},
               {"I want twenty pounds an hour.", "compensation/expectation"},
               {"My current CTC is eighteen lakhs.", "compensation/current"},
               {"Money-wise I'm hoping for six figures.", "compensation/expectation"},
               {"I want equity.", "compensation/equity"}});
}

BOOST_AUTO_TEST_CASE(what_is_none) {
  for (const char* words :
       {"No other offers.", "I'm not talking to anyone else.",
        "My friend got an offer from Google.", "I don't care about the money.",
        "I'm fine with the commute.", "My wife is happy about it.", "I can start right away.",
        "I have no concerns.", "It's a good time to call.", "I don't drive on ice.",
        "My lad will have to show me.", "I'm not sure it's very strategic.",
        "My daughter wants to be a partner by thirty.", "I'm not worried about the travel at all.",
        "I'm not happy where I am, no.", "We were worried about the latency.",
        "I've withdrawn from all the other processes.",

        "My missus says I'm chewing in my sleep.", "Let me think about that."}) {
    BOOST_TEST(told_alone(words).empty(), words << ": " << told_alone(words));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
