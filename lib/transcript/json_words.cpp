#include "json_words.hpp"

namespace winloop::transcript {

namespace {

constexpr Millis pause = std::chrono::milliseconds(800);

bool ends_sentence(std::string_view text) {
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

bool goes_on(const JsonEntry& utterance, const JsonEntry& word) {
  if (utterance.speaker != word.speaker || utterance.indices[0] != word.indices[0]) return false;
  if (ends_sentence(utterance.text)) return false;
  return !utterance.times.end || !word.times.start ||
         *word.times.start - *utterance.times.end < pause;
}

}  // namespace

std::vector<JsonEntry> join_words(const std::vector<JsonEntry>& words) {
  std::vector<JsonEntry> utterances;
  for (const JsonEntry& word : words) {
    if (word.text.empty()) continue;
    if (utterances.empty() || !goes_on(utterances.back(), word)) {
      utterances.push_back(word);
      continue;
    }
    JsonEntry& utterance = utterances.back();
    utterance.text += ' ';
    utterance.text += word.text;
    utterance.times.end = word.times.end;
    utterance.source.size = word.source.from + word.source.size - utterance.source.from;
  }
  return utterances;
}

}  // namespace winloop::transcript
