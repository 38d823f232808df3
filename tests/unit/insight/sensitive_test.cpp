#include "builder.hpp"
#include <winloop/insight/close_brief.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/insight/report.hpp>
#include <winloop/insight/review.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::Story;
using Kind = ConversationKind;

namespace {

constexpr auto told = "my mother is ill and I have to be near the hospital";

/// Told once, and heard again by cues of other kinds.
Story told_in_confidence() {
  Story story(20);
  story.candidate("ann", "panel").captured("ann", Kind::screen, 1);
  story.wants(std::string(sensitive_category), told);
  story.wants("location", "I have to be near the hospital");
  story.wants("flexibility", "be near the hospital on Tuesdays");
  story.wants("mission", "the islands");
  story.hesitates("practical-blocker", told);
  story.says(SignalKind::question, "open", "can I leave when my mother is ill");
  story.says(SignalKind::competing_offer, "offer", "my mother is ill and I have to be near");
  story.says(SignalKind::compensation, "expectation", "near the hospital for 100k");
  story.promise("other", "I'll ask, since your mother is ill and I have to be near the hospital",
                5);
  story.judgement("ann").argument = test::whole_argument({told, "the islands"});
  story.recalls("ann", {std::string(sensitive_category), "mission"}, 9);
  return story;
}

void no_leak(const std::vector<Signal>& signals) {
  for (const auto& signal : signals) {
    BOOST_TEST(signal.category != sensitive_category);
    BOOST_TEST(signal.quote.find("hospital") == std::string::npos, signal.quote);
    BOOST_TEST(signal.quote.find("mother") == std::string::npos, signal.quote);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sensitive)

BOOST_AUTO_TEST_CASE(whole_words_that_say_something_and_not_parts_of_them) {
  auto story = told_in_confidence();
  const auto may_show = [&](std::string_view words) {
    return insight::may_show(story.record().signals, words, insight::Audience::team);
  };
  for (const auto* hidden : {"hospital", "mother is ill", "is ill", told}) {
    BOOST_TEST(!may_show(hidden), hidden);
  }
  for (const auto* shown : {"have", "the", "spit", "her is ill", "moth"}) {
    BOOST_TEST(may_show(shown), shown);
  }
}

BOOST_AUTO_TEST_CASE(never_in_a_review) {
  auto story = told_in_confidence();
  const auto entry = insight::review(story.record()).candidates.at(0);
  no_leak(entry.motivations);
  no_leak(entry.hesitations);
  no_leak(entry.open_questions);
  no_leak(entry.competing);
  BOOST_TEST(entry.motivations.size() == 1U);
  BOOST_TEST(entry.never_answered.empty());
  BOOST_TEST(entry.argument.withheld == 1);
  BOOST_TEST(entry.argument.argument->citing.size() == 1U);
  BOOST_TEST(entry.argument.missing.empty());
  BOOST_TEST(entry.argument.cited.at(0).words == "the islands");
  BOOST_REQUIRE(entry.overdue_ours.size() == 1U);
  BOOST_TEST(entry.overdue_ours[0].withheld);
  BOOST_TEST(entry.overdue_ours[0].commitment.what.empty());
  BOOST_TEST(entry.next.what.find("mother") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(never_in_a_report) {
  auto story = told_in_confidence();
  const auto report = insight::report(story.record());
  BOOST_REQUIRE(report.motivations.categories.size() == 1U);
  no_leak(report.motivations.categories[0].quotes);
  BOOST_TEST(report.hesitations.categories.empty());
  BOOST_TEST(report.competing.in_play.empty());
  BOOST_TEST(report.compensation.expectations.empty());
  const auto& test = report.recall.tests.at(0);
  BOOST_TEST(test.captured.size() == 1U);
  BOOST_TEST(test.recall.said.size() == 1U);
  BOOST_TEST(test.share.value() == 1.0);
}

BOOST_AUTO_TEST_CASE(a_close_brief_has_it_and_marks_it) {
  auto story = told_in_confidence();
  const auto brief = insight::close_brief(story.record(), "ann");
  int marked = 0;
  for (const auto& wanted : brief.motivations) {
    BOOST_TEST(wanted.sensitive == (wanted.signal.category == sensitive_category));
    if (wanted.sensitive) ++marked;
  }
  BOOST_TEST(marked == 1);
  BOOST_TEST(brief.motivations.size() == 4U);
  BOOST_TEST(brief.hesitations.size() == 1U);
  BOOST_TEST(brief.argument.withheld == 0);
  BOOST_TEST(!brief.promises.at(0).commitment.what.empty());
}

BOOST_AUTO_TEST_CASE(whole_turns_around_it_are_withheld_too) {
  Signal confided;
  confided.category = std::string(sensitive_category);
  confided.quote = told;
  Signal other;
  other.category = "mission";
  other.quote = "the islands are why I am here";
  const std::vector<Signal> signals = {other, confided};
  const auto turn =
      "I love the boats. " + std::string(told) + ". And the islands are why I am here.";
  BOOST_TEST(!insight::may_show(signals, turn, insight::Audience::team));
  BOOST_TEST(insight::may_show(signals, turn, insight::Audience::closer));
  BOOST_TEST(insight::may_show(signals, other.quote, insight::Audience::team));
}

BOOST_AUTO_TEST_CASE(words_that_merely_share_a_few_letters_are_not_withheld) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 1);
  story.wants(std::string(sensitive_category), "my mother is ill and I");
  story.wants("growth", "and I want to learn");
  const auto entry = insight::review(story.record()).candidates.at(0);
  BOOST_REQUIRE(entry.motivations.size() == 1U);
  BOOST_TEST(entry.motivations[0].category == "growth");
}

BOOST_AUTO_TEST_SUITE_END()
