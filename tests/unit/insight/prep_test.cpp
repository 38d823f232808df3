#include "talks.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/prep.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::Meeting;
using insight::Prep;
using test::Story;
using test::them;
using test::us;
using Kind = ConversationKind;

namespace {

constexpr auto answer = "because I want to build things that other people lean on";

Story known() {
  Story story(20);
  story.candidate("ann", "panel").captured("ann", Kind::screen, 3);
  story.criterion("craft", 1).criterion("care", 3);
  return story;
}

Prep prepared(Story& story, const Meeting& meeting = {"ann", "Ines Prat"},
              const std::vector<insight::Talk>& talks = {}) {
  return insight::prep(story.record(), talks, meeting);
}

std::string refusal(Story& story, const Meeting& meeting) {
  try {
    prepared(story, meeting);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(prep)

BOOST_AUTO_TEST_CASE(others_levels_are_withheld_until_one_has_rated) {
  auto story = known();
  story.rated("ann", "craft", 4, 5, "Hanne Dahl").rated("ann", "care", 1, 5, "Rui Sousa");
  const auto before = prepared(story);
  BOOST_TEST(!before.has_rated);
  BOOST_TEST(before.ratings.empty());
  BOOST_TEST(before.withheld == 2U);

  story.rated("ann", "care", 3, 6, "Ines Prat");
  const auto after = prepared(story);
  BOOST_TEST(after.has_rated);
  BOOST_TEST(after.ratings.size() == 3U);
  BOOST_TEST(after.withheld == 0U);
  BOOST_TEST(after.ratings.at(0).criterion == "craft");  // in the bar's order
}

BOOST_AUTO_TEST_CASE(an_alias_is_the_same_person) {
  auto story = known();
  story.rated("ann", "craft", 4, 5, "Ines Prat");
  const auto page = prepared(story, {"ann", "Inês"});
  BOOST_TEST(page.interviewer == "Ines Prat");
  BOOST_TEST(page.has_rated);
}

BOOST_AUTO_TEST_CASE(having_rated_somebody_else_opens_nothing) {
  auto story = known();
  story.candidate("bob").rated("bob", "craft", 2, 5, "Ines Prat");
  story.rated("ann", "craft", 4, 5, "Hanne Dahl");
  BOOST_TEST(prepared(story).withheld == 1U);
}

BOOST_AUTO_TEST_CASE(unknown_names_and_kinds_are_refused) {
  auto story = known();
  BOOST_TEST(refusal(story, {"ann", "Ines Pratt"}) ==
             "no interviewer \"Ines Pratt\"; did you mean Ines Prat?");
  BOOST_TEST(refusal(story, {"anna", "Ines Prat"}) == "no candidate \"anna\"; did you mean ann?");
  BOOST_TEST(refusal(story, {"ann", "Ines Prat", Kind::debrief})
                 .starts_with("debrief: no meeting with a candidate; expected screen,"));
}

BOOST_AUTO_TEST_CASE(criteria_without_evidence_are_asked_for_in_their_own_words) {
  auto story = known();
  story.record().spec.criteria[1].anchors = {"", "Asks late.", "Sits with them.", ""};
  story.criterion("years", 1, {}, FactRule{"years", FactOperator::at_least, {5.0}});
  story.rated("ann", "craft", 4, 5, "Hanne Dahl");
  const auto page = prepared(story);
  BOOST_TEST(page.to_ask.size() == 2U);
  BOOST_TEST(page.to_ask.at(0).criterion.id == "care");
  BOOST_TEST(page.to_ask.at(0).ask.starts_with("“Name of care”: take me through"));
  BOOST_TEST(page.to_ask.at(0).listen == "2 no: Asks late.\n3 yes: Sits with them.");
  BOOST_TEST(page.to_ask.at(1).ask ==
             "“Name of years” is not written down: ask. The bar says years >= 5.");
}

BOOST_AUTO_TEST_CASE(remarks_are_newest_first_and_of_different_categories) {
  auto story = known();
  story.wants("mission", "the islands").wants("mission", "the islands again");
  story.captured("ann", Kind::interview, 5)
      .wants("growth", "to learn")
      .wants("compensation", "100");
  const auto page = prepared(story);
  BOOST_TEST(page.remarks.size() == 2U);
  BOOST_TEST(page.remarks.at(0).quote == "to learn");
  BOOST_TEST(page.remarks.at(1).quote == "the islands again");
}

BOOST_AUTO_TEST_CASE(talks_on_terms_are_for_those_who_close) {
  auto story = known();
  story.captured("ann", Kind::offer, 6).wants("mission", "the islands");
  story.says(SignalKind::question, "open", "what are the shares worth");
  story.promise("confirm-terms", "a letter", 7);
  const std::vector<insight::Talk> talks{
      test::talk(story, {{us, "What would make it a yes?"}, {them, answer}})};
  const auto interview = prepared(story, {"ann", "Ines Prat"}, talks);
  BOOST_TEST(interview.left_out.size() == 1U);
  BOOST_TEST(interview.asked.empty());
  BOOST_TEST(interview.promises.empty());
  BOOST_TEST(interview.open_questions.empty());
  BOOST_TEST(interview.remarks.empty());
  const auto offer = prepared(story, {"ann", "Ines Prat", Kind::offer}, talks);
  BOOST_TEST(offer.left_out.empty());
  BOOST_TEST(offer.asked.size() == 1U);
  BOOST_TEST(offer.promises.size() == 1U);
  BOOST_TEST(offer.open_questions.size() == 1U);
  BOOST_TEST(offer.remarks.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_said_among_ourselves_is_not_in_it) {
  auto story = known();
  story.captured("ann", Kind::debrief, 5).present({"Hanne Dahl", "Rui Sousa"});
  story.promise("other", "I'll write down why I said no", 6);
  const std::vector<insight::Talk> talks{
      test::talk(story, {{us, "What would make it a yes?"}, {them, answer}})};
  const auto page = prepared(story, {"ann", "Ines Prat"}, talks);
  BOOST_TEST(page.promises.empty());
  BOOST_TEST(page.asked.empty());
}

BOOST_AUTO_TEST_CASE(promises_stand_both_ways_overdue_first_and_settled_ones_not) {
  auto story = known();
  story.promise("other", "theirs", 30, CommitmentStatus::open, -1, Role::candidate);
  story.promise("other", "late", 4).promise("other", "done", 4, CommitmentStatus::kept, 4);
  const auto page = prepared(story);
  BOOST_TEST(page.promises.size() == 2U);
  BOOST_TEST(page.promises.at(0).commitment.what == "late");
  BOOST_TEST(page.promises.at(1).commitment.what == "theirs");
}

BOOST_AUTO_TEST_CASE(personal_circumstances_never_appear) {
  auto story = known();
  const std::string told = "my mother is ill and I have to be near the hospital";
  story.wants(std::string(sensitive_category), told);
  story.says(SignalKind::question, "open", "can I leave when my mother is ill");
  story.promise("other", "I'll ask, since your mother is ill and I have to be near the hospital",
                4);
  story.rated("ann", "craft", 4, 5, "Ines Prat");
  story.record().ratings.back().note = told;
  const std::vector<insight::Talk> talks{
      test::talk(story, {{us, "How are things at home?"}, {them, told}})};
  const auto page = prepared(story, {"ann", "Ines Prat", Kind::preclose}, talks);
  BOOST_TEST(page.remarks.empty());
  BOOST_TEST(page.open_questions.empty());
  BOOST_TEST(page.promises.empty());
  BOOST_TEST(page.asked.empty());
  BOOST_TEST(page.ratings.at(0).note.empty());
}

BOOST_AUTO_TEST_CASE(of_somebody_new_nothing_is_claimed) {
  Story story(20);
  story.candidate("ann", "applied");
  const auto page = prepared(story);
  BOOST_TEST(page.silence.never_spoken);
  BOOST_TEST(page.met.empty());
  BOOST_TEST(page.asked.empty());
  BOOST_TEST(page.to_ask.empty());
}

BOOST_AUTO_TEST_SUITE_END()
