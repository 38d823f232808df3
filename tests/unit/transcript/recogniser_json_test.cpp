#include "said.hpp"

#include <boost/test/unit_test.hpp>

using namespace winloop;
using test::refusal;
using test::said;
using transcript::Format;

BOOST_AUTO_TEST_SUITE(recogniser_json)

BOOST_AUTO_TEST_CASE(whisperx) {
  BOOST_TEST(
      said(Format::whisperx_json,
           R"({"segments": [
    {"start": 0.572, "end": 3.7, "text": " Hi there.", "speaker": "SPEAKER_00",
     "words": [{"word": "Hi", "start": 0.572, "text": "no", "speaker": "X"}]},
    {"text": "no times, nobody"}, {"start": 5, "end": 6, "text": "  "},
    {"speaker": "SPEAKER_01", "end": 8.0004, "start": 7.9996, "text": "late key order"}],
    "word_segments": [{"word": "Hi", "text": "no"}]})") ==
      "SPEAKER_00 572-3700 Hi there.\n? - no times, nobody\nSPEAKER_01 8000-8000 late key order\n");
}

BOOST_AUTO_TEST_CASE(escapes_are_decoded_and_their_place_is_known) {
  const std::string_view bytes =
      R"({"segments":[{"text":"a \"quote\" \\"},{"text":"\\\""},{"text":"caf\u00e9 \ud83c\udf89\n"},{"text":""}]})";
  const Transcript transcript = transcript::read(bytes, Format::whisperx_json, "file");
  BOOST_REQUIRE(transcript.utterances.size() == 3U);
  const auto at = [&](std::size_t index) {
    const ByteRange source = transcript.utterances[index].source;
    return bytes.substr(source.from, source.size);
  };
  BOOST_TEST(transcript.utterances[0].text == R"(a "quote" \)");
  BOOST_TEST(at(0) == R"(a \"quote\" \\)");
  BOOST_TEST(at(1) == R"(\\\")");
  BOOST_TEST(transcript.utterances[2].text == "café 🎉");
  BOOST_TEST(at(2) == R"(caf\u00e9 \ud83c\udf89\n)");
}

BOOST_AUTO_TEST_CASE(times_that_are_none) {
  BOOST_TEST(
      said(Format::whisperx_json,
           R"({"segments":[{"start":-1,"end":1e300,"text":"a"},{"start":null,"end":"2","text":"b"},
                      {"start":99999999999999999999,"text":"c"}]})") == "? - a\n? - b\n? - c\n");
  BOOST_TEST(refusal(Format::whisperx_json, "{\"segments\":[\n{\"start\":1e999,\"text\":\"a\"}]}")
                 .starts_with("file:2:15: broken JSON: a number out of range"));
}

BOOST_AUTO_TEST_CASE(broken_json_is_refused_with_its_place) {
  BOOST_TEST(refusal(Format::whisperx_json, "{\"segments\": [{\"text\": \"a\"},\n  oops]}")
                 .starts_with("file:2:3: broken JSON: this is not what can stand here"));
  BOOST_TEST(refusal(Format::whisperx_json, "{\"segments\": [{\"text\": \"a")
                 .find("broken JSON: the file ends too early") != std::string::npos);
  BOOST_TEST(refusal(Format::whisperx_json, "").find("ends too early") != std::string::npos);
  BOOST_TEST(refusal(Format::whisperx_json, R"({"segments": []})").find("no words in the JSON") !=
             std::string::npos);
  BOOST_TEST(
      refusal(Format::whisperx_json, R"({"segments": [{"text": "a"}]} x)").find("broken JSON") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(nesting_is_bounded) {
  const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  BOOST_TEST(refusal(Format::whisperx_json, deep).find("nested more than 64 levels") !=
             std::string::npos);
  BOOST_TEST(test::recognised(deep, "x.json").find("nested more than 64 levels") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_cut_anywhere_is_refused) {
  const std::string bytes = R"({"segments": [{"start": 1.5, "text": "a\u00e9", "speaker": "S"}]})";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BOOST_TEST(!refusal(Format::whisperx_json, bytes.substr(0, size)).empty(), size);
  }
  BOOST_TEST(refusal(Format::whisperx_json, bytes).empty());
}

BOOST_AUTO_TEST_CASE(deepgram_channels_are_put_in_order) {
  BOOST_TEST(said(Format::deepgram_json,
                  R"({"results":{"channels":[
    {"alternatives":[{"transcript":"Hi. Fine.","words":[
       {"word":"hi","start":0.5,"end":0.9,"punctuated_word":"Hi."},
       {"word":"fine","start":3,"end":3.5,"punctuated_word":"Fine."}]},
      {"transcript":"another guess","words":[{"word":"high","start":0.5,"end":0.9}]}]},
    {"alternatives":[{"transcript":"how are you","words":[
       {"word":"how","start":1,"end":1.2},{"word":"are","start":1.3,"end":1.4},
       {"word":"you","start":2.5,"end":2.6}]}]}]}})") ==
             "Channel 0 500-900 Hi.\nChannel 1 1000-1400 ~how are\nChannel 1 2500-2600 you\n"
             "Channel 0 3000-3500 Fine.\n");
}

BOOST_AUTO_TEST_CASE(deepgram_with_nothing_but_a_text) {
  BOOST_TEST(said(Format::deepgram_json,
                  R"({"results":{"channels":[{"alternatives":[{"transcript":"all of it"}]}]}})") ==
             "? - all of it\n");
}

BOOST_AUTO_TEST_CASE(assemblyai_words_change_with_the_speaker) {
  BOOST_TEST(said(Format::assemblyai_json,
                  R"({"text":"so yes no","utterances":null,"words":[
    {"text":"so","start":100,"end":200,"speaker":"A"},{"text":"yes","start":210,"end":300,"speaker":"A"},
    {"text":"no","start":310,"end":400,"speaker":"B"}]})") == "A 100-300 ~so yes\nB 310-400 no\n");
}

BOOST_AUTO_TEST_CASE(a_text_alone) {
  BOOST_TEST(said(Format::whisper_json, R"({"text": " Everything.", "language": "en"})") ==
             "? - Everything.\n");
}

BOOST_AUTO_TEST_SUITE_END()
