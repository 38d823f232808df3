#include "nearest_words.hpp"

#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace winloop::loop {

namespace {

/// A word of a text, folded, and where it stands.
struct SpokenWord {
  std::string folded;
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<SpokenWord> spoken_words(std::string_view text) {
  std::vector<SpokenWord> words;
  constexpr std::string_view blanks = " \t\r\n";
  for (std::size_t at = 0; (at = text.find_first_not_of(blanks, at)) != std::string_view::npos;) {
    const auto to = std::min(text.find_first_of(blanks, at), text.size());
    words.push_back({utf8::plain_words(text.substr(at, to - at)), at, to});
    at = to;
  }
  return words;
}

/// The run of words in `said` that has the most of `wanted` in their order, as long as `wanted`.
struct NearRun {
  std::size_t hits = 0;
  std::size_t utterance = 0;
  std::size_t from = 0;
  std::size_t size = 0;
};

NearRun best_run(const std::vector<SpokenWord>& said, const std::vector<SpokenWord>& wanted) {
  NearRun best;
  for (std::size_t first = 0; first < said.size(); ++first) {
    const auto length = std::min(wanted.size(), said.size() - first);
    std::size_t hits = 0;
    for (std::size_t i = 0; i < length; ++i) {
      if (!wanted[i].folded.empty() && said[first + i].folded == wanted[i].folded) ++hits;
    }
    if (hits <= best.hits) continue;
    best.hits = hits;
    best.from = said[first].from;
    best.size = said[first + length - 1].to - best.from;
  }
  return best;
}

}  // namespace

std::string nearest_words(const Transcript& transcript, std::string_view words) {
  constexpr std::size_t longest = 40;  // words looked for: the start of a long quote places it
  auto wanted = spoken_words(words);
  if (wanted.size() > longest) wanted.resize(longest);
  NearRun nearest;
  for (std::size_t i = 0; i < transcript.utterances.size(); ++i) {
    auto run = best_run(spoken_words(transcript.utterances[i].text), wanted);
    if (run.hits <= nearest.hits) continue;
    run.utterance = i;
    nearest = run;
  }
  if (nearest.hits == 0) return "nobody said anything like them in that conversation";
  const auto& utterance = transcript.utterances[nearest.utterance];
  return fmt::format("nearest, in utterance {}{}: \"{}\"", nearest.utterance + 1,
                     utterance.start ? ", " + clock(*utterance.start) : "",
                     utterance.text.substr(nearest.from, nearest.size));
}

}  // namespace winloop::loop
