#pragma once

#include "builder.hpp"

namespace winloop::transcript {

/// The paragraphs of a Word file as turns, where they are a transcript, as Teams and Otter save
/// them: at least two lines of a name and a time that never goes back (`Ana Ruiz   0:04`), each
/// above what was said. What stands before the first, and Teams' own lines, nobody said. Any other
/// document comes back as it is.
Transcript in_turns(Transcript paragraphs, const Input& input);

}  // namespace winloop::transcript
