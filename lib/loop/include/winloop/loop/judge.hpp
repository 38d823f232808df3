#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/model/verdict.hpp>
#include <winloop/store/signals.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace winloop::loop {

/// Who says so, when and why.
struct Saying {
  /// One of our people (our_person); empty: the recruiter, else the hiring manager.
  std::string by;
  Date on;
  std::string why;
};

/// The signal at a place, dismissed or not, as of the day. Throws Error(bad_input) when there is
/// none, naming those of the same utterance.
WINLOOP_API Signal signal_at(const Workspace& workspace, const store::SignalPlace& place,
                             Date as_of);

/// Confirms or dismisses signals, all or none; gives them as they were before. Throws as
/// signal_at(), and as our_person() for who says so.
WINLOOP_API std::vector<Signal> judge_signals(Workspace& workspace,
                                              std::span<const store::SignalPlace> places,
                                              VerdictWord word, const Saying& saying);

/// A signal that a person heard where the lexicon did not.
struct HeardSignal {
  std::int64_t conversation = 0;
  std::optional<Millis> at;              ///< when it was said, to the second
  std::optional<std::size_t> utterance;  ///< or in which utterance, from 1
  SignalKind kind = SignalKind::motivation;
  std::string category;
  std::string words;  ///< a byte-exact part of what was said there
};

struct AddedSignal {
  Signal signal;
  bool already = false;             ///< it was there, and is confirmed now
  std::vector<std::string> beside;  ///< ids of those of its kind and category that share its words
};

/// Keeps a signal by hand; a commitment's due day is read from its words. Throws Error(bad_input)
/// for a category that the kind does not have, no utterance there, and words that are not an exact
/// part of it, showing the nearest; and as our_person() for who says so.
WINLOOP_API AddedSignal add_signal(Workspace& workspace, const HeardSignal& heard,
                                   const Saying& saying);

}  // namespace winloop::loop
