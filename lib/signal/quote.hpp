#pragma once

#include "spoken.hpp"
#include <winloop/model/conversation.hpp>

namespace winloop::signal {

/// The words to show for a match: its sentence as far as it stands in the utterance where the match
/// begins, cut to the clauses around the match when that is long, and carried on into the next
/// sentence when it is very short. Never cuts a character, never leaves the utterance.
struct Quote {
  std::size_t utterance = 0;
  ByteRange words;
};

Quote quote_for(const Transcript& transcript, const Spoken& spoken, std::size_t sentence,
                Stretch match);

/// A stretch that lies within one utterance, as bytes of it.
Quote original(const Transcript& transcript, const Spoken& spoken, Stretch part);

}  // namespace winloop::signal
