#pragma once

#include "json_harvest.hpp"

#include <vector>

namespace winloop::transcript {

/// Utterances from single words, where a recogniser gives nothing larger: a new one where the
/// speaker or channel changes, after the end of a sentence, and after a pause of 0.8 seconds (as
/// Deepgram's own utterances). Words are put together with one space.
std::vector<JsonEntry> join_words(const std::vector<JsonEntry>& words);

}  // namespace winloop::transcript
