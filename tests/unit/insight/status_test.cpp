#include "builder.hpp"
#include <winloop/insight/status.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::Story;
using Kind = ConversationKind;
using Strings = std::vector<std::string>;

namespace {

Strings waiting(const insight::Status& status) {
  Strings result;
  for (const auto& it : status.waiting) {
    result.push_back(
        fmt::format("{} {} {} {} {}", name(it.what), it.candidate, it.words, it.owner, it.days));
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(status)

BOOST_AUTO_TEST_CASE(an_empty_record) {
  const auto status = insight::status(RecordAsOf{}, false);
  BOOST_TEST(status.waiting.empty());
  BOOST_TEST(status.stages.empty());
  BOOST_TEST(!status.days_open.has_value());
  BOOST_TEST(!status.last_conversation.has_value());
  BOOST_TEST(status.spec_version == 0);
}

BOOST_AUTO_TEST_CASE(stages_in_order_then_exits_then_strangers) {
  Story story(10);
  story.record().search.stages = {"screen", "offer", "started"};
  story.candidate("ann", "offer").candidate("bo", "offer").candidate("cleo", "reneged");
  story.candidate("dan", "trial-day").candidate("eva", "started");
  const auto status = insight::status(story.record(), false);
  Strings counts;
  for (const auto& it : status.stages)
    counts.push_back(fmt::format("{} {}", it.stage, it.candidates));
  BOOST_TEST(counts == (Strings{"screen 0", "offer 2", "started 1", "reneged 1", "trial-day 1"}),
             boost::test_tools::per_element());
  BOOST_TEST(status.in_play == 3);
  BOOST_TEST(status.candidates == 5);
  BOOST_TEST(status.days_open.value() == 10);
}

BOOST_AUTO_TEST_CASE(everything_that_can_wait_each_kind_longest_first) {
  Story story(30);
  story.candidate("ann", "panel").candidate("bo").candidate("cleo").candidate("left");
  story.captured("ann", Kind::interview, 10).present({"Name of ann", "Ines Prat", "Hanne Dahl"});
  story.promise("other", "late", 25).promise("other", "later", 20);
  story.captured("bo", Kind::screen, 8).captured("left", Kind::screen, 20);
  story.captured("cleo", Kind::interview, 30).present({"Name of cleo", "Ines Prat"});
  story.rated("ann", "depth", 3, 10, "Hanne");
  story.recalls("ann", {"growth"}, 18);
  story.moved("left", "they-declined", 21);
  story.reviewed(20).adopted(10);
  const auto status = insight::status(story.record(), true);
  BOOST_TEST(waiting(status) == (Strings{
                                    "overdue-promise ann later Rui Sousa 10",
                                    "overdue-promise ann late Rui Sousa 5",
                                    "quiet-candidate bo screen  22",
                                    "quiet-candidate ann panel  20",
                                    "missing-rating ann  Ines Prat 20",
                                    "recall-test bo  Hanne Dahl 22",
                                    "loss-autopsy left they-declined  9",
                                    "review    10",
                                    "calibration    20",
                                    "spec-adoption    0",
                                }),
             boost::test_tools::per_element());
  BOOST_TEST(status.last_conversation->candidate == "cleo");
  BOOST_TEST(status.spec_version == 1);
}

BOOST_AUTO_TEST_CASE(a_search_just_opened_waits_for_nothing) {
  Story story(0);
  story.candidate("ann").captured("ann", Kind::interview, 0);
  BOOST_TEST(insight::status(story.record(), false).waiting.empty());
}

BOOST_AUTO_TEST_CASE(habits_never_begun_are_counted_from_the_opening) {
  Story story(14);
  BOOST_TEST(waiting(insight::status(story.record(), false)) ==
                 (Strings{"review    14", "calibration    14"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(before_it_opened_it_was_open_for_no_days) {
  Story story(0);
  story.record().as_of = test::day(-3);
  const auto status = insight::status(story.record(), false);
  BOOST_TEST(!status.days_open.has_value());
  BOOST_TEST(status.waiting.empty());
}

BOOST_AUTO_TEST_SUITE_END()
