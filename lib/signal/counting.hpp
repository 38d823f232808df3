#pragma once

#include "words.hpp"
#include <winloop/model/signal.hpp>

#include <span>
#include <string_view>

namespace winloop::signal {

/// Whether a sentence has numbers and every one of them counts something ("twenty nurses", "eleven
/// floors") or is somebody's age: then none of them is pay. `text` is what the words stand in.
/// Where pay had just been asked about, "I'm sixty-two" is no age.
bool counts_only_things(std::string_view text, std::span<const Word> words, bool pay_asked);

/// Whether a number tells that category of pay: what somebody earns, or wants to earn.
bool is_pay(SignalKind kind, std::string_view category);

}  // namespace winloop::signal
