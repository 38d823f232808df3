#include <winloop/loop/quote.hpp>
#include <winloop/store/conversations.hpp>

#include <cctype>
#include <optional>

namespace winloop::loop {

namespace {

/// Other scripts are written without blanks between words.
bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

std::optional<SaidAt> said_in(const store::Record& record, const Conversation& conversation,
                              std::string_view words) {
  const auto captured = store::read_transcript(record, conversation.row);
  for (const auto& utterance : captured.transcript.utterances) {
    if (!holds_words(utterance.text, words)) continue;
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

/// 0: about the candidate; 1: about the search as a whole; 2: a debrief on somebody else, where two
/// of us may speak of this one too; nothing: a conversation with somebody else. All are 0 for no
/// candidate.
std::optional<int> distance(const Conversation& conversation, std::string_view candidate) {
  if (candidate.empty() || conversation.candidate == candidate) return 0;
  if (conversation.candidate.empty()) return 1;
  return conversation.kind == ConversationKind::debrief ? std::optional(2) : std::nullopt;
}

}  // namespace

bool holds_words(std::string_view text, std::string_view words) {
  if (words.empty()) return false;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    const bool begins = at == 0 || !in_word(text[at - 1]) || !in_word(words.front());
    const bool ends = end == text.size() || !in_word(text[end]) || !in_word(words.back());
    if (begins && ends) return true;
  }
  return false;
}

std::optional<SaidAt> find_quote(const store::Record& record, std::string_view candidate,
                                 std::string_view words, Date as_of) {
  if (words.empty()) return std::nullopt;
  const auto all = store::conversations(record, as_of);
  for (int near = 0; near <= 2; ++near) {
    for (const auto& conversation : all) {
      if (distance(conversation, candidate) != near) continue;
      if (auto said = said_in(record, conversation, words)) return said;
    }
  }
  return std::nullopt;
}

}  // namespace winloop::loop
