#pragma once

#include <winloop/loop/assets.hpp>
#include <winloop/loop/who_spoke.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/search.hpp>
#include <winloop/signal/lexicon.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/transcript/format.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace winloop::loop {

/// A transcript that a lexicon is tried on; nothing of it is kept.
struct LexiconTrial {
  std::filesystem::path file;
  std::optional<transcript::Format> from;  ///< nothing: recognised
  Search search;                           ///< whose people are placed; may name nobody
  std::optional<Candidate> candidate;
  SpeakerOverrides speakers;
  std::optional<Role> unplaced_are;  ///< who all those are whom nobody could be found for
  Date on;                           ///< from which due dates are counted
};

struct LexiconTried {
  Transcript transcript;
  std::vector<store::Speaker> speakers;  ///< one for each label, same order
  std::vector<signal::Firing> firings;   ///< in the order of the words
};

/// Says where the cues fire. With `unplaced_are` utterances that name no speaker are taken as said
/// by one with an empty label. Throws Error(bad_input) as reading a transcript and who_spoke() do.
WINLOOP_API LexiconTried try_lexicon(const signal::Lexicon& lexicon, const LexiconTrial& trial);

}  // namespace winloop::loop
