#include "said.hpp"
#include <winloop/transcript/encoding.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::recognised;
using transcript::Format;

namespace {

bool names(const std::string& message, std::string_view part) {
  return message.find(part) != std::string::npos;
}

std::string utf16le(std::string_view ascii) {
  std::string out = "\xff\xfe";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

constexpr std::string_view vtt_body = "\n\n00:01.000 --> 00:02.000\nHi\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(recognise)

BOOST_AUTO_TEST_CASE(webvtt_and_whose) {
  BOOST_TEST(recognised("WEBVTT" + std::string(vtt_body)) == "webvtt");
  BOOST_TEST(recognised("\xef\xbb\xbfWEBVTT\tx" + std::string(vtt_body), "a.txt") == "webvtt");
  BOOST_TEST(recognised("WEBVTT\r\n\r\n1\r\n00:01.000 --> 00:02.000\r\nAna: Hi\r\n") == "zoom-vtt");
  BOOST_TEST(recognised("WEBVTT\n\na4fbe220-63d6-4b90-adeb-2805c3d2f48a/7-0\n"
                        "00:01.000 --> 00:02.000\n<v Ana>Hi</v>\n") == "teams-vtt");
  BOOST_TEST(recognised("WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ana>Hi</v>\n") == "webvtt");
}

BOOST_AUTO_TEST_CASE(texts_by_their_structure) {
  BOOST_TEST(recognised("1\n00:00:01,000 --> 00:00:02,000\nHi\n", "a.txt") == "srt");
  BOOST_TEST(recognised("0:00:00.378,0:00:11.378\nHi\n") == "sbv");
  BOOST_TEST(recognised("Ana  0:01\nHi.\n\nBen  0:03\nYes.\n") == "otter");
  BOOST_TEST(recognised("00:00:00\n\nAna: Hi.\nBen: Yes.\n") == "meet");
  BOOST_TEST(recognised("Ana: Hi.\nBen: Yes.\nAna: So.\n") == "speaker-text");
  BOOST_TEST(recognised("12/01/2026, 14:05 - Ana: Hi.\n12/01/2026, 14:06 - Ben: Yes.\n") ==
             "whatsapp");
  BOOST_TEST(recognised("\xe2\x80\x8e[12.01.26, 2:05:33\xe2\x80\xafPM] Ana: Hi.\n") == "whatsapp");
  BOOST_TEST(recognised("[00:01] Ana: Hi.\n[00:02] Ben: Yes.\n[00:03] Ana: So.\n") ==
             "speaker-text");
  BOOST_TEST(recognised("She wants autonomy.\nPay: 140.\n", "notes.md") == "notes");
  BOOST_TEST(recognised("10:30 starts\n10:40 pay\n", "-") == "notes");
  BOOST_TEST(recognised("[laughs] and then\n", "call with J. Okafor") == "notes");
}

BOOST_AUTO_TEST_CASE(json_by_its_keys) {
  BOOST_TEST(recognised(R"({"segments":[{"start":0,"text":"a","speaker":"S"}]})") ==
             "whisperx-json");
  BOOST_TEST(recognised(R"({"segments":[{"seek":0,"text":"a"}],"text":"a"})") == "whisper-json");
  BOOST_TEST(recognised(R"({"text":"a","segments":[{"seek":0,"text":"a","confidence":1}]})") ==
             "whisper-timestamped-json");
  BOOST_TEST(recognised(R"({"version":"1.0.0","segments":[{"body":"a"}]})") == "podcast-json");
  BOOST_TEST(recognised(R"({"results":{"channels":[]}})") == "deepgram-json");
  BOOST_TEST(recognised(R"({"words":[{"text":"a"}]})") == "assemblyai-json");
  BOOST_TEST(names(recognised(R"({"a": 1})", "x.json"), "x.json: JSON, but of no recogniser"));
  BOOST_TEST(names(recognised("{\"segments\": [\n}", "x.json"), "x.json:2:1: broken JSON"));
}

BOOST_AUTO_TEST_CASE(what_is_none_is_refused_with_the_way_out) {
  BOOST_TEST(names(recognised("words\n", "a.vtt"), "a.vtt: no WebVTT"));
  BOOST_TEST(names(recognised("words\n", "a.vtt"), "--from (webvtt, zoom-vtt,"));
  BOOST_TEST(names(recognised("words\n", "a.srt"), "no SubRip"));
  BOOST_TEST(names(recognised("words\n", "a.JSON"), "no JSON"));
  BOOST_TEST(names(recognised("words\n", "a.xyz"), "\".xyz\" is no ending of plain notes"));
  BOOST_TEST(names(recognised("\xd0\xcf\x11\xe0", "a.doc"), "save it as .docx or PDF"));
  BOOST_TEST(names(recognised("<!doctype html>", "a.html"), "HTML or XML"));
  BOOST_TEST(names(recognised("{\\rtf1 x}", "a.rtf"), "RTF"));
  BOOST_TEST(recognised("", "a.txt") == "a.txt: the file is empty");
  BOOST_TEST(names(recognised("\xef\xbb\xbf \n", "a.txt"), "nothing but white space"));
}

BOOST_AUTO_TEST_CASE(marked_encodings_are_read) {
  const std::string text = "WEBVTT" + std::string(vtt_body);
  std::string utf16be = "\xfe\xff";
  std::string utf32le("\xff\xfe\0\0", 4);
  for (const char c : text) {
    utf16be += {'\0', c};
    utf32le += {c, '\0', '\0', '\0'};
  }
  for (const std::string& bytes : {utf16le(text), utf16be, utf32le}) {
    BOOST_TEST(recognised(bytes) == "webvtt");
    const Transcript transcript = transcript::read(bytes, Format::webvtt, "file");
    BOOST_REQUIRE(transcript.utterances.size() == 1U);
    BOOST_TEST(transcript.utterances[0].text == "Hi");
    // The place is one in the decoded text.
    BOOST_TEST(test::said(transcript, transcript::to_utf8(bytes, "")) == "? 1000-2000 Hi\n");
  }
  const std::string emoji("\xff\xfe\x3c\xd8\x89\xdf", 6);
  BOOST_TEST(transcript::to_utf8(emoji, "") == "🎉");
}

BOOST_AUTO_TEST_CASE(other_encodings_are_named) {
  const auto message = [](std::string_view bytes) { return test::refusal(Format::notes, bytes); };
  BOOST_TEST(message("one\ncaf\xe9 au lait\n")
                 .starts_with("file:2: not UTF-8: byte 0xe9; it looks like windows-1252"));
  BOOST_TEST(names(message("\xd3\xce\xcf\xb7\xca\xd8"), "looks like GB2312"));
  BOOST_TEST(names(message(std::string("W\0E\0B\0\xe9\0", 8)), "UTF-16LE without its mark"));
  BOOST_TEST(names(message(std::string("\0H\0i\0 \0J\0o\n", 11).substr(0, 10)), "UTF-16BE"));
  BOOST_TEST(names(message(utf16le("ab") + std::string(1, '\0')), "not UTF-16LE"));
  const std::string lone_surrogate("\xff\xfe\x00\xd8\x41\x00", 6);
  BOOST_TEST(names(message(lone_surrogate), "file:1: not UTF-16LE: byte 1 (0x00) does not decode"));
}

BOOST_AUTO_TEST_CASE(an_encoding_can_be_said) {
  BOOST_TEST(transcript::to_utf8("caf\xe9", "f", "windows-1252") == "café");
  BOOST_TEST(transcript::to_utf8("\xc4\xe3\xba\xc3", "f", "GB18030") == "你好");
  BOOST_CHECK_THROW(transcript::to_utf8("x", "f", "no-such"), Error);
  BOOST_CHECK_THROW(transcript::to_utf8("\xff\xff", "f", "GB18030"), Error);
}

BOOST_AUTO_TEST_CASE(limits_are_clear_errors) {
  transcript::Limits limits;
  limits.bytes = 40;
  const std::string vtt = "WEBVTT" + std::string(vtt_body) + std::string(vtt_body);
  BOOST_TEST(names(test::refusal(Format::webvtt, vtt, limits), "the limit for a transcript is 40"));
  limits = {};
  limits.utterances = 1;
  BOOST_TEST(
      test::refusal(Format::webvtt, vtt, limits).starts_with("file:8:1: more than 1 utterances"));
  limits = {};
  limits.utterance_bytes = 1;
  BOOST_TEST(
      test::refusal(Format::webvtt, vtt, limits).starts_with("file:4:1: an utterance of 2 bytes"));
  limits = {};
  limits.speakers = 1;
  BOOST_TEST(names(test::refusal(Format::speaker_text, "Ana: a\nBen: b\nAna: c\n", limits),
                   "more than 1 different speaker labels"));
  limits = {};
  limits.warnings = 1;
  const auto warnings =
      transcript::read("WEBVTT\n\na\n\nb\n\nc\n", Format::webvtt, "file", limits).warnings;
  BOOST_REQUIRE(warnings.size() == 2U);
  BOOST_TEST(warnings[1] == "and 2 more warnings");
}

BOOST_AUTO_TEST_CASE(every_format_is_listed_and_reads_hostile_bytes) {
  const auto formats = transcript::formats();
  BOOST_TEST(formats.size() == Names<Format>::all.size());
  const std::string hostile =
      "WEBVTT\n\n--> --> \n<v <v &#99999999;\n{[\"\\u\n: : :\n1\n-->\n\r\r\n:";
  for (const auto& info : formats) {
    BOOST_TEST(name(info.format) == info.name);
    for (std::size_t size = 0; size <= hostile.size(); ++size) {
      const std::string refusal = test::refusal(info.format, hostile.substr(0, size));
      BOOST_TEST(refusal != "another kind of error");
    }
  }
}

BOOST_AUTO_TEST_CASE(files_that_hold_no_text_are_named) {
  using namespace std::string_literals;
  BOOST_TEST(names(test::recognised("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"s), "a picture (PNG)"));
  BOOST_TEST(names(test::recognised("\x7f"
                                    "ELF\2\1\1\0\0\0\0\0\x3e\0\xf3"s),
                   "a program"));
  BOOST_TEST(names(test::recognised("\1\2\0\0\xfe\0\0\xe9\7"s), "a binary file"));
  BOOST_TEST(names(test::recognised("H\0e\0l\0l\0o\0\n\0"s), "UTF-16LE without its mark"));
}

BOOST_AUTO_TEST_CASE(the_heading_of_a_meet_transcript_says_its_day) {
  const auto day = Date::parse("2026-02-10");
  for (const auto* head :
       {"Ana / Noor (2026-02-10 10:02 GMT-7) - Transcript\n\nAttendees\n",
        "\xef\xbb\xbf\nAna \xe2\x80\x93 2026/02/10 09:58 BST \xe2\x80\x93 Transcript\r\n"})
    BOOST_TEST((transcript::day_of_meet(head) == day), head);
  for (const auto* head : {"", "Notes of 2026-02-10\n", "Ana (2026-02-31) - Transcript\n",
                           "12026-02-100 Transcripts\n", "Ana\n2026-02-10 - Transcript\n"})
    BOOST_TEST(!transcript::day_of_meet(head).has_value(), head);
}

BOOST_AUTO_TEST_SUITE_END()
