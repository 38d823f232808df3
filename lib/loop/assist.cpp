#include "reconcile_assist.hpp"
#include "tell_changes.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>
#include <winloop/loop/assist.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <optional>

namespace winloop::loop {

using store::CapturedTranscript;

namespace {

std::vector<std::int64_t> to_ask(const store::Record& record, const AssistOptions& options) {
  if (!options.conversations.empty()) return options.conversations;
  std::vector<std::int64_t> rows;
  for (const auto& one : store::conversations(record, options.as_of)) rows.push_back(one.row);
  return rows;
}

/// A conversation, and what would be sent of it.
struct Question {
  CapturedTranscript captured;
  std::vector<Role> roles;
  AssistState state = AssistState::not_asked;  ///< where it is to be sent
  std::string body;
};

Question question_about(const store::Record& record, std::int64_t conversation,
                        const AssistOptions& options) {
  Question question;
  question.captured = store::read_transcript(record, conversation);
  question.roles = roles_of(question.captured.speakers);
  const auto& transcript = question.captured.transcript;
  if (!signal::has_words_to_send(transcript)) {
    question.state = AssistState::nothing_to_send;
    return question;
  }
  question.body = signal::assist_request(transcript, question.roles, options.model);
  const auto last = store::last_assist_request(record, conversation);
  const bool same = last && last->request == content_hash(question.body);
  if (same && !options.again) question.state = AssistState::answered_before;
  return question;
}

signal::RejectedProposal judged(const CapturedTranscript& captured, const Noticed& noticed) {
  const auto& text = captured.transcript.utterances.at(noticed.utterance).text;
  return {signal::Rejection::judged, "", std::string(name(noticed.kind)), noticed.category,
          text.substr(noticed.words.from, noticed.words.size)};
}

/// Keeps what a reply proposes, all of it or nothing.
void keep_reply(store::Record& record, const Question& question, signal::AssistReply reply,
                const AssistOptions& options, Assisted& assisted) {
  const auto& captured = question.captured;
  const auto row = captured.conversation.row;
  store::Write write(record);
  const auto result = reconcile_assist(store::stored_signals(record, row), reply.kept);
  assisted.rejected = std::move(reply.rejected);
  for (const auto& noticed : result.judged) assisted.rejected.push_back(judged(captured, noticed));
  assisted.already = result.already;
  assisted.changes = told_changes(captured, result.changes, {});
  if (!is_nothing(result.changes))
    write.change_signals(row, result.changes, store::lexicon_of(record, row));
  write.add_assist_request(
      row, {content_hash(question.body), options.endpoint, options.model, options.as_of,
            reply.kept.size() - result.judged.size(), assisted.rejected.size()});
  write.commit();
}

/// Asks and keeps; gives whether the run may go on.
bool ask_about(store::Record& record, const Question& question, const AssistOptions& options,
               const AskAssistant& ask, Assisted& assisted) {
  auto answer = ask(question.body);
  std::optional<signal::AssistReply> reply;
  if (answer.failure.empty()) {
    try {
      reply = signal::read_assist_reply(answer.body, question.captured.transcript, question.roles,
                                        question.captured.conversation.on, options.model);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::bad_input) throw;
      answer = {"", error.what(), true};
    }
  }
  assisted.state = reply ? AssistState::answered : AssistState::failed;
  if (reply) keep_reply(record, question, std::move(*reply), options, assisted);
  assisted.failure = answer.failure;
  return answer.failure.empty() || answer.go_on;
}

}  // namespace

std::vector<Assisted> ask_assistant(Workspace& workspace, const AssistOptions& options,
                                    const AskAssistant& ask,
                                    const std::function<void(const Assisted&)>& told) {
  auto& record = workspace.record;
  std::vector<Assisted> all;
  bool goes_on = true;
  for (const auto row : to_ask(record, options)) {
    const auto about = store::conversation(record, row);
    Assisted assisted;
    assisted.conversation = row;
    assisted.candidate = about.candidate;
    assisted.kind = about.kind;
    if (goes_on) {
      const auto question = question_about(record, row, options);
      assisted.state = question.state;
      if (question.state == AssistState::not_asked)
        goes_on = ask_about(record, question, options, ask, assisted);
      if (told) told(assisted);
    }
    all.push_back(std::move(assisted));
  }
  return all;
}

std::vector<std::string> assist_requests(const Workspace& workspace, const AssistOptions& options) {
  std::vector<std::string> bodies;
  for (const auto row : to_ask(workspace.record, options)) {
    auto question = question_about(workspace.record, row, options);
    if (question.state == AssistState::not_asked) bodies.push_back(std::move(question.body));
  }
  return bodies;
}

std::optional<std::string> assist_request_for(const Workspace& workspace,
                                              const store::Capture& capture,
                                              std::optional<std::int64_t> kept,
                                              const AssistOptions& options) {
  if (kept) {
    auto question = question_about(workspace.record, *kept, options);
    if (question.state != AssistState::not_asked) return std::nullopt;
    return std::move(question.body);
  }
  if (!signal::has_words_to_send(capture.transcript)) return std::nullopt;
  return signal::assist_request(capture.transcript, roles_of(capture.speakers), options.model);
}

}  // namespace winloop::loop
