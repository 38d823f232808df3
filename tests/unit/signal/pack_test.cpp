#include "said.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>

namespace {

using winloop::signal::Lexicon;
using winloop::test::Said;
using winloop::test::shipped;

BOOST_AUTO_TEST_SUITE(pack)

BOOST_AUTO_TEST_CASE(what_is_unpacked_is_what_was_parsed) {
  const std::string packed = shipped().pack();
  const auto again = Lexicon::unpack(packed);
  BOOST_TEST((again.pack() == packed));
  BOOST_TEST(again.version() == shipped().version());
  BOOST_TEST(again.cues().size() == shipped().cues().size());
}

BOOST_AUTO_TEST_CASE(the_same_text_is_packed_to_the_same_bytes) {
  const auto again =
      Lexicon::parse(winloop::test::slurp(WINLOOP_SHARE "/lexicon/en.yaml"), "en.yaml");
  BOOST_TEST((again.pack() == shipped().pack()));
  // and what differs in one letter or line only is not
  const auto one = Lexicon::parse("cues: {motivation/push: {hates-tea: i hate tea}}", "a.yaml");
  BOOST_TEST(
      (one.pack() !=
       Lexicon::parse("cues: {motivation/push: {hates-tea: i hate teas}}", "a.yaml").pack()));
  BOOST_TEST(
      (one.pack() !=
       Lexicon::parse("\ncues: {motivation/push: {hates-tea: i hate tea}}", "a.yaml").pack()));
}

BOOST_AUTO_TEST_CASE(unpacked_it_notices_and_can_be_laid_over) {
  const auto lexicon = Lexicon::unpack(shipped().pack());
  const Said said({"R: What are you looking for?", "C: I want to own my decisions, end to end.",
                   "C: I have an offer from another company.", "R: I'll send it by Thursday.",
                   "C: I hate the tea here."});
  BOOST_TEST(!said.kinds(lexicon).empty());
  BOOST_TEST(said.kinds(lexicon) == said.kinds());
  const std::string_view more = "cues:\n  motivation/push:\n    hates-tea: i hate ... tea\n";
  BOOST_TEST(said.kinds(lexicon.overlay(more, "mine.yaml")) ==
             said.kinds(shipped().overlay(more, "mine.yaml")));
  BOOST_TEST(said.kinds(lexicon.overlay(more, "mine.yaml")) != said.kinds());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_lexicon_are_refused) {
  const std::string packed =
      Lexicon::parse("cues: {motivation/push: {hates-tea: i hate tea}}", "a.yaml").pack();
  for (std::size_t size = 0; size < packed.size(); ++size) {
    BOOST_CHECK_THROW((void)Lexicon::unpack(std::string_view(packed).substr(0, size)),
                      std::logic_error);
  }
  BOOST_CHECK_THROW((void)Lexicon::unpack(packed + 'x'), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
