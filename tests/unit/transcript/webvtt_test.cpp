#include "said.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace winloop;
using test::said;
using transcript::Format;

namespace {

std::string cue(const std::string& text) {
  return said(Format::webvtt, "WEBVTT\n\n00:01.000 --> 00:02.000\n" + text + "\n");
}

std::vector<std::string> warnings(std::string_view bytes) {
  return transcript::read(bytes, Format::webvtt, "file").warnings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(webvtt)

BOOST_AUTO_TEST_CASE(cues_have_times_and_their_place_in_the_bytes) {
  BOOST_TEST(said(Format::webvtt,
                  "\xef\xbb\xbfWEBVTT - a title\nKind: captions\n\nintro\n"
                  "00:01.500 --> 01:00:02.000 align:start\n  Hello \n\n"
                  "00:00:03.000-->00:00:04.000\nBye") == "? 1500-3602000 Hello\n? 3000-4000 Bye\n");
}

BOOST_AUTO_TEST_CASE(all_three_line_endings) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string bytes = fmt::format(
        "WEBVTT{0}{0}00:01.000 --> 00:02.000{0}One{0}two{0}{0}00:02.000 --> 00:03.000{0}Three{0}",
        end);
    const Transcript transcript = transcript::read(bytes, Format::webvtt, "file");
    BOOST_REQUIRE(transcript.utterances.size() == 2U);
    BOOST_TEST(transcript.utterances[0].text == "One" + end + "two");  // as it was
    BOOST_TEST(transcript.utterances[1].text == "Three");
    const ByteRange source = transcript.utterances[1].source;
    BOOST_TEST(bytes.substr(source.from, source.size) == "Three");
  }
}

BOOST_AUTO_TEST_CASE(notes_styles_and_regions_are_not_said) {
  const std::string_view bytes =
      "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE one\nmore of it\n\n"
      "00:01.000 --> 00:02.000\nNOTE is a word here\n\nNOTE\nend";
  BOOST_TEST(said(Format::webvtt, bytes) == "? 1000-2000 NOTE is a word here\n");
  BOOST_TEST(warnings(bytes).empty());
}

BOOST_AUTO_TEST_CASE(nothing_said_is_lost) {
  const std::string_view bytes =
      "WEBVTT\n\n00:01.00 --> 00:02.000\nBroken time\n\n00:03.000 --> 00:04.000\nBefore\n\n"
      "After an empty line\n\n17\n\n00:05.000 --> 00:06.000\n";
  BOOST_TEST(said(Format::webvtt, bytes) ==
             "? - Broken time\n? 3000-4000 Before\n? - After an empty line\n");
  const auto found = warnings(bytes);
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].starts_with("line 3: the time \"00:01.00 --> 00:02.000\" cannot be read"));
  BOOST_TEST(found[1] == "line 9: text outside of any cue, kept without times");
}

BOOST_AUTO_TEST_CASE(times_by_the_rules) {
  const auto time = [](const std::string& start) {
    return said(Format::webvtt, "WEBVTT\n\n" + start + " --> 99:00:00.000\nx\n");
  };
  BOOST_TEST(time("00:59.999") == "? 59999-356400000 x\n");
  BOOST_TEST(time("123:59:59.000") == "? 446399000-356400000 x\n");
  for (const char* broken :
       {"00:60.000", "0:01.000", "00:01,000", "00:01.0000", "1.000", "-00:01.000",
        "99999999999999999999:00:00.000", "00:00:00:01.000", ""}) {
    BOOST_TEST(time(broken) == "? - x\n", broken);
  }
}

BOOST_AUTO_TEST_CASE(tags_go_and_references_are_decoded) {
  BOOST_TEST(cue("plain") == "? 1000-2000 plain\n");
  BOOST_TEST(cue("<i>All</i> of <b.loud>it") == "? 1000-2000 ~All of it\n");
  BOOST_TEST(cue("<i>inside</i>") == "? 1000-2000 inside\n");
  BOOST_TEST(cue("one <00:01.500>two") == "? 1000-2000 ~one two\n");
  BOOST_TEST(cue("R&amp;D &lt;3 &#8217;n&#x27; a&nbsp;b") ==
             "? 1000-2000 ~R&D <3 \xe2\x80\x99n' a\xc2\xa0"
             "b\n");
  BOOST_TEST(cue("&#0;&#xd800;&#x110000;") ==
             "? 1000-2000 ~\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\n");
}

BOOST_AUTO_TEST_CASE(a_source_reaches_over_markup_and_references) {
  const std::string_view bytes = "WEBVTT\n\n00:01.000 --> 00:02.000\n<i> &lt;a</i> b&gt; </i>\n";
  const Transcript transcript = transcript::read(bytes, Format::webvtt, "file");
  BOOST_REQUIRE(transcript.utterances.size() == 1U);
  BOOST_TEST(transcript.utterances[0].text == "<a b>");
  const ByteRange source = transcript.utterances[0].source;
  BOOST_TEST(bytes.substr(source.from, source.size) == "&lt;a</i> b&gt;");
}

BOOST_AUTO_TEST_CASE(what_is_no_markup_stays) {
  for (const char* text :
       {"a < b", "I <3 you", "<unclosed v", "if x<y then y>x", "AT&T", "&bogus; &#; &#x; &amp",
        "<laughs> right", "</unknown>", "a <b c", "&", "<", "<>", "1 < 2 &"}) {
    BOOST_TEST(cue(text) == "? 1000-2000 " + std::string(text) + "\n");
  }
  BOOST_TEST(cue("a < b <i>c</i>") == "? 1000-2000 ~a < b c\n");
}

BOOST_AUTO_TEST_CASE(voices_are_speakers) {
  BOOST_TEST(cue("<v Ana Ruiz>Hello</v>") == "Ana Ruiz 1000-2000 Hello\n");
  BOOST_TEST(cue("<v.first.loud Frick,  Tobias>Hello") == "Frick, Tobias 1000-2000 Hello\n");
  BOOST_TEST(cue("<v R&amp;D>Hello") == "R&D 1000-2000 Hello\n");
  BOOST_TEST(cue("<v>Hello</v>") == "? 1000-2000 Hello\n");
  BOOST_TEST(
      cue("- no <v Ana>Hi, <i>all</i></v>\n<v Bo>Hey\nyou</v> [noise]") ==
      "? 1000-2000 - no\nAna 1000-2000 ~Hi, all\nBo 1000-2000 Hey/you\n? 1000-2000 [noise]\n");
  BOOST_TEST(cue("<v Ana>Ben: said he") == "Ana 1000-2000 Ben: said he\n");  // the tag knows better
}

BOOST_AUTO_TEST_CASE(a_voice_too_long_for_a_name_keeps_its_words) {
  const std::string bytes =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v " + std::string(500, 'x') + ">Hello\n";
  BOOST_TEST(said(Format::webvtt, bytes) == "? 1000-2000 Hello\n");
  BOOST_TEST(warnings(bytes).size() == 1U);
}

BOOST_AUTO_TEST_CASE(rolling_captions_are_folded_and_repeats_are_not) {
  const std::string rolling =
      "WEBVTT\n\n00:00.000 --> 00:02.000\n \nwe<00:01.000><c> build</c>\n\n"
      "00:02.000 --> 00:02.010\nwe build\n \n\n00:02.010 --> 00:04.000\nwe build\nthe house\n\n"
      "00:04.000 --> 00:04.010\nthe house\n \n\n00:04.010 --> 00:06.000\nthe house\nagain\n";
  BOOST_TEST(said(Format::webvtt, rolling) ==
             "? 0-2000 ~we build\n? 2010-4000 the house\n? 4010-6000 again\n");
  BOOST_TEST(warnings(rolling).size() == 1U);
  // Said twice, three times over, in a talk without gaps.
  std::string talk = "WEBVTT\n\n";
  int second = 10;
  for (const char* line : {"Yeah.", "Yeah.", "So I left.", "Why?", "No.", "No.", "I see.", "Well.",
                           "Right.", "Right.", "Bye."}) {
    talk += fmt::format("00:{}.000 --> 00:{}.000\n{}\n\n", second, second + 1, line);
    ++second;
  }
  BOOST_TEST(transcript::read(talk, Format::webvtt, "").utterances.size() == 11U);
}

BOOST_AUTO_TEST_CASE(the_signature_is_required) {
  BOOST_TEST(test::refusal(Format::webvtt, "WEBVTTX\n\n00:01.000 --> 00:02.000\nx")
                 .starts_with("file:1:1: no WebVTT: the file must begin with \"WEBVTT\""));
  BOOST_TEST(said(Format::webvtt, "\n WEBVTT\n\n00:01.000 --> 00:02.000\nx") == "? 1000-2000 x\n");
  BOOST_TEST(warnings("WEBVTT").front() == "nothing is said in it");
}

BOOST_AUTO_TEST_CASE(nul_bytes_are_replaced_and_named) {
  const std::string bytes("WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n", 36);
  BOOST_TEST(said(Format::webvtt, bytes) ==
             "? 1000-2000 ~a\xef\xbf\xbd"
             "b\n");
  BOOST_TEST(warnings(bytes).front() == "line 4: NUL bytes in the text, kept as U+FFFD");
}

BOOST_AUTO_TEST_CASE(a_file_cut_anywhere_is_read) {
  const std::string bytes =
      "\xef\xbb\xbfWEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ana>R&amp;D <i>is</i></v>\n\nNOTE x\n";
  std::size_t read = 0;
  for (std::size_t size = 9; size <= bytes.size(); ++size) {
    read += transcript::read(bytes.substr(0, size), Format::webvtt, "").utterances.size();
  }
  BOOST_TEST(read > 20U);
}

BOOST_AUTO_TEST_SUITE_END()
