// Otter, Meet, speaker text and plain notes.
#include "said.hpp"
#include <winloop/transcript/chat_days.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::said;
using transcript::Format;

BOOST_AUTO_TEST_SUITE(text_formats)

BOOST_AUTO_TEST_CASE(otter_in_its_time_styles) {
  BOOST_TEST(said(Format::otter,
                  "Ana Ruiz  0:01  \nHi, is that you?\n\nUnknown Speaker  12:05\nYes.\n\n"
                  "Speaker 2 01:02:03\nOver an hour.\n\nAna Ruiz\t1:02:04\nIndeed.\n\n"
                  "Transcribed by https://otter.ai\n") ==
             "Ana Ruiz 1000- Hi, is that you?\nUnknown Speaker 725000- Yes.\n"
             "Speaker 2 3723000- Over an hour.\nAna Ruiz 3724000- Indeed.\n");
}

BOOST_AUTO_TEST_CASE(otter_paragraphs_and_what_only_looks_like_a_header) {
  BOOST_TEST(said(Format::otter,
                  "A title\n\nSUMMARY KEYWORDS\npay, team\n\nSPEAKERS\nAna, Ben\n\n"
                  "Ana Ruiz  0:01\nOne.\nMeet at  9:30\n\nA second paragraph.\n\n"
                  "we met at 10:30\nand talked.\n\nBen  0:09\n\nNothing above.") ==
             "? - A title\nAna Ruiz 1000- One./Meet at  9:30\nAna Ruiz - A second paragraph.\n"
             "Ana Ruiz - we met at 10:30/and talked.\nAna Ruiz - Ben  0:09\n"
             "Ana Ruiz - Nothing above.\n");
  BOOST_TEST(test::refusal(Format::otter, "Just words.\n").starts_with("file: no Otter text"));
}

BOOST_AUTO_TEST_CASE(headers_of_other_tools) {
  BOOST_TEST(said(Format::otter, "Ana Ruiz   0:03\nHi.\nBen O   0:09\nHello.\nMonday then.\n") ==
             "Ana Ruiz 3000- Hi.\nBen O 9000- Hello./Monday then.\n");
  BOOST_TEST(said(Format::otter, "Ana Ruiz (00:03):\nHi.\n\nBen O (0:09)\nHello.\n") ==
             "Ana Ruiz 3000- Hi.\nBen O 9000- Hello.\n");
  // The clock on the wall.
  BOOST_TEST(said(Format::otter, "[Ana Ruiz] 10:02:11\nHi.\n\n[Ben O] 10:02:15\nHello.\n") ==
             "Ana Ruiz 0- Hi.\nBen O 4000- Hello.\n");
}

BOOST_AUTO_TEST_CASE(meet_blocks_and_names) {
  BOOST_TEST(
      said(Format::meet,
           "Ana / Ben (2026-02-10) - Transcript\n\nAttendees\n\nAna Ruiz, Ben O, de la Cruz\n\n"
           "Transcript\n\n00:00:03\n\nAna Ruiz: Hi.\nBen O: Hello,\nhow are you?\n"
           "Note: I am late.\n\n00:01:10\n\nde la Cruz: Me too.\nSo: where were we?\n\n"
           "Transcription ended after 00:12:12\n\n"
           "This editable transcript was computer generated and might contain errors.\n") ==
      "Ana Ruiz 3000- Hi.\nBen O 3000- Hello,/how are you?/Note: I am late.\n"
      "de la Cruz 70000- Me too./So: where were we?\n");
}

BOOST_AUTO_TEST_CASE(meet_without_a_header_or_footer) {
  const std::string_view bytes =
      "00:00:00\r\n\r\nAna: Hi.\r\nBen: Yes.\r\n\r\n00:01:00\r\n\r\nAna: So.\r\n";
  BOOST_TEST(said(Format::meet, bytes) == "Ana 0- Hi.\nBen 0- Yes.\nAna 60000- So.\n");
  BOOST_TEST(
      test::refusal(Format::meet, "only words here").starts_with("file: no Meet transcript"));
}

BOOST_AUTO_TEST_CASE(speaker_text_joined_and_apart) {
  BOOST_TEST(
      said(Format::speaker_text,
           "Ana: Hi.\nBen: Hello,\nhow are you?\n\nAna: Fine.\n\nAnd you?\n\nBen: Here's the "
           "thing: no.\n") ==
      "Ana - Hi.\nBen - Hello,/how are you?\nAna - Fine.\nAna - And you?\n"
      "Ben - Here's the thing: no.\n");
}

BOOST_AUTO_TEST_CASE(speaker_text_with_times) {
  BOOST_TEST(
      said(Format::speaker_text,
           "[00:00:01] Ana: Hi.\n00:05 Ben: Yes.\nAna (00:01:02): So.\n(1:00:00) Ben: Bye.\n") ==
      "Ana 1000- Hi.\nBen 5000- Yes.\nAna 62000- So.\nBen 3600000- Bye.\n");
}

BOOST_AUTO_TEST_CASE(speaker_text_keeps_what_stands_above_the_first_name) {
  BOOST_TEST(said(Format::speaker_text,
                  "Screen with Ana\nDate: 2026-03-04\n\nAna: Hi.\nBen: Yes.\n"
                  "Ana: So.\n") ==
             "? - Screen with Ana/Date: 2026-03-04\nAna - Hi.\nBen - Yes.\nAna - So.\n");
  BOOST_TEST(
      test::refusal(Format::speaker_text, "no names\n").starts_with("file: no speaker text"));
}

BOOST_AUTO_TEST_CASE(speaker_text_of_other_hands) {
  BOOST_TEST(said(Format::speaker_text, "Q: Why now?\nA: The reorg.\nQ: And pay?\nA: 140.\n") ==
             "Q - Why now?\nA - The reorg.\nQ - And pay?\nA - 140.\n");
  BOOST_TEST(said(Format::speaker_text,
                  "ana.ruiz: hi\nben: yo\nana.ruiz: so\nben: no\nana.ruiz: ok\n"
                  "ben: bye\n") ==
             "ana.ruiz - hi\nben - yo\nana.ruiz - so\nben - no\nana.ruiz - ok\nben - bye\n");
  BOOST_TEST(
      said(Format::speaker_text, "**Ana:** Hi.\n\n**Ben**: Yes.\n\n**Ana:** **So** what\n") ==
      "Ana - Hi.\nBen - Yes.\nAna - **So** what\n");
}

BOOST_AUTO_TEST_CASE(notes_by_lines_and_wrapped_paragraphs) {
  BOOST_TEST(
      said(Format::notes,
           "# Screen\nwants autonomy\n- pay: 140\n- notice three months\n\n"
           "She said that the team she leads now has been reorganised twice\nthis year and that "
           "nobody asked her.\nShort.\n") ==
      "? - # Screen\n? - wants autonomy\n? - - pay: 140\n? - - notice three months\n"
      "? - She said that the team she leads now has been reorganised twice/this year and that "
      "nobody asked her.\n? - Short.\n");
}

BOOST_AUTO_TEST_CASE(notes_with_times) {
  // On the wall: counted from the first.
  BOOST_TEST(said(Format::notes, "10:30 starts\n[10:42] pay\n11:00\nclosing\n09:00 odd\n") ==
             "? 0- starts\n? 720000- pay\n? 1800000- closing\n? - odd\n");
  // Elapsed: hours and minutes, or with seconds.
  BOOST_TEST(said(Format::notes, "0:05 pay\n00:06:30 team\n") == "? 300000- pay\n? 390000- team\n");
}

BOOST_AUTO_TEST_CASE(a_chat_has_days_that_its_dates_tell_together) {
  const auto days = [](std::initializer_list<std::string_view> stamps) {
    std::string text;
    for (const auto stamp : stamps) text += std::string(stamp) + " - Ana: Hi.\n";
    std::string found;
    for (const auto& day : transcript::days_of_chat(text)) found += day.on.to_string() + " ";
    return found;
  };
  BOOST_TEST(days({"12/01/2026, 14:05", "12/01/2026, 14:06", "13/01/2026, 9:00"}) ==
             "2026-01-12 2026-01-13 ");
  BOOST_TEST(days({"1/12/26, 2:05 PM", "1/13/26, 9:00 AM"}) == "2026-01-12 2026-01-13 ");
  // Over 12 is no month, and days do not go back.
  BOOST_TEST(days({"1/12/26, 14:05", "1/13/26, 9:00"}) == "2026-01-12 2026-01-13 ");
  BOOST_TEST(days({"3/02/26, 2:05 PM", "1/03/26, 9:00 AM"}) == "2026-02-03 2026-03-01 ");
  // Left open.
  BOOST_TEST(days({"02/03/2026, 14:05"}) == "2026-03-02 ");
  BOOST_TEST(days({"02/03/2026, 2:05 PM"}) == "2026-02-03 ");
  BOOST_TEST(days({"2026-03-02, 14:05"}) == "2026-03-02 ");
  BOOST_TEST(days({"31/02/2026, 14:05"}).empty());
}

BOOST_AUTO_TEST_CASE(what_whatsapp_says_itself_is_nobodys) {
  const auto days = transcript::days_of_chat(
      "11/01/2026, 08:00 - Messages and calls are end-to-end encrypted.\n"
      "12/01/2026, 08:00 - Ana: <Media omitted>\n"
      "13/01/2026, 08:00 - Ana: \xe2\x80\x8eimage omitted\n"
      "14/01/2026, 08:00 - Ana: Hi.\nAnd more.\n15/01/2026, 08:00 - Ana left\n");
  BOOST_REQUIRE(days.size() == 1U);
  BOOST_TEST(days[0].on.to_string() == "2026-01-14");
}

BOOST_AUTO_TEST_SUITE_END()
