#include "talks.hpp"
#include <winloop/insight/asked.hpp>
#include <winloop/insight/asks.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::AskedFor;
using insight::Audience;
using insight::View;
using test::Story;
using test::them;
using test::us;
using Kind = ConversationKind;
using Strings = std::vector<std::string>;

namespace {

Story spoken() {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  return story;
}

/// `question -> answer`, as shown.
Strings exchanges(Story& story, const std::vector<std::pair<Role, std::string>>& lines,
                  const AskedFor& reader = {}) {
  const std::vector<insight::Talk> talks{test::talk(story, lines)};
  const View view(story.record());
  Strings result;
  for (const auto& in : insight::asked(view, view.dossier("ann"), talks, reader)) {
    for (const auto& one : in.asked)
      result.push_back(one.question.words + " -> " + one.answer.words);
  }
  return result;
}

constexpr auto long_answer = "because I want to build things that other people lean on";

}  // namespace

BOOST_AUTO_TEST_SUITE(asked)

BOOST_AUTO_TEST_CASE(sentences_end_with_their_marks) {
  const auto split = insight::sentences(" It is 1.5 a.m now.  \"Is it?\" Yes!! and then ");
  const std::vector<std::string_view> expected{"It is 1.5 a.m now.", "\"Is it?\"", "Yes!!",
                                               "and then"};
  BOOST_TEST(split == expected, boost::test_tools::per_element());
  BOOST_TEST(insight::sentences(" \n").empty());
  BOOST_TEST(insight::sentences("?").size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_asks) {
  for (const auto* question : {"Why did you leave?", "So, tell me about the harbour.", "so why now",
                               "and leading people would you want that", "\"Really?\""}) {
    BOOST_TEST(insight::asks(question), question);
  }
  for (const auto* none : {"Why not, I said.", "We asked why", "", "so", "Tell that to Henrike."}) {
    BOOST_TEST(!insight::asks(none), none);
  }
}

BOOST_AUTO_TEST_CASE(a_question_stands_with_the_longest_of_its_answer) {
  auto story = spoken();
  const auto found = exchanges(story, {{us, "Nice to see you. So why would you leave?"},
                                       {them, "Ah."},
                                       {us, "Mm."},
                                       {them, long_answer}});
  BOOST_TEST(found == Strings{"So why would you leave? -> " + std::string(long_answer)},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(another_subject_of_ours_ends_the_answer) {
  auto story = spoken();
  const auto found = exchanges(story, {{us, "So why would you leave?"},
                                       {them, "I would not."},
                                       {us, "Then let me tell you what we do here all day."},
                                       {them, long_answer}});
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(small_talk_is_no_exchange) {
  auto story = spoken();
  BOOST_TEST(exchanges(story, {{us, "Slides?"}, {them, long_answer}}).empty());
  BOOST_TEST(exchanges(story, {{us, "Can you hear me?"}, {them, "Yes, I can hear you."}}).empty());
  BOOST_TEST(exchanges(story, {{us, "What would you want to know?"},
                               {them, "Who would my deputy be? I cannot do it alone until April."}})
                 .empty());
}

BOOST_AUTO_TEST_CASE(a_line_of_nobody_known_neither_asks_nor_answers) {
  auto story = spoken();
  BOOST_TEST(
      exchanges(story, {{us, "So why would you leave?"}, {Role::other, long_answer}}).empty());
  BOOST_TEST(
      exchanges(story, {{Role::other, "So why would you leave?"}, {them, long_answer}}).empty());
}

BOOST_AUTO_TEST_CASE(a_long_answer_is_cut_at_a_sentence_and_stays_a_part_of_it) {
  auto story = spoken();
  const std::string sentence(170, 'a');
  const auto whole = sentence + ". " + sentence + " one two three four five six seven eight.";
  const auto found = exchanges(story, {{us, "So why would you leave?"}, {them, whole}});
  BOOST_TEST(found == Strings{"So why would you leave? -> " + sentence + "."},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_many_those_in_which_most_was_said_in_their_order) {
  auto story = spoken();
  const std::vector<std::pair<Role, std::string>> lines{
      {us, "What was the first?"},  {them, "one two three four five six seven eight"},
      {us, "What was the second?"}, {them, "one two three four five six seven eight nine ten"},
      {us, "What was the third?"},  {them, "one two three four five six seven eight nine"}};
  const auto found = exchanges(story, lines, {Audience::team, true, 2});
  BOOST_TEST(found.size() == 2U);
  BOOST_TEST(found.at(0).starts_with("What was the second?"));
  BOOST_TEST(found.at(1).starts_with("What was the third?"));
  BOOST_TEST(exchanges(story, lines, {Audience::team, true, 9}).size() == 3U);
}

BOOST_AUTO_TEST_CASE(of_equal_ones_the_first_are_kept) {
  auto story = spoken();
  const auto found = exchanges(story,
                               {{us, "What was the first?"},
                                {them, long_answer},
                                {us, "What was the second?"},
                                {them, long_answer}},
                               {Audience::team, true, 1});
  BOOST_TEST(found.size() == 1U);
  BOOST_TEST(found.at(0).starts_with("What was the first?"));
}

BOOST_AUTO_TEST_CASE(personal_circumstances_are_for_the_closer) {
  auto story = spoken();
  const std::string told = "my mother is ill and I have to be near the hospital";
  story.wants(std::string(sensitive_category), told);
  const std::vector<std::pair<Role, std::string>> lines{{us, "How are things at home?"},
                                                        {them, "Well, " + told + " on Tuesdays."}};
  BOOST_TEST(exchanges(story, lines).empty());
  BOOST_TEST(exchanges(story, lines, {Audience::closer, true, 4}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(terms_are_counted_where_they_are_not_shown) {
  auto story = spoken();
  story.says(SignalKind::compensation, "expectation", "I would want a hundred");
  const std::vector<insight::Talk> talks{test::talk(
      story, {{us, "What are you thinking of?"}, {them, "I would want a hundred and I mean it."}})};
  const View view(story.record());
  const auto hidden = insight::asked(view, view.dossier("ann"), talks, {Audience::team, false, 4});
  BOOST_TEST(hidden.at(0).asked.empty());
  BOOST_TEST(hidden.at(0).on_terms == 1U);
  BOOST_TEST(insight::asked(view, view.dossier("ann"), talks, {}).at(0).asked.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_remark_of_ours_ends_an_answer_and_a_nod_does_not) {
  auto story = spoken();
  const auto found = exchanges(story, {{us, "Has he come round, your deputy?"},
                                       {them, "He is all for it now, he came by."},
                                       {us, "Ha! Gerald gets a bonus."},
                                       {them, long_answer}});
  BOOST_TEST(
      found == Strings{"Has he come round, your deputy? -> He is all for it now, he came by."},
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(terms_that_no_signal_was_noticed_in_are_left_out_by_their_words) {
  auto story = spoken();
  const AskedFor interviewer{Audience::team, false, 9};
  const std::vector<std::pair<Role, std::string>> lines{
      {us, "Are you talking to anyone else?"},
      {them, "No, I am not looking at all, it was you who found me."},
      {us, "What did they say, do they know?"},
      {them, "If they find out they'll throw money at me, as they did before."},
      {us, "And would you take it?"},
      {them, "I have had that conversation with myself and it went nowhere."},
      {us, "And what did you build there with your own hands?"},
      {them, "I raised money for a yard, and then I built the yard."},
      {us, "So what is new with you?"},
      {them, "I'm also talking to Stripe, but that is early days still, you know."},
      {us, "Do you want it?"},
      {them, "It is a bigger company, and it is closer to where we live."},
      {us, "Then let us go on. How is Stripe to work with, as a client?"},
      {them, "They have invited me to come by on the second of December."}};
  BOOST_TEST(
      exchanges(story, lines, interviewer) ==
          Strings{"And what did you build there with your own hands? -> I raised money for a "
                  "yard, and then I built the yard."},
      boost::test_tools::per_element());
  BOOST_TEST(exchanges(story, lines, {Audience::team, true, 9}).size() == 7U);
}

BOOST_AUTO_TEST_CASE(a_bare_figure_and_what_their_employer_would_do_are_terms) {
  auto story = spoken();
  const AskedFor interviewer{Audience::team, false, 9};
  const std::vector<std::pair<Role, std::string>> lines{
      {us, "How is it where you are now?"},
      {them, "They noticed. My boss says there's a group role coming with my name on it."},
      {us, "What sort of role?"},
      {them, "National accounts. He hasn't put it down anywhere, and it was a curry."},
      {us, "What would be right for you?"},
      {them, "Ninety-eight. With the Wednesdays as they are now, please."},
      {us, "What are you hoping for?"},
      {them, "The same or a bit over. I won't go backwards for anybody."},
      {us, "How many people did you lead there?"},
      {them, "Twenty-four. They were all over the country and on nights."}};
  BOOST_TEST(exchanges(story, lines, interviewer) ==
                 Strings{"How many people did you lead there? -> Twenty-four. They were all over "
                         "the country and on nights."},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_exchange_with_a_confidence_in_it_is_not_given_in_part) {
  auto story = spoken();
  const std::vector<std::pair<Role, std::string>> lines{
      {us, "What about the hours?"},
      {them, "My wife is in hospital till August."},
      {us, "Okay."},
      {them, "And so nothing can change before August, not for me and not for anybody."}};
  BOOST_TEST(exchanges(story, lines).empty());
  BOOST_TEST(exchanges(story, lines, {Audience::closer, true, 4}).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
