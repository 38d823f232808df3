// Files of other projects: every one is read or refused with a reason, and nothing said is lost.
#include "support.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/read.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <optional>
#include <set>

using namespace winloop;
using nlohmann::json;

namespace {

/// Empty when the file is refused; the reason must then name the file.
std::optional<Transcript> read_or_refuse(const std::filesystem::path& path) {
  const std::string bytes = test::slurp(path);
  try {
    const auto format = transcript::recognise(bytes, path.string());
    Transcript transcript = transcript::read(bytes, format, path.string());
    for (const Utterance& utterance : transcript.utterances) {
      BOOST_REQUIRE(utf8::valid(utterance.text));
      BOOST_REQUIRE(!utterance.text.empty());
      BOOST_REQUIRE(utterance.source.from + utterance.source.size <= bytes.size());
    }
    return transcript;
  } catch (const Error& error) {
    BOOST_TEST(std::string(error.what()).starts_with(path.string()), error.what());
    BOOST_TEST((error.kind() == ErrorKind::bad_input));
    return std::nullopt;
  }
}

Transcript read_shared(const std::string& name) {
  const auto path = test::shared_data() / name;
  const std::string bytes = test::slurp(path);
  return transcript::read(bytes, transcript::recognise(bytes, name), name);
}

/// The words of a cue by another way than the reader's: complete tags out, references out.
std::vector<std::string> words_of(const std::string& cue) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at <= cue.size(); ++at) {
    const char c = at < cue.size() ? cue[at] : ' ';
    if (c == '<' && cue.find('>', at) != std::string::npos) {
      at = cue.find('>', at);
    } else if (c == '&' && cue.find(';', at) < at + 6) {
      at = cue.find(';', at);
    } else if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<signed char>(c) < 0) {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// The words stand in the transcript, in their order.
bool holds_words(const Transcript& transcript, const std::vector<std::string>& words) {
  std::string all;
  for (const Utterance& utterance : transcript.utterances) all += utterance.text + '\n';
  std::size_t at = 0;
  for (const std::string& word : words) {
    at = all.find(word, at);
    if (at == std::string::npos) return false;
    at += word.size();
  }
  return true;
}

/// The cues that a WebVTT file is known to hold, where its folder says.
json expected_cues(const std::filesystem::path& vtt) {
  std::filesystem::path path = vtt;
  path.replace_extension(".json");
  if (!std::filesystem::exists(path)) return json::array();
  return json::parse(test::slurp(path)).value("cues", json::array());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(public_files_shared)

BOOST_AUTO_TEST_CASE(every_mozilla_webvtt_is_read_or_refused_and_no_cue_is_lost) {
  int files = 0;
  int cues = 0;
  int same_times = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(test::shared_data() / "webvtt-mozilla")) {
    if (entry.path().extension() != ".vtt") continue;
    ++files;
    const auto transcript = read_or_refuse(entry.path());
    for (const json& cue : expected_cues(entry.path())) {
      BOOST_REQUIRE_MESSAGE(transcript, entry.path() << " holds cues but was refused");
      const auto words = words_of(cue["text"]);
      BOOST_TEST(holds_words(*transcript, words), entry.path() << ": lost: " << cue["text"]);
      ++cues;
      const auto start = Millis{std::llround(cue["startTime"].get<double>() * 1000)};
      for (const Utterance& utterance : transcript->utterances) {
        if (utterance.start == start) {
          ++same_times;
          break;
        }
      }
    }
  }
  BOOST_TEST(files == 267);
  BOOST_TEST(cues > 100);
  // Two files hold times that today's rules call broken; three cues have no text.
  BOOST_TEST(same_times >= cues - 5);
}

BOOST_AUTO_TEST_CASE(captions_good_and_broken_are_read_or_refused) {
  const std::set<std::string> refused{"empty.vtt",           "invalid_format1.srt",
                                      "invalid_format2.srt", "invalid_format3.srt",
                                      "invalid_format.sbv",  "gb2312.srt"};
  for (const char* folder : {"webvtt-py", "srt"}) {
    for (const auto& entry : std::filesystem::directory_iterator(test::shared_data() / folder)) {
      if (!entry.path().has_extension()) continue;
      const bool read = read_or_refuse(entry.path()).has_value();
      BOOST_TEST(read != refused.contains(entry.path().filename().string()), entry.path());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_cue_without_a_readable_time_keeps_its_text) {
  for (const char* name : {"webvtt-py/invalid_timeframe.vtt", "webvtt-py/missing_timeframe.vtt",
                           "webvtt-py/missing_timeframe.srt", "webvtt-py/missing_timeframe.sbv"}) {
    const Transcript transcript = read_shared(name);
    BOOST_REQUIRE(transcript.utterances.size() > 2U);
    BOOST_TEST(transcript.utterances[1].text == "Caption text #2", name);
    BOOST_TEST(!transcript.utterances[1].start, name);
    BOOST_TEST(transcript.utterances[2].start.has_value(), name);
    BOOST_TEST(transcript.warnings.size() == 1U, name);
  }
}

BOOST_AUTO_TEST_CASE(another_encoding_is_named) {
  const auto bytes = test::slurp(test::shared_data() / "srt/gb2312.srt");
  BOOST_CHECK_EXCEPTION(transcript::recognise(bytes, "gb2312.srt"), Error, [](const Error& error) {
    return std::string(error.what())
               .find("gb2312.srt:3: not UTF-8: byte 0xd3; it looks like GB2312") == 0;
  });
}

BOOST_AUTO_TEST_CASE(a_podcast_names_its_speakers_on_a_change_only) {
  const Transcript srt = read_shared("podcast-transcripts/example.srt");
  BOOST_TEST(srt.speakers == (std::vector<std::string>{"Travis", "Sarah", "Gilon"}),
             boost::test_tools::per_element());
  BOOST_TEST(srt.utterances[0].speaker == 0);
  BOOST_TEST(srt.utterances[0].text == "When you first get\nstarted in podcasting, it's");
  BOOST_TEST(srt.utterances[1].speaker == -1);  // not guessed
  const auto named = std::count_if(srt.utterances.begin(), srt.utterances.end(),
                                   [](const Utterance& each) { return each.speaker >= 0; });
  BOOST_TEST(named == 10);

  const Transcript vtt = read_shared("podcast-transcripts/example.vtt");
  BOOST_TEST(vtt.speakers == (std::vector<std::string>{"Sarah", "Gillian"}),
             boost::test_tools::per_element());
  BOOST_TEST(vtt.utterances[2].text ==
             "include in one? Welcome to Podcasting Q&A, where you learn");

  const Transcript from_json = read_shared("podcast-transcripts/example.json");
  BOOST_TEST(from_json.format == "podcast-json");
  BOOST_TEST(from_json.speakers == (std::vector<std::string>{"Darth Vader", "Luke"}),
             boost::test_tools::per_element());
  BOOST_TEST(from_json.utterances[3].text == "father.");
  BOOST_TEST((from_json.utterances[3].end == Millis{2500}));
}

BOOST_AUTO_TEST_CASE(rolling_captions_say_each_line_once) {
  const Transcript transcript = read_shared("webvtt-py/youtube_dl.vtt");
  std::string all;
  for (const Utterance& utterance : transcript.utterances) all += utterance.text + '|';
  BOOST_TEST(all == "yeah|what|this will happen is I'm telling|");
}

BOOST_AUTO_TEST_CASE(deepgram_with_utterances) {
  const json file = json::parse(test::slurp(test::shared_data() / "asr-json/dg_speakers.json"));
  const Transcript transcript = read_shared("asr-json/dg_speakers.json");
  const json& expected = file["results"]["utterances"];
  BOOST_TEST(transcript.format == "deepgram-json");
  BOOST_REQUIRE(transcript.utterances.size() == expected.size());
  for (std::size_t at = 0; at < expected.size(); ++at) {
    const Utterance& utterance = transcript.utterances[at];
    BOOST_TEST(utterance.text == expected[at]["transcript"].get<std::string>());
    BOOST_TEST(utterance.start->count() ==
               std::llround(expected[at]["start"].get<double>() * 1000));
    BOOST_TEST(transcript.speakers.at(static_cast<std::size_t>(utterance.speaker)) ==
               "Speaker " + std::to_string(expected[at]["speaker"].get<int>()));
  }
}

BOOST_AUTO_TEST_CASE(deepgram_without_utterances_has_the_same_words_and_speakers) {
  const Transcript with = read_shared("asr-json/dg_speakers.json");
  const Transcript without = read_shared("asr-json/dg_speakers_no_utterances.json");
  const auto words = [](const Transcript& transcript) {
    std::string all;
    for (const Utterance& each : transcript.utterances) all += each.text + ' ';
    return all;
  };
  BOOST_TEST(words(with) == words(without));
  BOOST_TEST(with.speakers == without.speakers, boost::test_tools::per_element());
  BOOST_TEST(without.utterances.size() == 28U);  // sentences
}

BOOST_AUTO_TEST_CASE(recognisers_that_give_words_only) {
  const Transcript deepgram = read_shared("asr-json/dg_whisper_transcription.json");
  BOOST_TEST(deepgram.utterances.front().text.starts_with("yeah as much as it's worth"));
  const Transcript assembly = read_shared("asr-json/assemblyai_transcription.json");
  BOOST_TEST(assembly.format == "assemblyai-json");
  BOOST_TEST(assembly.utterances.front().text == "Yeah.");
  BOOST_TEST((assembly.utterances.front().start == Millis{170}));
  std::string all;
  for (const Utterance& each : assembly.utterances) all += (all.empty() ? "" : " ") + each.text;
  const json file =
      json::parse(test::slurp(test::shared_data() / "asr-json/assemblyai_transcription.json"));
  BOOST_TEST(all == file["text"].get<std::string>());
  BOOST_TEST(assembly.utterances.size() < 10U);
  const Transcript utterances = read_shared("asr-json/assemblyai_utterances.json");
  BOOST_TEST(utterances.utterances.size() == 1U);
  BOOST_TEST((utterances.utterances[0].end == Millis{25140}));
}

BOOST_AUTO_TEST_CASE(whisper_timestamped) {
  const Transcript transcript = read_shared("asr-json/whisper_timestamped.json");
  BOOST_TEST(transcript.format == "whisper-timestamped-json");
  BOOST_TEST(transcript.utterances.size() == 4U);
  BOOST_TEST(transcript.utterances[1].text ==
             "I think many of us are looking forward to it just being normal.");
  BOOST_TEST((transcript.utterances[1].start == Millis{8540}));
}

BOOST_AUTO_TEST_SUITE_END()
