#pragma once

#include <winloop/loop/who_spoke.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/record.hpp>
#include <winloop/store/signals.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace winloop::loop {

/// How a signal fared in a new pass.
enum class Fate {
  added,    ///< noticed now, and not before
  gone,     ///< not noticed any more
  changed,  ///< the same words, with another cue, due day or answer
  kept,     ///< not what the lexicon says now, but what a person said
};

}  // namespace winloop::loop

namespace winloop {
template <>
struct Names<loop::Fate> {
  static constexpr std::string_view what = "fate of a signal";
  static constexpr std::array<std::pair<loop::Fate, std::string_view>, 4> all{{
      {loop::Fate::added, "added"},
      {loop::Fate::gone, "gone"},
      {loop::Fate::changed, "changed"},
      {loop::Fate::kept, "kept"},
  }};
};
}  // namespace winloop

namespace winloop::loop {

/// One signal that a new pass touched, or that a person's word held.
struct Renewed {
  Fate fate = Fate::added;
  std::int64_t conversation = 0;
  std::string candidate;  ///< id; may be empty
  std::string speaker;    ///< the label in the file
  std::string person;     ///< who that is, where known; else the label
  std::optional<Millis> at;
  std::string quote;
  Noticed noticed;  ///< as it is now; of one that is gone, as it was
  SignalStatus status = SignalStatus::noticed;
};

struct RenewResult {
  std::size_t conversations = 0;  ///< gone over
  std::size_t signals = 0;        ///< there are now
  std::vector<Renewed> renewed;   ///< by conversation, then place in it
};

/// Whether anything is not as before; what is kept is.
WINLOOP_API bool has_changes(const RenewResult& result);

struct RenewOptions {
  std::vector<std::int64_t> conversations;  ///< empty: all
  Date as_of;                               ///< of all those on or before that day
  bool dry_run = false;                     ///< say what would change, and write nothing
};

/// Runs the lexicon as it is now (the shipped one under the search's own) over the words in the
/// record, in one transaction: all of it or nothing. What a person confirmed, dismissed or added
/// stays as they said, and so does a signal whose commitment somebody kept, broke or dropped; other
/// commitments follow their signals. What the assistant found stays too, unless its speaker turned
/// out to be somebody whose words it cannot be in. Throws Error(bad_input) for a conversation that
/// is not there and a lexicon.yaml that cannot be read.
WINLOOP_API RenewResult renew_signals(Workspace& workspace, const RenewOptions& options);

/// What correcting the speakers of a conversation did.
struct Respoken {
  std::vector<store::Speaker> before;
  std::vector<store::Speaker> after;
  RenewResult signals;
};

/// Says who labels are (as capture's overrides; also a candidate's id), and renews the signals of
/// the conversation with it, in one transaction. Throws as who_spoke() does.
WINLOOP_API Respoken correct_speakers(Workspace& workspace, std::int64_t conversation,
                                      const SpeakerOverrides& corrections, bool dry_run);

/// A label that nobody had been found for, and who it is.
struct NewlyPlaced {
  Conversation conversation;
  store::Speaker speaker;
};

/// What placing labels anew did.
struct PlacedAnew {
  std::vector<NewlyPlaced> placed;  ///< by conversation, then in the order of its labels
  RenewResult signals;              ///< of the conversations with such a label
};

/// Looks again who the labels are that nobody was found for, by the names and aliases that
/// search.yaml and the candidates have now, and renews the signals of those conversations, in one
/// transaction. Labels that have a role keep it. Throws Error(bad_input) for a conversation that is
/// not there and a lexicon.yaml that cannot be read.
WINLOOP_API PlacedAnew place_anew(Workspace& workspace, const RenewOptions& options);

}  // namespace winloop::loop
