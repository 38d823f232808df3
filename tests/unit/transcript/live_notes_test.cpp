#include "support.hpp"
#include <winloop/transcript/live_notes.hpp>
#include <winloop/transcript/read.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using transcript::Format;

BOOST_AUTO_TEST_SUITE(live_notes)

BOOST_AUTO_TEST_CASE(what_is_written_reads_back) {
  const std::string text =
      std::string(transcript::live_signature) + "# candidate: ana-ruiz\n# kind: screen\n" +
      transcript::live_line(Millis{67250}, "@ana: # first: words") +
      transcript::live_line(Millis{3600000}, "Mine: @nobody: this") + "cut off";
  BOOST_TEST((transcript::recognise(text, "x.txt") == Format::live_notes));
  const auto header = transcript::live_header(text);
  BOOST_REQUIRE(header);
  BOOST_TEST(header->at("candidate") == "ana-ruiz");
  const auto notes = transcript::read(text, Format::live_notes, "x.txt");
  BOOST_REQUIRE(notes.speakers.size() == 1U);
  BOOST_TEST(notes.speakers[0] == "ana");
  BOOST_REQUIRE(notes.utterances.size() == 3U);
  BOOST_TEST(notes.utterances[0].text == "# first: words");
  BOOST_TEST((notes.utterances[0].start == Millis{67250}));
  BOOST_TEST(notes.utterances[0].speaker == 0);
  BOOST_TEST(notes.utterances[1].text == "Mine: @nobody: this");
  BOOST_TEST((notes.utterances[1].start == Millis{3600000}));
  BOOST_TEST(notes.utterances[1].speaker == -1);
  BOOST_TEST(notes.utterances[2].text == "cut off");
  BOOST_TEST(!notes.utterances[2].start.has_value());
  for (const auto& one : notes.utterances)
    BOOST_TEST(text.substr(one.source.from, one.source.size) == one.text);
}

BOOST_AUTO_TEST_CASE(other_text_has_no_header) {
  BOOST_TEST(!transcript::live_header("# candidate: ana\n"));
}

BOOST_AUTO_TEST_SUITE_END()
