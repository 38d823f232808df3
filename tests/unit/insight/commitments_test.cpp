#include "talks.hpp"
#include <winloop/insight/commitments.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using insight::Promise;
using insight::View;
using test::Story;
using test::us;
using Kind = ConversationKind;

namespace {

Story promising() {
  Story story(20);
  story.candidate("ann", "panel").captured("ann", Kind::screen, 3);
  return story;
}

Promise first_of(Story& story, const insight::ReadTalks& read = {}) {
  const View view(story.record(), read);
  return insight::promises(view, view.dossier("ann"), insight::Audience::team).at(0);
}

std::int64_t met_in(Story& story) {
  const auto promise = first_of(story);
  BOOST_TEST(promise.moot == promise.met.has_value());
  return promise.met ? promise.met->row : 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(commitments)

BOOST_AUTO_TEST_CASE(a_conversation_to_be_arranged_is_met_by_one) {
  auto story = promising();
  story.promise("schedule-next", "I'll send the invite today", 3);
  BOOST_TEST(met_in(story) == 0);
  story.captured("ann", Kind::message, 4);
  BOOST_TEST(met_in(story) == 0);
  story.captured("ann", Kind::interview, 6);
  BOOST_TEST(met_in(story) == 3);
  auto ahead = promising();
  ahead.promise("schedule-next", "the panel at the end of the month", 25);
  ahead.captured("ann", Kind::checkin, 6);
  BOOST_TEST(met_in(ahead) == 0);
}

BOOST_AUTO_TEST_CASE(an_introduction_by_one_in_which_that_person_took_part) {
  auto story = promising();
  story.promise("introduce-person", "I can get you in front of Hanne", 9);
  story.captured("ann", Kind::interview, 6).present({"Name of ann", "Ines Prat"});
  BOOST_TEST(met_in(story) == 0);
  story.captured("ann", Kind::interview, 7).present({"Name of ann", "Hanne Dahl"});
  BOOST_TEST(met_in(story) == 3);
}

BOOST_AUTO_TEST_CASE(an_offer_by_one_of_that_kind) {
  auto story = promising();
  story.promise("other", "I'll have an offer for you on Tuesday", 9);
  story.captured("ann", Kind::interview, 6);
  BOOST_TEST(met_in(story) == 0);
  story.captured("ann", Kind::offer, 9);
  BOOST_TEST(met_in(story) == 3);
}

BOOST_AUTO_TEST_CASE(pronouns_stand_with_the_sentence_before_them) {
  auto story = promising();
  story.promise("other", "I'll do it today.", 3);
  story.record().commitments.back().at = Millis{1000};
  const auto talk = test::talk(
      story,
      {{us, "Well. And I owe her the pension booklet. I never sent that. I'll do it today."}});
  const auto read = [&](std::string_view) { return std::vector{talk}; };
  BOOST_TEST(first_of(story, read).before == "And I owe her the pension booklet.");
  auto named = promising();
  named.promise("other", "I'll send the booklet today.", 3);
  BOOST_TEST(first_of(named, read).before.empty());
}

BOOST_AUTO_TEST_SUITE_END()
