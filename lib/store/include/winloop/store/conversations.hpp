#pragma once

#include <winloop/model/record.hpp>
#include <winloop/store/record.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace winloop::store {

/// A label in a transcript and who that is.
struct Speaker {
  std::string label;
  std::string person;  ///< the full name; empty when not known
  Role role = Role::unknown;
};

/// All conversations on or before the day, oldest first; of one candidate when `candidate` (an id)
/// is not empty.
WINLOOP_API std::vector<Conversation> conversations(const Record& record, Date as_of,
                                                    std::string_view candidate = {});

/// One by its number; throws Error(bad_input) when there is none.
WINLOOP_API Conversation conversation(const Record& record, std::int64_t row);

/// The conversations whose captured bytes have that content_hash, those without words left out.
WINLOOP_API std::vector<std::int64_t> conversations_of_original(const Record& record,
                                                                std::string_view hash);

/// A conversation with its words.
struct CapturedTranscript {
  Conversation conversation;
  Transcript transcript;          ///< without warnings
  std::vector<Speaker> speakers;  ///< one for each label of the transcript, same order
};

WINLOOP_API CapturedTranscript read_transcript(const Record& record, std::int64_t conversation);

/// The bytes as they were captured. Throws Error(storage) when they no longer match their hash.
WINLOOP_API std::string read_original(const Record& record, std::int64_t conversation);

/// Which signals to read.
struct SignalFilter {
  Date as_of = {};                ///< of conversations on or before that day
  std::string candidate = {};     ///< an id; empty for all
  std::int64_t conversation = 0;  ///< 0 for all
  bool dismissed = false;         ///< those that were dismissed too
};

/// Signals with their quotes, by conversation (oldest first), then by place in it.
WINLOOP_API std::vector<Signal> signals(const Record& record, const SignalFilter& filter);

/// All commitments made on or before the day, by the day they were made; one settled later is shown
/// as open. Whoever spoke the words owns it.
WINLOOP_API std::vector<Commitment> commitments(const Record& record, Date as_of,
                                                std::string_view candidate = {});

/// The same, each given to whoever its words name (name_owner()), by the names of today.
WINLOOP_API std::vector<Commitment> commitments(const Record& record, const Search& search,
                                                Date as_of, std::string_view candidate = {});

}  // namespace winloop::store
