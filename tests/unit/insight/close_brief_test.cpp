#include "talks.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/close_brief.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::Gap;
using test::Story;
using Kind = ConversationKind;

namespace {

std::vector<std::string> gaps(const insight::CloseBrief& brief) {
  std::vector<std::string> result;
  for (const auto& it : brief.not_known) result.emplace_back(name(it.gap));
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(close_brief)

BOOST_AUTO_TEST_CASE(an_unknown_candidate_is_an_error_with_near_names) {
  Story story(10);
  story.candidate("ana-ruiz");
  const auto names_her = [](const Error& error) {
    return error.kind() == ErrorKind::bad_input &&
           std::string(error.what()).find("ana-ruiz") != std::string::npos;
  };
  BOOST_CHECK_EXCEPTION(insight::close_brief(story.record(), "ana-riuz"), Error, names_her);
}

BOOST_AUTO_TEST_CASE(of_somebody_never_spoken_with_everything_is_unknown) {
  Story story(10);
  story.candidate("ann").criterion("depth", 1).criterion("heavy", 3).criterion("idle", 0);
  story.criterion("years", 2, {}, FactRule{"years", FactOperator::at_least, {5.0}});
  const auto brief = insight::close_brief(story.record(), "ann");
  BOOST_TEST(gaps(brief) == (Strings{"never-spoken", "motivation", "pay-expectation", "competing",
                                     "start-date", "who-decides", "criterion", "criterion",
                                     "criterion", "argument", "offer-story"}),
             boost::test_tools::per_element());
  BOOST_TEST(brief.not_known[6].what == "Name of heavy");
  BOOST_TEST(brief.not_known[7].what == "Name of years");
  BOOST_TEST(brief.not_known[7].ask.find("fact") != std::string::npos);
  BOOST_TEST(brief.silence.days == 10);
  BOOST_TEST(brief.name == "Name of ann");
}

BOOST_AUTO_TEST_CASE(of_somebody_well_known_nothing_is_unknown) {
  Story story(10);
  story.candidate("ann", "offer").criterion("depth", 1).rated("ann", "depth", 3, 4);
  story.fact("ann", "notice", std::string("three months"));
  story.captured("ann", Kind::screen, 3).wants("growth", "to learn").wants("mission", "islands");
  story.says(SignalKind::compensation, "expectation", "a hundred and ten");
  story.says(SignalKind::competing_offer, "process", "one other");
  story.hesitates("influencer-uncommitted", "my wife has not decided");
  story.judgement("ann").argument = test::whole_argument({"to learn"});
  story.judgement("ann").offer_story = "story";
  const auto brief = insight::close_brief(story.record(), "ann");
  BOOST_TEST(gaps(brief) == Strings{}, boost::test_tools::per_element());
  BOOST_TEST(brief.offer_story == "story");
}

BOOST_AUTO_TEST_CASE(one_motivation_is_too_thin_and_open_questions_are_quoted) {
  Story story(10);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.wants("growth", "to learn").wants("growth", "to learn more");
  story.says(SignalKind::question, "open", "who is the deputy?");
  story.says(SignalKind::question, "answered", "where is it?");
  const auto brief = insight::close_brief(story.record(), "ann");
  BOOST_TEST(name(brief.not_known.at(0).gap) == "second-motivation");
  BOOST_TEST(brief.not_known.at(0).what.find("growth") != std::string::npos);
  const auto open = std::count_if(brief.not_known.begin(), brief.not_known.end(), [](auto& it) {
    return it.gap == Gap::open_question && it.what == "who is the deputy?";
  });
  BOOST_TEST(open == 1);
  BOOST_TEST(brief.not_known.size() == 8U);
}

BOOST_AUTO_TEST_CASE(quotes_of_the_argument_are_looked_up) {
  Story story(10);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.wants("growth", "I want to learn the engine room");
  story.says(SignalKind::commitment, "other", "said by us only", SignalStatus::noticed,
             Role::recruiter);
  story.judgement("ann").argument =
      test::whole_argument({"learn the engine", "said by us only", "elsewhere", "", "Learn"});
  const auto alone = insight::close_brief(story.record(), "ann").argument;
  BOOST_REQUIRE(alone.cited.size() == 4U);  // the empty one is none
  BOOST_REQUIRE(alone.cited[0].found.has_value());
  BOOST_TEST(alone.cited[0].found->words == "learn the engine");
  BOOST_TEST(alone.cited[0].found->conversation == 1);
  BOOST_TEST(alone.cited[0].found->at->count() == 1000);
  BOOST_TEST(alone.cited[0].found->person == "label");
  BOOST_TEST(!alone.cited[1].found.has_value());
  BOOST_TEST(!alone.cited[2].found.has_value());
  BOOST_TEST(!alone.cited[3].found.has_value());  // byte for byte
  const auto looked_up = insight::close_brief(
      story.record(), "ann", [](std::string_view candidate, std::string_view words) {
        std::optional<insight::Citation> found;
        if (candidate == "ann" && words == "elsewhere") {
          found.emplace().conversation = 7;
        }
        return found;
      });
  BOOST_TEST(looked_up.argument.cited[0].found->conversation == 1);
  BOOST_TEST(looked_up.argument.cited[2].found->conversation == 7);
  BOOST_TEST(!looked_up.argument.cited[1].found.has_value());
}

BOOST_AUTO_TEST_CASE(pay_with_its_figure_against_the_band) {
  Story story(10);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.says(SignalKind::compensation, "equity", "forty grand of options");
  story.says(SignalKind::compensation, "current", "start with a six");
  story.says(SignalKind::compensation, "expectation", "one twenty-five");
  const auto brief = insight::close_brief(story.record(), "ann");
  BOOST_REQUIRE(brief.pay.size() == 3U);
  BOOST_TEST(brief.pay[0].amount->low == 125000);
  BOOST_TEST(name(*brief.pay[0].place) == "above");
  BOOST_TEST(!brief.pay[1].amount.has_value());
  BOOST_TEST(!brief.pay[2].amount.has_value());  // equity is never set against base pay
  story.record().search.pay.reset();
  BOOST_TEST(!insight::close_brief(story.record(), "ann").pay[0].place.has_value());
}

BOOST_AUTO_TEST_CASE(promises_made_kept_broken_and_open) {
  Story story(20);
  story.candidate("ann").captured("ann", Kind::screen, 3);
  story.promise("other", "kept late", 5, CommitmentStatus::kept, 6);
  story.promise("other", "kept", 5, CommitmentStatus::kept, 5);
  story.promise("other", "broken", 4, CommitmentStatus::broken, 8);
  story.promise("other", "dropped", 4, CommitmentStatus::dropped, 8);
  story.promise("other", "open");
  story.promise("other", "overdue", 7);
  const auto brief = insight::close_brief(story.record(), "ann");
  Strings order;
  for (const auto& it : brief.promises) {
    order.push_back(it.commitment.what + ": " + std::string(name(it.state)));
  }
  BOOST_TEST(order == (Strings{"overdue: overdue", "open: open", "broken: broken",
                               "kept late: kept", "kept: kept", "dropped: dropped"}),
             boost::test_tools::per_element());
  BOOST_TEST(brief.promises[3].late);
  BOOST_TEST(!brief.promises[4].late);
}

BOOST_AUTO_TEST_CASE(what_was_asked_and_answered_is_no_gap) {
  Story story(10);
  story.candidate("ann").captured("ann", Kind::preclose, 3);
  const auto talk = test::talk(story, {{test::us, "What would be right?"},
                                       {test::them, "Ninety-eight. With the Wednesdays."},
                                       {test::us, "And notice?"},
                                       {test::them, "Three months."},
                                       {test::us, "Any other conversations going on?"},
                                       {test::them, "No."},
                                       {test::us, "I see. And your husband?"},
                                       {test::them, "He'd be near his brothers."}});
  const auto brief = insight::close_brief(story.record(), "ann", {},
                                          [&](std::string_view) { return std::vector{talk}; });
  Strings asked;
  for (const auto& it : brief.asked) asked.push_back(it.exchange.answer.words);
  BOOST_TEST(asked == (Strings{"Ninety-eight. With the Wednesdays.", "No.", "Three months.",
                               "He'd be near his brothers."}),
             boost::test_tools::per_element());
  for (const auto& gap : brief.not_known) BOOST_TEST(name(gap.gap) != "start-date");
}

BOOST_AUTO_TEST_SUITE_END()
