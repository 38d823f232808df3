#include "assist_speakers.hpp"

#include "noticing.hpp"
#include <winloop/signal/assist.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace winloop::signal {

std::vector<std::string> placeholders(const Transcript& transcript, std::span<const Role> roles) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < transcript.speakers.size(); ++i)
    named.emplace_back(name(i < roles.size() ? roles[i] : Role::unknown));
  std::map<std::string, int> how_many;
  for (const auto& one : named) ++how_many[one];
  std::map<std::string, int> seen;
  for (auto& one : named) {
    if (how_many[one] > 1) one = fmt::format("{}-{}", one, ++seen[one]);
  }
  return named;
}

bool may_say(const Transcript& transcript, std::span<const Role> roles, std::size_t utterance,
             SignalKind kind) {
  if (utterance >= transcript.utterances.size()) return false;
  const auto speaker = transcript.utterances[utterance].speaker;
  if (speaker < 0 || static_cast<std::size_t>(speaker) >= transcript.speakers.size()) return false;
  if (kind == SignalKind::commitment) return true;
  return sides(transcript, roles)[static_cast<std::size_t>(speaker)] == Side::candidate;
}

bool has_words_to_send(const Transcript& transcript) {
  return std::any_of(transcript.utterances.begin(), transcript.utterances.end(),
                     [](const Utterance& one) { return one.speaker >= 0; });
}

}  // namespace winloop::signal
