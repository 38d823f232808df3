#include <winloop/loop/talks.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/reading.hpp>

namespace winloop::loop {

namespace {

insight::Line line_of(const store::CapturedTranscript& captured, const Utterance& utterance) {
  insight::Line line{Role::unknown, {}, utterance.start, utterance.text};
  if (utterance.speaker < 0) return line;
  const auto& speaker = captured.speakers.at(static_cast<std::size_t>(utterance.speaker));
  line.role = speaker.role;
  line.person = speaker.person.empty() ? speaker.label : speaker.person;
  return line;
}

}  // namespace

std::vector<insight::Talk> read_talks(const store::Record& record, std::string_view candidate,
                                      Date as_of) {
  std::vector<insight::Talk> talks;
  if (candidate.empty()) return talks;
  const store::Reading reading(record);
  for (auto& conversation : store::conversations(record, as_of, candidate)) {
    const auto captured = store::read_transcript(record, conversation.row);
    auto& talk = talks.emplace_back();
    talk.conversation = std::move(conversation);
    for (const auto& utterance : captured.transcript.utterances) {
      talk.lines.push_back(line_of(captured, utterance));
    }
  }
  return talks;
}

}  // namespace winloop::loop
