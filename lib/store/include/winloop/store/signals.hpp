#pragma once

#include <winloop/model/signal.hpp>
#include <winloop/model/verdict.hpp>
#include <winloop/store/record.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace winloop::store {

/// A signal as its row has it, to be held against a new pass.
struct StoredSignal {
  std::int64_t row = 0;
  Noticed noticed;
  SignalStatus status = SignalStatus::noticed;
  bool settled = false;  ///< a commitment that somebody kept, broke or dropped
};

/// What a new pass does to the signals of one conversation.
struct SignalChanges {
  std::vector<Noticed> added;
  std::vector<StoredSignal> changed;  ///< as they are to be
  std::vector<StoredSignal> gone;
};

/// Where a signal stands, as people type it: its conversation, its utterance there and which of the
/// signals of that utterance it is, all from 1.
struct SignalPlace {
  std::int64_t conversation = 0;
  std::size_t utterance = 0;
  std::size_t number = 1;
  friend bool operator==(const SignalPlace&, const SignalPlace&) = default;
};

/// The place of a signal's row, and back. A row whose place has nothing is still given.
WINLOOP_API SignalPlace place_of(std::int64_t signal);
WINLOOP_API std::int64_t row_at(const SignalPlace& place);

/// The signals of a conversation, dismissed ones too, in the order of the words.
WINLOOP_API std::vector<StoredSignal> stored_signals(const Record& record,
                                                     std::int64_t conversation);

/// What people said by the end of the day of a conversation's signals, oldest first.
WINLOOP_API std::vector<Verdict> verdicts(const Record& record, std::int64_t conversation,
                                          Date as_of);

/// A request of a conversation's words that the assistant answered.
struct AssistRequest {
  std::string request;   ///< content_hash of its body
  std::string endpoint;  ///< where it was sent
  std::string model;
  Date on;
  std::size_t kept = 0;  ///< of what was proposed
  std::size_t rejected = 0;
};

/// The newest of a conversation; nothing when there is none.
WINLOOP_API std::optional<AssistRequest> last_assist_request(const Record& record,
                                                             std::int64_t conversation);

/// The version of the lexicon that last went over the conversation.
WINLOOP_API std::string lexicon_of(const Record& record, std::int64_t conversation);

}  // namespace winloop::store
