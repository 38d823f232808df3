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
  BOOST_TEST(entry.open_questions.empty());
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

BOOST_AUTO_TEST_CASE(by_its_words_whatever_its_category) {
  const auto may_show = [](std::string_view words) {
    return insight::may_show(std::vector<Signal>{}, words, insight::Audience::team);
  };
  for (const auto* hidden :
       {"We can't move, my dad's in the hospice round the corner.",
        "My wife's having chemo till August.", "I've my mum on Saturdays.",
        "It's my week with him, but in the morning he's at school.",
        "But I'd need to know before I'd talk to my husband.",
        "She's been ill since March and she's anxious.", "my kids are in a bilingual school",
        "My son's father is here, it's shared, one week and one week.", "And your husband?",
        "since the divorce I am alone", "The missus has the last word.",
        "my mother's with us since the autumn and she isn't well", "I've been ill myself"}) {
    BOOST_TEST(!may_show(hidden), hidden);
  }
  for (const auto* shown :
       {"My father was thirty years on the Algeciras to Ceuta boat.", "a patient's wife thanked me",
        "I run the day surgery and the hospice rounds", "our partner teams in Madrid",
        "I told my kids I'm moving in with a ferry company.", "the children's ward was closed",
        "I want a well run school of nursing", "my first week was hard"}) {
    BOOST_TEST(may_show(shown), shown);
  }
}

BOOST_AUTO_TEST_CASE(hidden_by_its_words_it_is_in_the_close_brief_only) {
  Story story(20);
  story.candidate("ann", "panel").captured("ann", Kind::screen, 1);
  story.hesitates("practical-blocker", "We can't move, my dad's in the hospice.");
  const auto entry = insight::review(story.record()).candidates.at(0);
  BOOST_TEST(entry.hesitations.empty());
  BOOST_TEST(entry.in_confidence == 1U);
  BOOST_TEST(insight::report(story.record()).hesitations.categories.empty());
  BOOST_TEST(insight::close_brief(story.record(), "ann").hesitations.size() == 1U);
}

BOOST_AUTO_TEST_CASE(pay_and_offers_by_words_and_by_what_was_noticed) {
  Signal expects;
  expects.kind = SignalKind::compensation;
  expects.quote = "one sixteen";
  BOOST_TEST(insight::speaks_of_terms({expects}, "I'd say one sixteen and leads do it for love"));
  BOOST_TEST(insight::speaks_of_terms({}, "the equity on the high side"));
  BOOST_TEST(insight::speaks_of_terms({}, "My boss says there's a group role with my name on it."));
  BOOST_TEST(!insight::speaks_of_terms({}, "the engineers whom I lead"));
}

BOOST_AUTO_TEST_SUITE_END()
