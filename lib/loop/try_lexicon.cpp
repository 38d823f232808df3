#include <winloop/base/file.hpp>
#include <winloop/loop/try_lexicon.hpp>
#include <winloop/transcript/read.hpp>

#include <algorithm>

namespace winloop::loop {

namespace {

/// Everybody whom nobody could place, and the words that name no speaker, are of that role.
void take_unplaced(LexiconTried& tried, Role role) {
  for (auto& speaker : tried.speakers) {
    if (speaker.role == Role::unknown) speaker.role = role;
  }
  auto& utterances = tried.transcript.utterances;
  const bool names_all = std::none_of(utterances.begin(), utterances.end(),
                                      [](const Utterance& one) { return one.speaker < 0; });
  if (names_all) return;
  const auto nobody = static_cast<std::int32_t>(tried.transcript.speakers.size());
  tried.transcript.speakers.emplace_back();
  tried.speakers.push_back({"", "", role});
  for (auto& utterance : utterances) {
    if (utterance.speaker < 0) utterance.speaker = nobody;
  }
}

}  // namespace

LexiconTried try_lexicon(const signal::Lexicon& lexicon, const LexiconTrial& trial) {
  const auto bytes = read_file(trial.file, transcript::Limits{}.bytes);
  const auto file = trial.file.string();
  LexiconTried tried;
  tried.transcript =
      transcript::read(bytes, trial.from ? *trial.from : transcript::recognise(bytes, file), file);
  tried.speakers = who_spoke(tried.transcript.speakers, trial.search,
                             trial.candidate ? &*trial.candidate : nullptr, trial.speakers);
  if (trial.unplaced_are) take_unplaced(tried, *trial.unplaced_are);
  std::vector<Role> roles;
  for (const auto& speaker : tried.speakers) roles.push_back(speaker.role);
  tried.firings = signal::explain(lexicon, tried.transcript, roles, trial.on);
  return tried;
}

}  // namespace winloop::loop
