#pragma once

#include <winloop/loop/renew.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/signal/assist.hpp>
#include <winloop/store/write.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// What came of one request.
struct AssistAnswer {
  std::string body;     ///< the reply's
  std::string failure;  ///< why there is none; empty when there is
  bool go_on = true;    ///< after a failure: whether another request may fare better
};

/// What asks the assistant: assist_endpoint(), or a stand-in. Given a request's body.
using AskAssistant = std::function<AssistAnswer(const std::string& request)>;

/// How a conversation fared with the assistant.
enum class AssistState {
  answered,         ///< asked, and what it found is in the record
  answered_before,  ///< the very same request was answered already: nothing was sent
  nothing_to_send,  ///< nobody who has a label says anything
  failed,           ///< asked, without a usable reply: its signals are as before
  not_asked,        ///< the run had ended before its turn
};

struct Assisted {
  std::int64_t conversation = 0;
  std::string candidate;  ///< id; may be empty
  ConversationKind kind = ConversationKind::screen;
  AssistState state = AssistState::not_asked;
  std::string failure;
  std::vector<Renewed> changes;  ///< in the order of the words
  std::size_t already = 0;       ///< proposals that were there, found otherwise
  std::vector<signal::RejectedProposal> rejected;
};

struct AssistOptions {
  std::vector<std::int64_t> conversations;  ///< empty: all
  Date as_of;            ///< of all those on or before that day; the day of asking
  std::string model;     ///< as the endpoint names it
  std::string endpoint;  ///< kept in the record beside what was asked
  bool again = false;    ///< ask also where the very same request was answered already
};

/// Asks the assistant about conversations, one after another, and keeps of each what it proposes
/// and read_assist_reply() does not reject, in a transaction of its own: whatever ends the run
/// leaves what was done. Its signals have the cue `assist:MODEL`, and replace those of an earlier
/// asking; a person's word outranks them, and what is there already is not added again. `told` is
/// called after each conversation. A failure that another request would meet too ends the run, and
/// leaves the rest not asked.
///
/// Throws Error(bad_input) for a conversation that is not there, and what the record throws.
WINLOOP_API std::vector<Assisted> ask_assistant(Workspace& workspace, const AssistOptions& options,
                                                const AskAssistant& ask,
                                                const std::function<void(const Assisted&)>& told);

/// The bodies that ask_assistant() would send, in its order; nothing is sent or written.
WINLOOP_API std::vector<std::string> assist_requests(const Workspace& workspace,
                                                     const AssistOptions& options);

/// The body that would be sent of what is about to be captured, or is in the record already as
/// `kept`; nothing where none would be: it has no words to send, or that request was answered.
WINLOOP_API std::optional<std::string> assist_request_for(const Workspace& workspace,
                                                          const store::Capture& capture,
                                                          std::optional<std::int64_t> kept,
                                                          const AssistOptions& options);

}  // namespace winloop::loop
