#include "said.hpp"
#include <winloop/transcript/read.hpp>

#include <boost/test/unit_test.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

// Patterns are only run where the words that they require are said. Here all of them are run on
// every sentence of the labelled conversations: what matches must have been looked at.

namespace {

using winloop::test::Said;
using winloop::test::shared_data;
using winloop::test::shipped;
using winloop::test::slurp;

/// Sentences that reach the patterns as they stand: lower case, no fillers, brackets or marks past
/// ASCII, at most one full stop.
std::vector<std::string> plain_sentences() {
  std::set<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(shared_data() / "conversations")) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(".gold.json") || file.ends_with(".md")) continue;
    const std::string bytes = slurp(entry.path());
    const auto transcript =
        winloop::transcript::read(bytes, winloop::transcript::recognise(bytes, file), file);
    for (const auto& utterance : transcript.utterances) {
      std::string sentence;
      for (const char c : utterance.text) {
        sentence += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool ends = c == '.' || c == '?' || c == '!';
        if (!ends) continue;
        all.insert(sentence);
        sentence.clear();
      }
      all.insert(sentence);
    }
  }
  std::vector<std::string> plain;
  for (const std::string& sentence : all) {
    static const re2::RE2 odd(
        R"([^a-z0-9 ,'.?!-]|\b(?:um|uh|er|hm|mm|erm|hmm|arent|cant|dont|id|il|im|isnt|iv|ive|)"
        R"(thats|theres|theyd|theyll|theyre|theyve|wasnt|whats|youd|youll|youre|hes|shes|didnt|)"
        R"(doesnt|hasnt|havent|wouldnt|couldnt|itd|itll|hadnt|shouldnt)\b|[.?!].)");
    const bool trimmed = !sentence.empty() && sentence.front() != ' ' && sentence.back() != ' ';
    if (trimmed && sentence.size() > 3 && !re2::RE2::PartialMatch(sentence, odd)) {
      plain.push_back(sentence);
    }
  }
  return plain;
}

BOOST_AUTO_TEST_SUITE(index_shared)

BOOST_AUTO_TEST_CASE(no_match_is_missed_for_want_of_required_words) {
  re2::RE2::Options options(re2::RE2::Latin1);
  struct Cue {
    std::string id;
    std::vector<std::unique_ptr<re2::RE2>> patterns;
  };
  std::vector<Cue> cues;
  for (const auto& info : shipped().cues()) {
    Cue cue{info.id, {}};
    for (const std::string& pattern : info.patterns) {
      cue.patterns.push_back(std::make_unique<re2::RE2>(pattern, options));
    }
    cues.push_back(std::move(cue));
  }
  std::size_t matches = 0;
  const auto sentences = plain_sentences();
  BOOST_TEST(sentences.size() > 500U);
  for (const std::string& sentence : sentences) {
    std::set<std::string> looked_at;
    for (const char* who : {"C: ", "R: "}) {
      const Said said({who + sentence});
      for (const auto& firing : winloop::signal::explain(shipped(), said.transcript, said.roles,
                                                         winloop::Date::parse("2026-03-04"))) {
        looked_at.insert(firing.cue);
      }
    }
    for (const Cue& cue : cues) {
      const bool matched = std::any_of(
          cue.patterns.begin(), cue.patterns.end(),
          [&](const auto& pattern) { return re2::RE2::PartialMatch(sentence, *pattern); });
      if (!matched) continue;
      ++matches;
      BOOST_TEST(looked_at.contains(cue.id), cue.id << " is not looked at in: " << sentence);
    }
  }
  BOOST_TEST(matches > 300U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
