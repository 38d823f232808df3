#include "builder.hpp"
#include <winloop/insight/contact.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::View;
using test::Story;
using Kind = ConversationKind;

namespace {

bool counts(Kind kind, std::vector<std::string> present) {
  Story story(10);
  story.candidate("ann");
  story.find("ann").aliases = {"Ann (phone)"};
  story.captured("ann", kind, 3).present(std::move(present));
  return !View(story.record()).dossier("ann").contacts.empty();
}

insight::Silence silence(int spoken, int as_of) {
  Story story(as_of);
  story.candidate("ann").captured("ann", Kind::screen, spoken);
  const View view(story.record());
  return insight::silence(view, view.dossier("ann"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contact)

BOOST_AUTO_TEST_CASE(kinds_that_are_talk_with_the_candidate) {
  for (const auto& [kind, word] : Names<Kind>::all) {
    const bool ourselves = kind == Kind::intake || kind == Kind::calibration ||
                           kind == Kind::debrief || kind == Kind::search_review ||
                           kind == Kind::application;
    BOOST_TEST(counts(kind, {"Rui Sousa", "Name of ann"}) == !ourselves, word);
  }
}

BOOST_AUTO_TEST_CASE(who_has_to_be_there) {
  BOOST_TEST(counts(Kind::screen, {"name of ANN"}));
  BOOST_TEST(counts(Kind::screen, {"ann (phone)"}));
  BOOST_TEST(counts(Kind::screen, {"Rui Sousa", "SPEAKER_01"}));
  BOOST_TEST(counts(Kind::screen, {}));  // notes name nobody
  BOOST_TEST(!counts(Kind::screen, {"Rui Sousa",
                                    "Ines"
                                    " Prat"}));
  BOOST_TEST(counts(Kind::message, {"Ann (phone)"}));
  BOOST_TEST(!counts(Kind::message, {"Rui Sousa"}));
  BOOST_TEST(!counts(Kind::message, {"SPEAKER_01"}));
  BOOST_TEST(!counts(Kind::message, {}));
}

BOOST_AUTO_TEST_CASE(quiet_from_the_seventh_day_on) {
  BOOST_TEST(!silence(4, 10).quiet);
  BOOST_TEST(silence(3, 10).quiet);
  BOOST_TEST(silence(3, 10).days == 7);
  BOOST_TEST(!silence(10, 10).quiet);
  BOOST_TEST(silence(10, 10).days == 0);
}

BOOST_AUTO_TEST_CASE(never_spoken_is_not_quiet_and_neither_is_who_left) {
  Story story(20);
  story.candidate("ann", "applied", 2).candidate("left").captured("left", Kind::screen, 3);
  story.moved("left", "we-declined", 4);
  const View view(story.record());
  const auto never = insight::silence(view, view.dossier("ann"));
  BOOST_TEST(never.never_spoken);
  BOOST_TEST(!never.quiet);
  BOOST_TEST(never.days == 18);
  BOOST_TEST(!insight::silence(view, view.dossier("left")).quiet);
}

BOOST_AUTO_TEST_SUITE_END()
