#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/signal/lexicon.hpp>

#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace winloop::signal {

/// What the lexicon and its model notice in a transcript, in the order of the words. `roles[i]` is
/// the role of `transcript.speakers[i]` (speakers past its end are unknown); `on` is the
/// conversation's day, from which due dates are counted.
///
/// Sentences are put together from consecutive utterances of one speaker; the quote is a part of
/// one utterance, the one in which the cue's words begin. Motivations, hesitations, competing
/// offers, compensation and questions are the candidate's own words only; commitments are
/// anyone's who has a label. Utterances that name no speaker are nobody's words. Of a speaker with
/// role `unknown` only commitments count: who they are is never guessed.
///
/// Pure: the same input gives the same result; may run in several threads with one lexicon.
WINLOOP_API std::vector<Noticed> notice(const Lexicon& lexicon, const Transcript& transcript,
                                        std::span<const Role> roles, Date on);

/// Compiles what notice() will need for the transcript, from the last turn to the first, until it
/// is done or `stop` is requested. For a thread beside the one that notices, which begins at the
/// first turn and finds the rest compiled: most of what a single conversation takes. Changes
/// nothing that is noticed.
WINLOOP_API void make_ready(const Lexicon& lexicon, const Transcript& transcript,
                            std::span<const Role> roles, const std::stop_token& stop);

/// What spoke for a signal that the model noticed, and how much.
struct Reason {
  std::string feature;  ///< the words, or what else was true ("asked-about: motivation push")
  int weight = 0;       ///< in thousandths
};

/// Why one place was noticed or not.
struct Firing {
  std::size_t utterance = 0;  ///< index into Transcript::utterances
  ByteRange words;            ///< what the cue's pattern matched, within that utterance's text
  SignalKind kind = SignalKind::motivation;
  std::string category;
  std::string cue;
  int strength = 0;          ///< the cue's own
  int asked = 0;             ///< added because the other side had just asked about it
  std::string cancelled_by;  ///< the canceller that stopped it; empty when none did
  /// Why it was not noticed though nothing cancelled it ("too weak", "a stronger cue in the same
  /// words", "said before"); empty when it was noticed or cancelled.
  std::string dropped;
  bool noticed = false;
  /// What the model went by, the weightiest first; empty for what a cue noticed by itself.
  std::vector<Reason> because;
};

/// Every place where a cue fired, in the order of the words, kept or not; those with `noticed` are
/// what notice() gives.
WINLOOP_API std::vector<Firing> explain(const Lexicon& lexicon, const Transcript& transcript,
                                        std::span<const Role> roles, Date on);

}  // namespace winloop::signal
