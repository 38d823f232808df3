#include "said.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

// What people say in plain words, to the shipped lexicon with its model: each case is a kind of
// phrase, and beside it what sounds like it and is none.

namespace {

using winloop::test::Said;
using winloop::test::shipped_with_model;

/// In a conversation that is about nothing else.
std::string heard(const std::vector<std::string>& said) {
  std::vector<std::string> lines{"R: Hi, thanks for making the time.", "C: Hello. It rains here."};
  lines.insert(lines.end(), said.begin(), said.end());
  return Said(lines).kinds(shipped_with_model());
}

std::string told(const std::string& words) {
  return heard({"R: Tell me how things stand.", "C: " + words, "R: Okay, thanks."});
}

std::string replied(const std::string& question, const std::string& words) {
  return heard({"R: " + question, "C: " + words, "R: Okay, thanks."});
}

bool holds(const std::string& all, const std::string& kind) {
  return all.find(kind) != std::string::npos;
}

std::string due_of(const std::vector<std::string>& said) {
  for (const auto& one : Said(said).noticed(shipped_with_model())) {
    if (one.due) return one.due->to_string();
  }
  return "-";
}

BOOST_AUTO_TEST_SUITE(plain_words)

BOOST_AUTO_TEST_CASE(an_offer_from_elsewhere_told_plainly) {
  for (const char* words :
       {"I've got another offer.", "They offered me the job.", "Carlsberg have offered me the job.",
        "I got an offer last night.", "The council have offered me a post.",
        "The Nuffield have come back and said it's mine if I want it.",
        "Heineken rang this morning, the job's mine.", "The other lot have said yes to me.",
        "Siemens has sent me a contract.", "I've had a firm yes from Bath.", "They want me.",
        "So they want me, would you believe.", "Siemens rang, they want me for the job.",
        "The offer runs out on Monday.", "There's another offer from a charity."}) {
    BOOST_TEST(holds(told(words), "competing-offer/offer"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(an_offer_that_is_none_of_theirs_or_none) {
  for (const char* words :
       {"They haven't made me an offer.", "If I got an offer from them I'd tell you.",
        "My husband had an offer from Airbus and he turned it down.",
        "They rang me in 2019, made me an offer and everything, and I stayed.",
        "They had offered me the manager, and then they gave it to somebody's cousin.",
        "They offered me a lift to the station.", "I've got an offer on my flat, so I'm moving.",
        "Thanks, I have your offer here in front of me.",
        "The landlord has sent me the contract for the flat.",
        "The supplier sent me a contract to sign and the price was double.",
        "We matched it to the invoice and closed the ticket.", "My boss offered me a lift home.",
        "The board have said yes to a second list."}) {
    BOOST_TEST(!holds(told(words), "competing-offer"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(what_they_want_and_why_they_leave) {
  for (const auto& [words, category] : std::vector<std::pair<std::string, std::string>>{
           {"A seat at the table is what I'm after.", "autonomy"},
           {"I want to own the roadmap.", "autonomy"},
           {"There's no room to grow where I am.", "growth"},
           {"I'd like to lead a bigger team.", "growth"},
           {"I want to work with people I can learn from.", "growth"},
           {"I want to build something from zero.", "challenge"},
           {"I want the CFO to ask me before the budget is closed.", "impact"},
           {"What I like here is that the team is small.", "team-fit"},
           {"I need more flexibility for the kids.", "flexibility"},
           {"I'm bored, I've been doing the same thing for six years.", "push"},
           {"I was passed over for promotion twice.", "push"},
           {"Nobody listens to engineers where I am.", "push"},
           {"I'm leaving because my manager left.", "push"}}) {
    BOOST_TEST(holds(told(words), "motivation/" + category), words << ": " << told(words));
  }
  for (const char* words : {"I don't want to own the roadmap.", "I'd like to see the office first.",
                            "I'm looking for my pen.", "I'm stuck in traffic."}) {
    BOOST_TEST(!holds(told(words), "motivation/"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(a_job_taken_elsewhere) {
  for (const char* words :
       {"I accepted another offer.", "I signed with another brewery on Thursday.",
        "I said yes to somebody else yesterday, I'm sorry.",
        "I've accepted a position at another hospital.", "I'm taking the other job.",
        "I'm going to work for Heineken.", "I'm going to join Siemens in May.",
        "I'm going to Heineken instead.", "I've decided, I'm going to Heineken."}) {
    BOOST_TEST(holds(told(words), "competing-offer/offer"), words << ": " << told(words));
  }
  BOOST_TEST(!holds(told("I took another job in the same hospital in 2014."), "competing-offer"));
  BOOST_TEST(!holds(told("She said yes to the extra theatre."), "competing-offer"));
  for (const char* words : {"I'm going to work on Monday.", "I'm going to bed.",
                            "I'm going to try.", "They want me in five days.",
                            "I know why they want me.", "They want me to send the form."}) {
    BOOST_TEST(!holds(told(words), "competing-offer"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(what_their_own_employer_offers_to_keep_them) {
  for (const char* words :
       {"My boss has offered me more money to stay.", "My boss made me a counteroffer.",
        "They've offered me a promotion if I stay.", "They've matched it.",
        "My boss came back with sixty, in writing.", "They've asked me if I'd be acting manager.",
        "They've put my money up by six thousand, out of nowhere."}) {
    BOOST_TEST(holds(told(words), "competing-offer/counteroffer"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(a_refusal_and_a_line_that_they_draw) {
  for (const char* words :
       {"If it's nights, I'm out.", "That would be a red line for me.",
        "Saturdays are a no from me.", "I won't do on-call again, that's not up for discussion.",
        "That's not negotiable for me.", "Unless the course is paid, there's no point.",
        "Weekends rule me out, I'm afraid.", "I'd like to withdraw my application.",
        "I'm afraid I have to withdraw.", "I won't do nights.", "I don't do nights. Full stop.",
        "I'm not going to do weekends any more."}) {
    BOOST_TEST(holds(told(words), "hesitation/no-unless"), words << ": " << told(words));
  }
  BOOST_TEST(holds(told("I've decided to stay where I am."), "hesitation/counteroffer-risk"));
  for (const char* words : {"That's not a red line for me.", "It isn't a deal-breaker.",
                            "If it's quiet I'm out by six.", "It's not that I won't do nights.",
                            "I don't do nights this week.", "I'm staying with my sister.",
                            "We pulled out of the contract."}) {
    BOOST_TEST(!holds(told(words), "hesitation/no-unless"), words << ": " << told(words));
    BOOST_TEST(!holds(told(words), "hesitation/counteroffer-risk"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(a_reply_that_is_no_whole_sentence) {
  BOOST_TEST(holds(replied("What would stop you?", "A plan to sell."), "hesitation/no-unless"));
  BOOST_TEST(holds(replied("How do you feel about Saturdays?", "Saturdays, that's a problem."),
                   "hesitation/practical-blocker"));
  BOOST_TEST(
      !holds(replied("How do you feel about Saturdays?", "That's no problem."), "hesitation"));
  BOOST_TEST(!holds(told("A plan to sell."), "hesitation"));
}

BOOST_AUTO_TEST_CASE(the_day_by_which_another_firm_wants_an_answer) {
  const auto offers = [](const std::string& words) {
    std::string all;
    for (const auto& one : Said({"R: Tell me.", "C: " + words}).noticed(shipped_with_model())) {
      if (one.kind != winloop::SignalKind::competing_offer) continue;
      all += one.category + ' ' + (one.due ? one.due->to_string() : "-") + ';';
    }
    return all;
  };
  BOOST_TEST(offers("They want to hear by the eighth of May.") == "offer 2026-05-08;");
  BOOST_TEST(offers("I've until Friday to tell them.") == "offer 2026-03-06;");
  BOOST_TEST(offers("I got an offer from them and they want an answer by Monday.") ==
             "offer 2026-03-09;");
}

BOOST_AUTO_TEST_CASE(a_wish_for_nothing_in_the_job_is_no_motivation) {
  for (const char* words :
       {"I want my mum to stop ringing.", "I'd like the window open, it's boiling in here.",
        "My boss says I want the moon on a stick.", "I love my mother but she's never on time."}) {
    BOOST_TEST(!holds(told(words), "motivation/"), words << ": " << told(words));
  }
}

BOOST_AUTO_TEST_CASE(a_start_day_and_a_number_are_no_hesitation) {
  BOOST_TEST(
      !holds(replied("What's your notice?", "Four weeks, so July is fine, no problem at all."),
             "hesitation"));
  BOOST_TEST(
      !holds(replied("What are your concerns?", "Not yet any, to be honest."), "hesitation"));
  BOOST_TEST(!holds(replied("What's he worried about?", "That we'll be sixty and poor."),
                    "hesitation/low-readiness"));
}

BOOST_AUTO_TEST_CASE(numbers_that_count_things_and_ages_are_no_pay) {
  for (const char* words :
       {"I need twenty nurses and I've twelve.", "I'd want at least ten beds.",
        "I'm thirty-six but inside I'm ninety.", "I've sold to forty-one harbours.",
        "I have thirty-one people today and I'd have nineteen here.",
        "If you came in at fifty-two I'd be insulted."}) {
    BOOST_TEST(!holds(told(words), "compensation"), words << ": " << told(words));
  }
  for (const char* words :
       {"Inside I'm ninety.", "I'm thirty-six but inside I'm ninety.", "Some days I'm eighty."}) {
    BOOST_TEST(!holds(replied("And the money, what are you on?", words), "compensation"), words);
  }
  BOOST_TEST(holds(replied("And the money, what are you on?", "I'm at ninety."), "compensation"));
  BOOST_TEST(holds(replied("And pay?", "I have ninety-four today, with a bonus of ten."),
                   "compensation/current"));
  BOOST_TEST(holds(replied("What would be right, on the money?", "Ninety-eight."),
                   "compensation/expectation"));
  BOOST_TEST(!holds(heard({"C: And the base?", "R: On the money we could do one fifteen.",
                           "C: One fifteen.", "R: Yes."}),
                    "compensation"));
}

BOOST_AUTO_TEST_CASE(the_day_of_a_promise_is_when_and_not_what) {
  // 2026-03-04 is a Wednesday.
  const std::vector<std::pair<std::string, std::string>> cases{
      {"R: I'll check the Mondays with Mia today.", "2026-03-04"},
      {"R: I'll send you the Monday rota tomorrow.", "2026-03-05"},
      {"R: I'll call you on Friday, no, sorry, Monday.", "2026-03-09"},
      {"R: I'll talk to the board about the Saturdays.", "-"},
      {"R: I'll ask about Friday lists and let you know tomorrow.", "2026-03-05"}};
  for (const auto& [words, day] : cases) BOOST_TEST(due_of({words}) == day, words);
  BOOST_TEST(due_of({"R: I'll write to you with what the bonus is based on.", "C: By when?",
                     "R: End of the week."}) == "2026-03-06");
}

BOOST_AUTO_TEST_CASE(a_promise_to_ask_the_others) {
  for (const char* words : {"R: Let me go back to him on the base.",
                            "R: I'll take it up with the owner.", "R: I'll see what I can do.",
                            "R: I'll drop you a line.", "R: Let's talk again on Monday."}) {
    BOOST_TEST(holds(heard({words}), "commitment"), words);
  }
  BOOST_TEST(!holds(heard({"R: We'll see what happens."}), "commitment"));
}

BOOST_AUTO_TEST_CASE(pay_that_is_told_once_is_noticed_once) {
  const auto all = replied("What do they pay you?", "I make twenty-nine an hour at the moment.");
  BOOST_TEST(all == "compensation/current");
  // A figure above an age is no memory of one.
  BOOST_TEST(holds(replied("What's the money now?", "I'm at twenty-nine, you were at thirty-one."),
                   "compensation/current"));
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_or_supposed_is_no_promise) {
  BOOST_TEST(
      heard({"R: I was going to send you the rota on Friday, but forget that, I can't."}).empty());
  BOOST_TEST(!holds(replied("If I had a contract to you on Friday, what would you do?",
                            "I'd read it on Saturday and sign it on Sunday."),
                    "commitment"));
  BOOST_TEST(heard({"R: Then I'll see you on Monday."}).empty());
  BOOST_TEST(heard({"R: I'll have a coffee on Monday with my sister."}).empty());
  BOOST_TEST(holds(heard({"C: Does he know?", "R: I'm calling him Monday."}), "commitment"));
  BOOST_TEST(holds(heard({"R: Consider it done by Friday."}), "commitment"));
}

BOOST_AUTO_TEST_CASE(a_promise_to_answer_leaves_the_question_open) {
  for (const char* reply : {"R: You'll have it on one page by Friday.", "R: Dominic's writing it.",
                            "R: I haven't got that, I'm afraid.", "R: Ask Mia, she's the one."}) {
    BOOST_TEST(holds(heard({"C: What is the bonus based on?", reply}), "question/open"), reply);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
