#include "said.hpp"
#include <winloop/base/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

namespace {

using winloop::Date;
using winloop::Noticed;
using winloop::Role;
using winloop::test::Said;
using winloop::test::shipped;

/// Always the same throws, so that a failure can be seen again.
std::mt19937 dice(unsigned seed) {
  return std::mt19937(seed);
}

/// Talk put together at random from pieces that cues look for and pieces that break them.
std::vector<std::string> random_talk(std::mt19937& random, int lines) {
  const std::vector<std::string> pieces{"I want ",
                                        "I\u2019d love ",
                                        "to own it ",
                                        "end to end",
                                        ". ",
                                        "? ",
                                        ", ",
                                        "um, ",
                                        "[laughs] ",
                                        "I'll send you ",
                                        "the letter ",
                                        "by Friday ",
                                        "\u00e9t\u00e9 ",
                                        "\u6771\u4eac ",
                                        "\n",
                                        "ninety-five ",
                                        "my wife ",
                                        "not convinced ",
                                        "offer ",
                                        "from them ",
                                        "!",
                                        "\u2026",
                                        "who decides ",
                                        "don\u2019t ",
                                        "erm",
                                        "im ",
                                        "theyve ",
                                        "\xF0\x9F\x98\x80 ",
                                        "[",
                                        "   "};
  std::vector<std::string> all;
  for (int i = 0; i < lines; ++i) {
    std::string line(1, "CRMX"[random() % 4]);
    line += ": ";
    const auto count = 1 + random() % 30;
    for (std::size_t p = 0; p < count; ++p) line += pieces[random() % pieces.size()];
    all.push_back(line);
  }
  return all;
}

BOOST_AUTO_TEST_SUITE(notice)

BOOST_AUTO_TEST_CASE(quotes_are_whole_characters_of_one_utterance) {
  std::mt19937 random = dice(7);
  std::size_t seen = 0;
  for (int round = 0; round < 60; ++round) {
    const Said said(random_talk(random, 20));
    for (const Noticed& signal : said.noticed()) {
      ++seen;
      BOOST_REQUIRE(signal.utterance < said.transcript.utterances.size());
      const std::string& text = said.transcript.utterances[signal.utterance].text;
      BOOST_REQUIRE(signal.words.size > 0U);
      BOOST_REQUIRE(signal.words.from + signal.words.size <= text.size());
      BOOST_REQUIRE(winloop::utf8::valid(said.quote(signal)));
    }
    const auto why =
        winloop::signal::explain(shipped(), said.transcript, said.roles, Date::parse("2026-03-04"));
    for (const auto& firing : why) {
      const std::string& text = said.transcript.utterances.at(firing.utterance).text;
      BOOST_REQUIRE(firing.words.from + firing.words.size <= text.size());
    }
  }
  BOOST_TEST(seen > 100U);
}

BOOST_AUTO_TEST_CASE(a_typographic_apostrophe_at_the_end_stays_whole) {
  const Said said({"C: I really want to own it like the bosses\u2019"});
  BOOST_REQUIRE(said.noticed().size() == 1U);
  BOOST_TEST(said.quote(said.noticed()[0]) == "I really want to own it like the bosses\u2019");
}

BOOST_AUTO_TEST_CASE(any_bytes_are_survived) {
  std::mt19937 random = dice(11);
  for (int round = 0; round < 200; ++round) {
    Said said({"C: x", "R: y"});
    for (auto& utterance : said.transcript.utterances) {
      utterance.text.clear();
      for (int i = 0; i < 200; ++i) utterance.text += static_cast<char>(random() % 256);
    }
    for (const Noticed& signal : said.noticed()) {
      const std::string& text = said.transcript.utterances[signal.utterance].text;
      BOOST_REQUIRE(signal.words.from + signal.words.size <= text.size());
    }
  }
  BOOST_TEST(Said({"C: " + std::string(100'000, 'a')}).noticed().empty());
  BOOST_TEST(Said({std::string("C: ")}).noticed().empty());
}

BOOST_AUTO_TEST_CASE(the_same_input_gives_the_same_signals) {
  std::mt19937 random = dice(3);
  const Said said(random_talk(random, 100));
  const auto again = winloop::signal::Lexicon::parse(
      winloop::test::slurp(WINLOOP_SHARE "/lexicon/en.yaml"), "en.yaml");
  BOOST_TEST((said.noticed() == said.noticed()));
  BOOST_TEST((said.noticed() == said.noticed(again)));
}

BOOST_AUTO_TEST_CASE(explain_agrees_with_notice) {
  std::mt19937 random = dice(5);
  for (int round = 0; round < 20; ++round) {
    const Said said(random_talk(random, 30));
    std::vector<std::string> kept;
    for (const auto& firing : winloop::signal::explain(shipped(), said.transcript, said.roles,
                                                       Date::parse("2026-03-04"))) {
      BOOST_TEST(firing.noticed == (firing.cancelled_by.empty() && firing.dropped.empty()));
      if (firing.noticed) kept.push_back(firing.cue);
    }
    std::vector<std::string> noticed;
    for (const Noticed& signal : said.noticed()) noticed.push_back(signal.cue);
    BOOST_TEST(kept == noticed, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(explain_names_what_stopped_a_cue) {
  const Said said({"C: I have no offer from anybody."});
  const auto why =
      winloop::signal::explain(shipped(), said.transcript, said.roles, Date::parse("2026-03-04"));
  bool denied = false;
  for (const auto& firing : why) denied = denied || firing.cancelled_by == "denied";
  BOOST_TEST(denied);
}

BOOST_AUTO_TEST_CASE(of_who_was_not_placed_only_promises_count) {
  Said said(
      {"X: I really want to own a product. I'll send you my references by Friday.", "R: Right."});
  said.roles = {Role::candidate, Role::recruiter, Role::hiring_manager, Role::unknown};
  BOOST_TEST(said.kinds() == "commitment/tailored-follow-up");
  // Nor when it could only be the candidate: a debrief has nobody's words in it.
  said.roles = {Role::recruiter, Role::recruiter, Role::hiring_manager, Role::unknown};
  BOOST_TEST(said.kinds() == "commitment/tailored-follow-up");
}

BOOST_AUTO_TEST_CASE(words_like_a_promise_that_promise_nothing) {
  for (const char* line : {"R: So I won't send you the contract by Friday.",
                           "R: I'd send you the contract by Friday if I could.",
                           "R: Should I send you the contract by Friday?",
                           "R: Can you send me the letter from the board by next Friday?",
                           "C: His daughter said to me, I will write to your director by Friday.",
                           "C: My own manager said to me once, I'll get back to you by Friday."}) {
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST(Said({line}).kinds().find("commitment") == std::string::npos);
    }
  }
  BOOST_TEST(Said({"R: I'll send you the contract by Friday."}).kinds() ==
             "commitment/confirm-terms");
}

BOOST_AUTO_TEST_CASE(a_reply_that_puts_off_is_no_answer) {
  for (const char* reply :
       {"R: It's complicated. Let's come back to that.", "R: Ifeoma would be the one for that.",
        "R: Sorry, you broke up there.", "R: Okay. Let's move on, I have to hop in five minutes.",
        "R: You should ask Marta, she decides."}) {
    BOOST_TEST_CONTEXT(reply) {
      BOOST_TEST(Said({"C: Would I get to hire my own controller?", reply}).kinds() ==
                 "question/open");
    }
  }
  BOOST_TEST(Said({"C: Would I get to hire my own controller?", "R: Yes, in the first quarter."})
                 .kinds() == "question/answered");
}

BOOST_AUTO_TEST_CASE(a_quote_is_the_part_that_matters) {
  const std::string before(300, 'x');
  const Said said({"C: Well, " + before +
                   ", and I really want to own a product from start to finish, " + before + "."});
  const auto noticed = said.noticed();
  BOOST_REQUIRE(noticed.size() == 1U);
  const std::string quote = said.quote(noticed[0]);
  BOOST_TEST(quote.find("I really want to own a product") != std::string::npos, quote);
  BOOST_TEST(quote.size() <= 160U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
