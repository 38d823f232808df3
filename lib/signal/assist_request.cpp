#include "assist_speakers.hpp"
#include <winloop/signal/assist.hpp>

#include <embedded/assist.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace winloop::signal {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson one_of(const std::vector<std::string>& words) {
  return {{"type", "string"}, {"enum", words}};
}

/// Every category, once: a schema cannot say briefly which kind has which, so that is checked when
/// the reply is read.
std::vector<std::string> every_category() {
  std::vector<std::string> words;
  for (const auto& [kind, word] : Names<SignalKind>::all) {
    for (const auto category : categories(kind)) {
      if (std::find(words.begin(), words.end(), category) == words.end())
        words.emplace_back(category);
    }
  }
  return words;
}

OrderedJson reply_schema(const std::vector<std::string>& speakers) {
  const OrderedJson properties{{"utterance", {{"type", "integer"}}},
                               {"speaker", one_of(speakers)},
                               {"kind", one_of(all_names<SignalKind>())},
                               {"category", one_of(every_category())},
                               {"quote", {{"type", "string"}}}};
  const OrderedJson proposal{{"type", "object"},
                             {"properties", properties},
                             {"required", {"utterance", "speaker", "kind", "category", "quote"}},
                             {"additionalProperties", false}};
  return {{"type", "object"},
          {"properties", {{"signals", {{"type", "array"}, {"items", proposal}}}}},
          {"required", OrderedJson::array({"signals"})},
          {"additionalProperties", false}};
}

/// What was said, as data that says of itself where it begins and ends. Words that nobody's label
/// stands at are left out: nothing could be quoted from them, and they may be the note taker's.
std::string words_to_send(const Transcript& transcript, const std::vector<std::string>& speakers) {
  auto said = OrderedJson::array();
  for (std::size_t i = 0; i < transcript.utterances.size(); ++i) {
    const auto& utterance = transcript.utterances[i];
    if (utterance.speaker < 0) continue;
    said.push_back({{"utterance", i + 1},
                    {"speaker", speakers.at(static_cast<std::size_t>(utterance.speaker))},
                    {"words", utterance.text}});
  }
  return OrderedJson{{"utterances", std::move(said)}}.dump();
}

/// Those who speak, each once, in order.
std::vector<std::string> who_speak(const Transcript& transcript,
                                   const std::vector<std::string>& speakers) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    const bool speaks =
        std::any_of(transcript.utterances.begin(), transcript.utterances.end(),
                    [&](const Utterance& one) { return one.speaker == static_cast<int>(i); });
    if (speaks) words.push_back(speakers[i]);
  }
  return words;
}

}  // namespace

std::string assist_request(const Transcript& transcript, std::span<const Role> roles,
                           std::string_view model) {
  const auto speakers = placeholders(transcript, roles);
  const auto messages =
      OrderedJson::array({{{"role", "system"}, {"content", embedded::assist().front().text}},
                          {{"role", "user"}, {"content", words_to_send(transcript, speakers)}}});
  const OrderedJson schema{{"name", "signals"},
                           {"strict", true},
                           {"schema", reply_schema(who_speak(transcript, speakers))}};
  const OrderedJson body{{"model", model},
                         {"messages", messages},
                         {"response_format", {{"type", "json_schema"}, {"json_schema", schema}}}};
  return body.dump(-1, ' ', true);
}

}  // namespace winloop::signal
