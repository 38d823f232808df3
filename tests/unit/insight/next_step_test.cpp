#include "builder.hpp"
#include <winloop/insight/next_step.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::NextStep;
using insight::View;
using test::Story;
using Kind = ConversationKind;

namespace {

NextStep next(Story& story) {
  const View view(story.record());
  return insight::next_step(view, view.dossier("ann"));
}

std::string source(Story& story) {
  return std::string(name(next(story).source));
}

/// In play, spoken with yesterday, argued for, nothing open.
Story settled(int as_of = 10) {
  Story story(as_of);
  story.candidate("ann", "screen").captured("ann", Kind::screen, as_of - 1);
  story.wants("growth", "to learn");
  story.judgement("ann").argument = test::whole_argument({"to learn"});
  return story;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(next_step)

BOOST_AUTO_TEST_CASE(with_nothing_open_the_review_decides) {
  auto story = settled();
  BOOST_TEST(source(story) == "decide");
}

BOOST_AUTO_TEST_CASE(the_newest_decision_not_yet_done) {
  auto story = settled(10);
  story.decided("ann", "panel", 9, 9).decided("ann", "", 10);
  const auto step = next(story);
  BOOST_TEST(name(step.source) == "decided");
  BOOST_TEST(step.what == "panel");
  BOOST_TEST(step.owner == "Rui Sousa");
  BOOST_TEST(step.overdue);
  BOOST_TEST(step.why.find("2026-01-14") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_decision_is_done_when_its_owner_spoke_with_them) {
  auto story = settled(10);
  story.decided("ann", "speak", 8);  // Rui, who spoke with them on the 9th
  BOOST_TEST(source(story) == "decide");
  auto other = settled(10);
  other.decided("ann", "meet them", 6, 7).moved("ann", "panel", 9);
  other.record().decisions.back().owner = "Hanne";
  BOOST_TEST(source(other) == "decided");
  BOOST_TEST(next(other).why.find("3 days overdue, not marked as done") != std::string::npos);
  other.captured("ann", Kind::interview, 10).present({"Name of ann", "Hanne Dahl"});
  BOOST_TEST(source(other) == "decide");
  auto written = settled(10);
  written.decided("ann", "write to them", 9, 9);
  written.captured("ann", Kind::message, 10).present({"Ines Prat"});
  BOOST_TEST(source(written) == "decided");
  written.captured("ann", Kind::message, 10).present({"Rui Sousa"});
  BOOST_TEST(source(written) == "decide");
  auto moved = settled(10);
  moved.decided("ann", "panel", 9).moved("ann", "panel", 9);  // part of deciding
  moved.record().decisions.back().owner.clear();
  BOOST_TEST(source(moved) == "decided");
  moved.moved("ann", "debrief", 10);
  BOOST_TEST(source(moved) == "decide");
  auto held = settled(10);
  held.decided("ann", "panel", 9).decided("ann", "", 10);
  held.record().decisions.back().decision = DecisionKind::hold;
  BOOST_TEST(source(held) == "decide");
  auto declined = settled(10);
  declined.decided("ann", "", 10);
  declined.record().decisions.back().decision = DecisionKind::decline;
  BOOST_TEST(next(declined).what == "Tell them, and move them out");
  BOOST_TEST(next(declined).why == "declined on 2026-01-15, still at screen");
  auto due = settled(10);
  due.decided("ann", "panel", 9, 10);
  BOOST_TEST(!next(due).overdue);  // due today is not overdue
}

BOOST_AUTO_TEST_CASE(suggestions_in_their_order) {
  Story story(20);
  story.candidate("ann", "preclose", 0);
  BOOST_TEST(source(story) == "offer-story");
  story.judgement("ann").offer_story = "story";
  BOOST_TEST(source(story) == "first-conversation");
  story.captured("ann", Kind::interview, 13).present({"Name of ann", "Ines Prat"});
  BOOST_TEST(source(story) == "quiet");
  story.captured("ann", Kind::checkin, 19);
  BOOST_TEST(source(story) == "recall-test");
  story.recalls("ann", {"growth"}, 18);
  const auto ratings = next(story);
  BOOST_TEST(name(ratings.source) == "ratings");
  BOOST_TEST(ratings.owner == "Ines Prat");
  story.rated("ann", "depth", 3, 13);
  BOOST_TEST(source(story) == "motivation");
  story.wants("growth", "to learn");
  BOOST_TEST(source(story) == "argument");
  story.judgement("ann").argument = Argument{"them", "", "now", "lose", {"to learn"}};
  BOOST_TEST(next(story).why == "missing: why us");
  story.judgement("ann").argument = test::whole_argument({"to learn"});
  BOOST_TEST(source(story) == "decide");
  story.hesitates("wants-time", "a week");
  BOOST_TEST(next(story).about->quote == "a week");
  story.says(SignalKind::question, "open", "who?");
  BOOST_TEST(next(story).about->quote == "who?");
  story.promise("other", "the papers", 19);
  const auto promise = next(story);
  BOOST_TEST(name(promise.source) == "promise-overdue");
  BOOST_TEST(promise.what.find("the papers") != std::string::npos);
  BOOST_TEST(promise.why.find("1 day overdue") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_somebody_who_has_left_what_is_to_learn_and_what_we_owe) {
  auto story = settled();
  story.says(SignalKind::question, "open", "where?").hesitates("wants-time", "a week");
  story.moved("ann", "they-declined", 10);
  BOOST_TEST(source(story) == "autopsy");
  BOOST_TEST(next(story).why == "out: they-declined since 2026-01-15");
  story.promise("feedback-by", "you'll hear why", 9);
  BOOST_TEST(source(story) == "promise-overdue");
  auto ours = settled();
  ours.moved("ann", "we-declined", 10);
  BOOST_TEST(source(ours) == "out");
}

BOOST_AUTO_TEST_SUITE_END()
