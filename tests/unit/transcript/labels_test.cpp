// Whose words: names before the words of cues, learnt over the file.
#include "said.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <initializer_list>

using namespace winloop;
using transcript::Format;

namespace {

/// The labels of an SRT whose cues hold these texts.
std::string speakers(std::initializer_list<const char*> texts) {
  std::string srt;
  int second = 0;
  for (const char* text : texts) {
    srt += fmt::format("00:00:{0},000 --> 00:00:{0},900\n{1}\n\n", 10 + second++, text);
  }
  const Transcript transcript = transcript::read(srt, Format::srt, "file");
  std::string all;
  for (const std::string& label : transcript.speakers) all += (all.empty() ? "" : "|") + label;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(labels)

BOOST_AUTO_TEST_CASE(names_of_all_kinds) {
  BOOST_TEST(speakers({"Ana Ruiz: Hi.", "Jo Okafor: Hello."}) == "Ana Ruiz|Jo Okafor");
  BOOST_TEST(speakers({"TRINA ABELLO: Hi.", "WES K.: Yes.", "TRINA ABELLO: So.", "WES K.: No."}) ==
             "TRINA ABELLO|WES K.");
  BOOST_TEST(speakers({"Wes (he/him): Hi.", "Frick, Tobias: Yes.", "Renny's iPhone: Hm.",
                       "SPEAKER_00: Oh.", "Barbora + Filip: Hey.", "Unknown Speaker: Ah.",
                       "Anna van der Berg [Acme]: Mm.", "J.P. O'Neill-Smith: Ok."}) ==
             "Wes (he/him)|Frick, Tobias|Renny's iPhone|SPEAKER_00|Barbora + Filip|Unknown "
             "Speaker|Anna van der Berg [Acme]|J.P. O'Neill-Smith");
  BOOST_TEST(speakers({"Élodie: Oui.", "Øystein: Ja.", "🦊 Kim: Hi."}) ==
             "Élodie|Øystein|🦊 Kim");
  BOOST_TEST(speakers({"\xe5\xbc\xa0\xe4\xb8\x89\xef\xbc\x9a\xe4\xbd\xa0\xe5\xa5\xbd",
                       "\xe5\xbc\xa0\xe4\xb8\x89\xef\xbc\x9a\xe5\xa5\xbd"}) ==
             "\xe5\xbc\xa0\xe4\xb8\x89");
}

BOOST_AUTO_TEST_CASE(sentences_with_a_colon_are_no_speakers) {
  BOOST_TEST(speakers({"So here's the thing: I left.", "Here's The Deal: no.", "Note: late.",
                       "I said: no.", "And Dave: he agreed.", "What he wants: more.", "At 10:30 we",
                       "https://example.com: see", "The Team: great."}) == "");
  // In a file with speakers too.
  BOOST_TEST(speakers({"Ana: Hi.", "Ben: Yes.", "Ana: Good.", "Question: why now?", "Ben: Money.",
                       "So the deal: it stands.", "Okay: go."}) == "Ana|Ben");
}

BOOST_AUTO_TEST_CASE(a_name_once_counts_only_among_others) {
  BOOST_TEST(speakers({"well I told them", "Marcus: he left", "and then", "that was it", "yes"}) ==
             "");
  BOOST_TEST(speakers({"Ana: a", "Ben: b", "Ana: c", "Marcus: d", "Ben: e"}) == "Ana|Ben|Marcus");
}

BOOST_AUTO_TEST_CASE(lower_case_only_when_the_file_is_written_so) {
  BOOST_TEST(speakers({"ana ruiz: hi", "ben: yes", "ana ruiz: so", "ben: no", "ana ruiz: ok",
                       "ben: bye"}) == "ana ruiz|ben");
  BOOST_TEST(speakers({"one thing: hi", "one thing: ho", "no", "no", "no", "no", "no"}) == "");
}

BOOST_AUTO_TEST_CASE(a_cue_that_names_nobody_is_nobodys) {
  const std::string_view srt =
      "1\n00:00:01,000 --> 00:00:02,000\nAna: Hi\nthere.\n\n2\n00:00:02,000 --> 00:00:03,000\n"
      "And so on.\n\n3\n00:00:03,000 --> 00:00:04,000\nAna: Bye.\n";
  BOOST_TEST(test::said(Format::srt, srt) ==
             "Ana 1000-2000 Hi/there.\n? 2000-3000 And so on.\nAna 3000-4000 Bye.\n");
}

BOOST_AUTO_TEST_CASE(several_speakers_in_one_cue) {
  const std::string_view srt =
      "1\n00:00:01,000 --> 00:00:02,000\nAna: Hi.\nBen: Hello\nthere: yes.\n\n2\n"
      "00:00:02,000 --> 00:00:03,000\n- Ana: One.\n>> Ben: Two.\n\n";
  BOOST_TEST(test::said(Format::srt, srt) ==
             "Ana 1000-2000 Hi.\nBen 1000-2000 Hello/there: yes.\n"
             "Ana 2000-3000 One.\nBen 2000-3000 Two.\n");
}

BOOST_AUTO_TEST_CASE(a_name_without_words_stays_words) {
  const std::string_view srt =
      "1\n00:00:01,000 --> 00:00:02,000\nAna:\n\n2\n00:00:02,000 --> 00:00:03,000\nAna: Hi.\n\n3\n"
      "00:00:03,000 --> 00:00:04,000\nAna:\nnext line\n";
  BOOST_TEST(test::said(Format::srt, srt) ==
             "? 1000-2000 Ana:\nAna 2000-3000 Hi.\nAna 3000-4000 next line\n");
}

BOOST_AUTO_TEST_CASE(markup_and_references_around_a_name) {
  const std::string_view vtt =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<b>Ana:</b> R&amp;D\n\n"
      "00:02.000 --> 00:03.000\nAna: plain\n";
  const Transcript transcript = transcript::read(vtt, Format::webvtt, "file");
  BOOST_REQUIRE(transcript.utterances.size() == 2U);
  const Utterance& first = transcript.utterances[0];
  BOOST_TEST(first.text == "R&D");
  BOOST_TEST(first.speaker == 0);
  BOOST_TEST(vtt.substr(first.source.from, first.source.size) == "R&amp;D");
}

BOOST_AUTO_TEST_CASE(telephones_and_what_stands_beside_a_name) {
  BOOST_TEST(speakers({"Marta Kowalczyk: Hi.", "+353871234567: Hello.", "Marta Kowalczyk: So.",
                       "+353871234567: Yes."}) == "Marta Kowalczyk|+353871234567");
  BOOST_TEST(
      speakers({"Ana: a", "Phone User 1: b", "+353 (87) 123-4567: c", "35387****67: d",
                "Kwame | Beacon: e", "Dr. Smith, Consultant: f"}) ==
      "Ana|Phone User 1|+353 (87) 123-4567|35387****67|Kwame | Beacon|Dr. Smith, Consultant");
  BOOST_TEST(speakers({"Ana: a", "Ben: b", "Ana: c", "Phone: yes.", "10: no", "| Name: x",
                       "Monday, Tuesday, Friday: free", "Ben: d", "Ana: e", "Ben: f"}) ==
             "Ana|Ben");
}

BOOST_AUTO_TEST_CASE(lower_case_that_comes_back_among_names) {
  BOOST_TEST(speakers({"Marta Kowalczyk: a", "kwame: b", "Marta Kowalczyk: c", "kwame: d"}) ==
             "Marta Kowalczyk|kwame");
  // Once, or in a file where words without a name are common.
  BOOST_TEST(speakers({"Marta: a", "Ben: b", "big picture: c", "Marta: d", "Ben: e"}) ==
             "Marta|Ben");
  BOOST_TEST(speakers({"Marta: a", "and so on", "pay: x", "Marta: b", "pay: y", "well", "Marta: c",
                       "yes"}) == "Marta");
}

BOOST_AUTO_TEST_CASE(whoever_is_known_is_a_speaker_however_it_is_written) {
  const std::string text = "Marta: Hi.\nk.asante-2: I have an offer.\nas of now: no\nMarta: Oh.\n";
  const auto known = [](std::string_view label) { return label == "k.asante-2"; };
  const auto labels = [&](const transcript::KnownLabel& of) {
    return transcript::read(text, Format::speaker_text, "file", {}, {}, of).speakers;
  };
  BOOST_TEST((labels({}) == std::vector<std::string>{"Marta"}));
  BOOST_TEST((labels(known) == std::vector<std::string>{"Marta", "k.asante-2"}));

  const std::string vtt =
      "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nmkow: Hi.\n\n2\n00:02.000 --> 00:03.000\n"
      "+353871234567: Hello.\n";
  BOOST_TEST((transcript::recognise(vtt, "a.vtt") == Format::webvtt));
  const auto mkow = [](std::string_view label) { return label == "mkow"; };
  BOOST_TEST((transcript::recognise(vtt, "a.vtt", std::nullopt, mkow) == Format::zoom_vtt));
}

BOOST_AUTO_TEST_SUITE_END()
