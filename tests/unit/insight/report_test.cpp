#include "talks.hpp"
#include <winloop/insight/report.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::View;
using test::Story;
using Kind = ConversationKind;
using Strings = std::vector<std::string>;

namespace {

template <typename List, typename Line>
Strings lines(const List& list, Line line) {
  Strings result;
  for (const auto& it : list) result.push_back(line(it));
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(an_empty_record_has_empty_sections) {
  const auto report = insight::report(RecordAsOf{});
  BOOST_TEST(report.motivations.heard == 0);
  BOOST_TEST(report.motivations.categories.empty());
  BOOST_TEST(report.hesitations.categories.empty());
  BOOST_TEST(report.compensation.expectations.empty());
  BOOST_TEST(report.competing.in_play.empty());
  BOOST_TEST(report.must_haves.must_haves.empty());
  BOOST_TEST(report.losses.losses.empty());
  BOOST_TEST(!report.losses.conversation_share.has_value());
  BOOST_TEST(!report.recall.average.has_value());
  BOOST_TEST(report.partnership.intakes.empty());
  BOOST_TEST(name(report.partnership.reviews.beat) == "never");
  BOOST_TEST(report.funnel.empty());
}

BOOST_AUTO_TEST_CASE(motivations_by_category_one_quote_a_candidate) {
  Story story(20);
  for (const auto* id : {"ann", "bo", "cleo", "unheard"}) story.candidate(id);
  story.captured("ann", Kind::screen, 1).wants("growth", "a1").wants("growth", "a2");
  story.captured("bo", Kind::screen, 2).wants("growth", "b").wants("mission", "bm");
  story.captured("cleo", Kind::screen, 3).wants("push", "c");
  story.moved("bo", "they-declined", 4);  // still part of the picture
  const View view(story.record());
  const auto report = insight::report_motivations(view);
  BOOST_TEST(report.heard == 3);
  BOOST_TEST(lines(report.categories,
                   [](const auto& it) {
                     return fmt::format("{} {} {:.2f} {}", it.category, it.candidates, it.share,
                                        it.quotes.front().quote);
                   }) == (Strings{"growth 2 0.67 b", "mission 1 0.33 bm", "push 1 0.33 c"}),
             boost::test_tools::per_element());
  BOOST_TEST(report.categories[0].quotes.size() == 2U);
}

BOOST_AUTO_TEST_CASE(hesitations_and_how_many_stand_unanswered) {
  Story story(20);
  story.candidate("ann").candidate("bo").candidate("left");
  story.captured("ann", Kind::screen, 1).hesitates("wants-time", "a");
  story.captured("bo", Kind::screen, 1).hesitates("wants-time", "the harbour first");
  story.captured("bo", Kind::checkin, 2);
  const std::vector<insight::Talk> talks{test::talk(story, {{test::us, "So, the harbour."}})};
  story.captured("left", Kind::screen, 3).hesitates("wants-time", "c");
  story.moved("left", "they-declined", 4);
  const auto report = insight::report_hesitations(View(story.record()));
  BOOST_REQUIRE(report.categories.size() == 1U);
  BOOST_TEST(report.categories[0].category.candidates == 3);
  BOOST_TEST(report.categories[0].unanswered == 3);
  const View view(story.record(), [&](std::string_view id) {
    return id == "bo" ? talks : std::vector<insight::Talk>{};
  });
  BOOST_TEST(insight::report_hesitations(view).categories[0].unanswered == 2);  // one has left
}

BOOST_AUTO_TEST_CASE(pay_against_the_band) {
  Story story(20);
  const auto expects = [&](const std::string& id, const Strings& words) {
    story.candidate(id).captured(id, Kind::screen, 1);
    for (const auto& quote : words) {
      story.says(SignalKind::compensation, "expectation", quote);
    }
  };
  expects("in", {"a hundred", "start with a one"});  // the newer one says no figure
  expects("over", {"one thirty"});
  expects("under", {"eighty"});
  expects("edge", {"one ten to one thirty"});
  expects("words", {"what is fair"});
  expects("pounds", {"£100k"});
  story.says(SignalKind::compensation, "current", "ninety")
      .says(SignalKind::compensation, "equity", "some");
  const auto report = insight::report_compensation(View(story.record()));
  BOOST_TEST(lines(report.expectations,
                   [](const auto& it) {
                     return it.candidate + " " + (it.place ? std::string(name(*it.place)) : "-");
                   }) == (Strings{"under below", "in within", "pounds other-currency",
                                  "edge across", "over above", "words -"}),
             boost::test_tools::per_element());
  BOOST_TEST(report.below == 1);
  BOOST_TEST(report.within == 1);
  BOOST_TEST(report.above == 1);
  BOOST_TEST(report.across == 1);
  BOOST_TEST(report.not_compared == 2);
  BOOST_TEST(report.current.at(0).amount->low == 90000);
  BOOST_TEST(report.others.size() == 1U);
}

BOOST_AUTO_TEST_CASE(each_figure_is_what_its_part_of_the_quote_says) {
  Story story(20);
  const auto says = [&](const std::string& category, const std::string& quote) {
    story.says(SignalKind::compensation, category, quote);
  };
  story.candidate("ann").captured("ann", Kind::screen, 1);
  says("expectation",
       "I'm on one sixty-five base now, plus bonus, and I wouldn't move for less "
       "than one eighty.");
  story.captured("ann", Kind::offer, 3);
  says("current", "They've offered me two ten base and a sign-on of thirty.");
  const auto report = insight::report_compensation(View(story.record()));
  const auto figure = [](const auto& it) {
    return fmt::format("{:.0f}", it.amount ? it.amount->low : 0);
  };
  BOOST_TEST(lines(report.expectations, figure) == Strings{"180000"},
             boost::test_tools::per_element());
  BOOST_TEST(lines(report.current, figure) == Strings{"165000"}, boost::test_tools::per_element());
  BOOST_TEST(lines(report.others, figure) == Strings{"0"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(competing_offers) {
  Story story(20);
  story.candidate("ann", "screen").candidate("bo", "offer").candidate("left", "panel");
  const auto also = [&](const std::string& id, const std::string& category) {
    story.captured(id, Kind::screen, 1).says(SignalKind::competing_offer, category, id);
  };
  also("ann", "process");
  also("bo", "process");
  also("bo", "offer");
  also("left", "counteroffer");
  story.moved("left", "they-declined", 4);
  const auto report = insight::report_competing(View(story.record()));
  BOOST_TEST(report.processes == 2);
  BOOST_TEST(report.offers == 1);
  BOOST_TEST(report.counteroffers == 1);
  BOOST_REQUIRE(report.in_play.size() == 2U);
  BOOST_TEST(report.in_play[0].candidate == "bo");
  BOOST_TEST(report.left.size() == 1U);
}

BOOST_AUTO_TEST_CASE(must_haves_met_failed_unknown) {
  Story story(20);
  story.criterion("depth", 3, value_of_level(3)).criterion("nice", 1);
  story.criterion(
      "place", 1, 1.0,
      FactRule{"location", FactOperator::in, {std::string("Lisbon"), std::string("Porto")}});
  for (const auto* id : {"ann", "bo", "cleo"}) story.candidate(id);
  story.rated("ann", "depth", 4, 1).rated("ann", "depth", 2, 1, "Hanne Dahl");  // three on average
  story.rated("bo", "depth", 2, 1).rated("bo", "depth", 3, 1, "Hanne Dahl");
  story.fact("ann", "location", std::string("porto")).fact("bo", "location", std::string("Lyon"));
  const auto report = insight::report_must_haves(View(story.record()));
  BOOST_TEST(lines(report.must_haves,
                   [](const auto& it) {
                     return fmt::format("{} {} {} {}", it.criterion, it.met, it.failed, it.unknown);
                   }) == (Strings{"depth 1 1 1", "place 1 1 1"}),
             boost::test_tools::per_element());
  BOOST_TEST(report.candidates == 3);
}

BOOST_AUTO_TEST_CASE(losses_of_the_last_thirty_days_and_their_causes) {
  Story story(40);
  for (const auto* id : {"old", "edge", "pay", "slow", "mute", "ours"})
    story.candidate(id, "panel");
  story.moved("old", "they-declined", 9).moved("edge", "reneged", 10);
  story.moved("pay", "they-declined", 20, "says the money").moved("slow", "they-declined", 20);
  story.moved("mute", "they-declined", 40).moved("ours", "we-declined", 20);
  story.captured("pay", Kind::loss_autopsy, 22);
  story.autopsy("edge", LossCause::slow_follow_up).autopsy("slow", LossCause::slow_follow_up);
  story.autopsy("pay", LossCause::comp_verified, "").autopsy("ours", LossCause::late_surprise);
  story.judgement("mute").autopsy = Autopsy{};  // a template, nothing written
  const auto report = insight::report_losses(View(story.record()));
  BOOST_TEST(lines(report.losses, [](const auto& it) { return it.candidate; }) ==
                 (Strings{"mute", "pay", "slow", "edge"}),
             boost::test_tools::per_element());
  BOOST_TEST(lines(report.causes,
                   [](const auto& it) {
                     return fmt::format("{} {}", name(it.cause), it.losses);
                   }) == (Strings{"slow-follow-up 2", "comp-verified 1"}),
             boost::test_tools::per_element());
  BOOST_TEST(report.diagnosed == 3);
  BOOST_TEST(report.of_the_conversation == 2);
  BOOST_TEST(report.conversation_share.value() == 2.0 / 3, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(lines(report.without_autopsy, [](const auto& it) { return it.candidate; }) ==
                 (Strings{"mute", "old"}),
             boost::test_tools::per_element());
  const auto& pay = report.losses[1];
  BOOST_TEST(pay.unproven);
  BOOST_TEST(pay.autopsy_captured);
  BOOST_TEST(pay.from == "panel");
  BOOST_TEST(pay.why == "says the money");
}

BOOST_AUTO_TEST_CASE(words_that_show_a_cause_count_only_where_they_were_said) {
  Story story(40);
  for (const auto* id : {"said", "invented", "told"}) story.candidate(id, "panel");
  story.captured("said", Kind::checkin, 20).wants("push", "forty less than the others");
  story.captured("told", Kind::checkin, 20).wants(std::string(sensitive_category), "my son is ill");
  for (const auto* id : {"said", "invented", "told"}) story.moved(id, "they-declined", 30);
  story.autopsy("said", LossCause::comp_verified, "forty less");
  story.autopsy("invented", LossCause::comp_verified, "you pay peanuts");
  story.autopsy("told", LossCause::personal, "my son is ill");
  const auto losses = insight::report_losses(View(story.record())).losses;
  BOOST_TEST(lines(losses,
                   [](const auto& it) {
                     return fmt::format(
                         "{}: {}, {}, \"{}\"", it.candidate,
                         it.shown ? fmt::format("#{}", it.shown->conversation) : "nowhere",
                         it.unproven ? "unproven" : "fine", it.autopsy->quote);
                   }) == (Strings{"invented: nowhere, unproven, \"you pay peanuts\"",
                                  "said: #1, fine, \"forty less\"", "told: #2, fine, \"\""}),
             boost::test_tools::per_element());
  const auto found_elsewhere = [](std::string_view, std::string_view words) {
    insight::Citation citation;
    citation.words = words;
    return std::optional(citation);
  };
  const View view(story.record());
  BOOST_TEST(insight::report_losses(view, found_elsewhere).losses.at(0).shown.has_value());
}

BOOST_AUTO_TEST_CASE(the_funnel_counts_who_ever_reached_a_stage) {
  Story story(20);
  story.record().search.stages = {"screen", "panel", "offer"};
  story.candidate("ann", "screen").candidate("bo", "screen").candidate("cleo", "screen");
  story.moved("ann", "offer", 3).moved("bo", "panel", 3).moved("bo", "we-declined", 4);
  BOOST_TEST(lines(insight::report_funnel(View(story.record())),
                   [](const auto& it) {
                     return fmt::format("{} {} {}", it.stage, it.now, it.reached.value_or(-1));
                   }) == (Strings{"screen 1 3", "panel 0 2", "offer 1 1", "we-declined 1 -1"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
