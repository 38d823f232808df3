// The labelled conversations: speakers, counts, times and quotes must be as the labels say.
#include "support.hpp"
#include <winloop/base/date.hpp>
#include <winloop/transcript/read.hpp>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace winloop;
using nlohmann::json;

namespace {

std::string our_name(const std::string& format) {
  return format == "whisper-json" ? "whisperx-json" : format;
}

/// The utterances of a speaker that hold a quote.
std::vector<const Utterance*> holding(const Transcript& transcript, const std::string& speaker,
                                      const std::string& quote) {
  std::vector<const Utterance*> found;
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.speaker < 0) continue;
    if (transcript.speakers.at(static_cast<std::size_t>(utterance.speaker)) != speaker) continue;
    if (utterance.text.find(quote) != std::string::npos) found.push_back(&utterance);
  }
  return found;
}

void check_quotes(const Transcript& transcript, const json& gold, const std::string& file) {
  for (const json& signal : gold["signals"]) {
    const std::string quote = signal["quote"];
    const auto found = holding(transcript, signal["speaker"], quote);
    BOOST_TEST(!found.empty(), file << ": no utterance holds: " << quote);
    if (!signal.contains("at") || signal["at"].is_null()) continue;
    const std::string at = signal["at"];
    const bool there = std::any_of(found.begin(), found.end(), [&](const Utterance* utterance) {
      return utterance->start && clock(*utterance->start) == at;
    });
    BOOST_TEST(there, file << ": not at " << at << ": " << quote);
  }
}

void check(const std::filesystem::path& gold_path) {
  const json gold = json::parse(test::slurp(gold_path));
  const auto path = gold_path.parent_path() / gold["transcript"].get<std::string>();
  const std::string file = path.filename().string();
  const std::string bytes = test::slurp(path);
  const auto format = transcript::recognise(bytes, file);
  BOOST_TEST(name(format) == our_name(gold["format"]), file << ": " << name(format));
  // By content alone too.
  BOOST_TEST(name(transcript::recognise(bytes, "")) == name(format), file);

  const Transcript transcript = transcript::read(bytes, format, file);
  BOOST_TEST(transcript.format == name(format));
  BOOST_TEST(transcript.utterances.size() == gold["utterances"].get<std::size_t>(), file);
  BOOST_TEST(transcript.warnings.empty(), file << ": warns");
  std::set<std::string> labels(transcript.speakers.begin(), transcript.speakers.end());
  std::set<std::string> expected;
  for (const auto& [label, role] : gold["speakers"].items()) expected.insert(label);
  BOOST_TEST(labels == expected, boost::test_tools::per_element());
  for (const Utterance& utterance : transcript.utterances) {
    BOOST_TEST(utterance.speaker >= 0, file << ": nobody says: " << utterance.text);
    BOOST_TEST(utterance.source.from + utterance.source.size <= bytes.size());
    if (bytes.compare(utterance.source.from, utterance.source.size, utterance.text) != 0) {
      BOOST_TEST(false, file << ": elsewhere in the file: " << utterance.text);
    }
  }
  check_quotes(transcript, gold, file);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conversations_shared)

BOOST_AUTO_TEST_CASE(every_labelled_conversation_reads_as_its_labels_say) {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::shared_data() / "conversations")) {
    if (!entry.path().string().ends_with(".gold.json")) continue;
    check(entry.path());
    ++count;
  }
  BOOST_TEST(count > 20);
}

BOOST_AUTO_TEST_SUITE_END()
