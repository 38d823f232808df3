#pragma once

#include "spoken.hpp"

#include <string_view>

namespace winloop::signal {

/// Whether a turn does nothing but ask for a day: "By when?", "Okay, when?"
bool asks_when(std::string_view turn);

/// Whether a turn ends by asking what would be, were something so: "If I had a contract to you on
/// Friday, what would you do?"
bool supposes(const Spoken& turn);

/// Whether a sentence says what would be done, and nothing that will be: "I'd sign it on Sunday".
bool says_would(std::string_view sentence);

/// Whether a sentence is no more than a figure that stands in the turn before it, which asked
/// nothing: "We could do one fifteen." "One fifteen."
bool echoes(std::string_view sentence, std::string_view before);

}  // namespace winloop::signal
