#include <winloop/loop/quote.hpp>
#include <winloop/store/conversations.hpp>

namespace winloop::loop {

namespace {

std::optional<SaidAt> said_in(const store::Record& record, const Conversation& conversation,
                              std::string_view words) {
  const auto captured = store::read_transcript(record, conversation.row);
  for (const auto& utterance : captured.transcript.utterances) {
    if (utterance.text.find(words) == std::string::npos) continue;
    SaidAt said{conversation.row, conversation.kind, conversation.on, "",
                Role::unknown,    utterance.start};
    if (utterance.speaker >= 0) {
      const auto& speaker = captured.speakers.at(static_cast<std::size_t>(utterance.speaker));
      said.speaker = speaker.person.empty() ? speaker.label : speaker.person;
      said.role = speaker.role;
    }
    return said;
  }
  return std::nullopt;
}

/// 0: their own conversations; 1: about the search as a whole; 2: about others.
int distance(const Conversation& conversation, std::string_view candidate) {
  if (!candidate.empty() && conversation.candidate == candidate) return 0;
  return conversation.candidate.empty() ? 1 : 2;
}

}  // namespace

std::optional<SaidAt> find_quote(const store::Record& record, std::string_view candidate,
                                 std::string_view words, Date as_of, Within within) {
  if (words.empty()) return std::nullopt;
  const auto all = store::conversations(record, as_of);
  const int farthest = within == Within::everything ? 2 : 1;
  for (int near = 0; near <= farthest; ++near) {
    for (const auto& conversation : all) {
      if (distance(conversation, candidate) != near) continue;
      if (auto said = said_in(record, conversation, words)) return said;
    }
  }
  return std::nullopt;
}

}  // namespace winloop::loop
