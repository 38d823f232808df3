#include "said.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

// What holds people back and who else wants them, in plain words, to the shipped lexicon with its
// model; and that a second worry is heard beside the first.

namespace {

using winloop::test::Said;
using winloop::test::shipped_with_model;

std::string kinds_of(const std::vector<std::string>& said) {
  std::vector<std::string> lines{"R: Hi, thanks for making the time.", "C: Hello. It rains here."};
  for (const auto& words : said) {
    lines.push_back("R: Tell me how things stand.");
    lines.push_back("C: " + words);
  }
  return Said(lines).kinds(shipped_with_model());
}

std::string kind_of(const std::string& words) {
  return kinds_of({words});
}

int count(const std::string& all, const std::string& kind) {
  int found = 0;
  for (auto at = all.find(kind); at != std::string::npos; at = all.find(kind, at + 1)) ++found;
  return found;
}

BOOST_AUTO_TEST_SUITE(plain_worries)

BOOST_AUTO_TEST_CASE(a_worry_told_plainly) {
  for (const char* words :
       {"A bit worried that nobody has done a digital tender before.",
        "I keep reading about the layoffs at your place.", "What bothers me is the on-call.",
        "I do wonder whether the board is really behind it.",
        "My worry is that it's a start-up with nine months of cash.",
        "The probation of a year makes me nervous.",
        "I don't really see where it goes after two years.", "I'm afraid it's mostly maintenance.",
        "I got the feeling the team isn't happy.", "Your reviews on Glassdoor aren't great.",
        "I worry about who runs the place in August.", "The rota, that's what I'd worry about.",
        "I'd be a bit nervous about the new system."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/open-question") == 1,
               words << ": " << kind_of(words));
  }
  for (const char* words : {"I wouldn't worry about the parking.", "I worry about my mother.",
                            "He'd be nervous about the new system."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/open-question") == 0,
               words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(what_would_be_too_much_or_too_little) {
  for (const char* words :
       {"I can't take a pay cut.", "I'm not coming for twenty-two.", "I couldn't do nights.",
        "For that I'd rather stay where I am.", "For forty I'd stay put."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/no-unless") == 1, words << ": " << kind_of(words));
  }
  for (const char* words : {"Four days in Leeds is too much for me.", "It's too far for me.",
                            "It's a bit far from where I live."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/practical-blocker") == 1,
               words << ": " << kind_of(words));
  }
  BOOST_TEST(count(kind_of("I have to run it past my husband."),
                   "hesitation/influencer-uncommitted") == 1);
  for (const char* words : {"It's not too far for me.", "My friend took a pay cut.",
                            "I'm not going for coffee before ten."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/") == 0, words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(somebody_who_wavers) {
  for (const char* words :
       {"I'm in two minds.", "It feels like a step back, if I'm honest.",
        "Honestly the process has put me off a bit.", "Six interviews seems a lot.",
        "I'd hate to leave my team in the middle of the project.",
        "It's been three weeks and nobody called me.",
        "The title is smaller than what I have now."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/low-readiness") == 1,
               words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(what_stands_in_the_way) {
  for (const auto& [words, kind] : std::vector<std::pair<std::string, std::string>>{
           {"The commute would kill me.", "hesitation/practical-blocker"},
           {"Three days in the office is one too many for me.", "hesitation/practical-blocker"},
           {"There's my pension to think about.", "hesitation/practical-blocker"},
           {"I'm not sure my wife would move to Gdynia.", "hesitation/influencer-uncommitted"},
           {"I'd need to think about it, it's a lot of travel.", "hesitation/wants-time"}}) {
    BOOST_TEST(count(kind_of(words), kind) == 1, words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(what_sounds_like_a_worry_and_is_none) {
  for (const char* words :
       {"I'm not worried about the travel at all.", "I can't see myself doing another year of it.",
        "Every second day is fine by me.", "My boss was worried that I would leave.",
        "I used to be nervous about the board."}) {
    BOOST_TEST(count(kind_of(words), "hesitation/") == 0, words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(another_worry_is_heard_beside_the_first) {
  const std::string worry = "hesitation/open-question";
  BOOST_TEST(count(kinds_of({"A bit worried that nobody has done a digital tender before.",
                             "And what bothers me is the on-call."}),
                   worry) == 2);
  BOOST_TEST(count(kinds_of({"What bothers me is the on-call.",
                             "As I said, my main worry is still the on-call."}),
                   worry) == 1);
}

BOOST_AUTO_TEST_CASE(who_else_wants_them) {
  for (const auto& [words, kind] : std::vector<std::pair<std::string, std::string>>{
           {"I should be open with you, I am talking to Siemens as well.", "process"},
           {"I'm seeing two other firms this week.", "process"},
           {"I'm quite far along with one of your competitors.", "process"},
           {"I'm at the last stage with two banks.", "process"},
           {"Two others are interested, one is quite serious.", "process"},
           {"A headhunter got me in front of the CTO at Klarna, and it went well.", "process"},
           {"Bosch made me an offer on Tuesday and I have a week.", "offer"},
           {"I got a verbal from Maersk yesterday.", "offer"},
           {"They put 98 on the table.", "offer"},
           {"Carrefour are pushing me to sign by Friday.", "offer"},
           {"I already have a signed contract with another agency.", "offer"},
           {"They countered with ten thousand more.", "counteroffer"},
           {"My boss found out and now they're throwing money at me to stay.", "counteroffer"}}) {
    BOOST_TEST(count(kind_of(words), "competing-offer/" + kind) == 1,
               words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(what_sounds_like_another_employer_and_is_none) {
  for (const char* words :
       {"Nobody made me an offer.", "My roommate got a better offer and they countered.",
        "I'm talking to my wife as well.", "I'm not talking to anybody else as well.",
        "The customers are pushing me to sign for the parcels.",
        "They never put an offer on the table."}) {
    BOOST_TEST(count(kind_of(words), "competing-offer") == 0, words << ": " << kind_of(words));
  }
}

BOOST_AUTO_TEST_CASE(what_they_would_not_move_for) {
  const auto all = kind_of("I'm on 85 now, and I wouldn't move below 100.");
  BOOST_TEST(count(all, "compensation/current") == 1, all);
  BOOST_TEST(count(all, "compensation/expectation") == 1, all);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
