#include "said.hpp"

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::said;
using transcript::Format;

BOOST_AUTO_TEST_SUITE(subrip)

BOOST_AUTO_TEST_CASE(as_it_should_be) {
  BOOST_TEST(said(Format::srt,
                  "1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\n\r\n"
                  "2\r\n01:00:00,000 --> 01:00:01,000\r\nBye\r\n") ==
             "? 1000-2500 Hello\n? 3600000-3601000 Bye\n");
}

BOOST_AUTO_TEST_CASE(as_it_occurs) {
  // No counters, points, missing decimals and hours, positions, doubled and missing empty lines.
  BOOST_TEST(
      said(Format::srt,
           "\n\n00:00:01.5 --> 00:02 X1:0 X2:9\nOne\n\n\n\n7\n0:00:03,000 --> 0:00:04\nTwo\n8\n"
           "0:00:05,000 --> 0:00:06,000\nThree\n \n9\n00:00:07,000 --> 00:00:08,000\nFour") ==
      "? 1500-2000 One\n? 3000-4000 Two\n? 5000-6000 Three\n? 7000-8000 Four\n");
}

BOOST_AUTO_TEST_CASE(numbers_can_be_words) {
  BOOST_TEST(said(Format::srt,
                  "1\n00:00:01,000 --> 00:00:02,000\n42\n\n"
                  "2\n00:00:03,000 --> 00:00:04,000\nHow many?\n1984\n") ==
             "? 1000-2000 42\n? 3000-4000 How many?/1984\n");
}

BOOST_AUTO_TEST_CASE(nothing_said_is_lost) {
  const std::string_view bytes =
      "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\nNo time\n\n3\n00:00:0x --> 00:00:04\nBroken\n\n"
      "stray\n\n4\n00:00:05,000 --> 00:00:06,000\n\n5\n";
  BOOST_TEST(said(Format::srt, bytes) == "? 1000-2000 One\n? - No time\n? - Broken\n? - stray\n");
  const auto warnings = transcript::read(bytes, Format::srt, "").warnings;
  BOOST_REQUIRE(warnings.size() == 3U);
  BOOST_TEST(warnings[0].starts_with("line 5: text without a time line"));
  BOOST_TEST(warnings[1].starts_with("line 9: the time \"00:00:0x --> 00:00:04\" cannot be read"));
}

BOOST_AUTO_TEST_CASE(tags_go) {
  BOOST_TEST(said(Format::srt,
                  "1\n00:00:01,000 --> 00:00:02,000\n<font color=\"#fff\">Hi</font> "
                  "<I>you</I>\n") == "? 1000-2000 ~Hi you\n");
}

BOOST_AUTO_TEST_CASE(a_tag_at_the_very_beginning) {
  BOOST_TEST(said(Format::srt, "<b>x</b>\n\n00:00:01,000 --> 00:00:02,000\ny\n") ==
             "? - x\n? 1000-2000 y\n");
}

BOOST_AUTO_TEST_CASE(without_a_single_time_it_is_none) {
  BOOST_TEST(test::refusal(Format::srt, "1\nHello\n")
                 .starts_with("file:1: no SubRip: no line like \"00:00:01,000 --> 00:00:02,000\""));
}

BOOST_AUTO_TEST_CASE(subviewer) {
  BOOST_TEST(said(Format::sbv,
                  "0:00:00.378,0:00:11.378\nOne\ntwo\n\n0:00:1x.000,0:00:12.305\nThree, 4:5\n") ==
             "? 378-11378 One/two\n? - Three, 4:5\n");
}

BOOST_AUTO_TEST_SUITE_END()
