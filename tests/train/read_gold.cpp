#include "labelled.hpp"
#include <winloop/base/file.hpp>
#include <winloop/transcript/read.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace winloop::train {

namespace {

/// Where a speaker says the words; the first such place.
void place(Conversation& one, const std::string& speaker, const std::string& quote, Label label) {
  for (std::size_t u = 0; u < one.transcript.utterances.size(); ++u) {
    const Utterance& utterance = one.transcript.utterances[u];
    if (utterance.speaker < 0) continue;
    if (one.transcript.speakers[static_cast<std::size_t>(utterance.speaker)] != speaker) continue;
    const std::size_t at = utterance.text.find(quote);
    if (at == std::string::npos) continue;
    label.utterance = u;
    label.words = {at, quote.size()};
    one.labels.push_back(std::move(label));
    return;
  }
}

}  // namespace

std::vector<Conversation> read_gold_folder(const std::filesystem::path& folder) {
  constexpr std::size_t limit = std::size_t{1} << 24U;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().string().ends_with(".gold.json")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Conversation> all;
  for (const auto& file : files) {
    const auto gold = nlohmann::json::parse(read_file(file, limit));
    Conversation one;
    one.name = gold["transcript"];
    one.collection = "gold";
    const std::string bytes = read_file(folder / one.name, limit);
    one.transcript = transcript::read(bytes, transcript::recognise(bytes, one.name), one.name);
    one.on = Date::parse(gold["date"].get<std::string>());
    for (const std::string& label : one.transcript.speakers) {
      const auto role = gold["speakers"].find(label);
      one.roles.push_back(role == gold["speakers"].end()
                              ? Role::unknown
                              : from_name<Role>(role->get<std::string>()));
    }
    for (const auto& signal : gold["signals"]) {
      Label label;
      label.kind = from_name<SignalKind>(signal["kind"].get<std::string>());
      label.category = signal["category"];
      place(one, signal["speaker"], signal["quote"], label);
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace winloop::train
