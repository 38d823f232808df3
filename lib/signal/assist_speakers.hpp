#pragma once

#include <winloop/model/conversation.hpp>

#include <span>
#include <string>
#include <vector>

namespace winloop::signal {

/// What each speaker of a transcript is called towards the assistant: their role, with a number
/// where several have it.
std::vector<std::string> placeholders(const Transcript& transcript, std::span<const Role> roles);

}  // namespace winloop::signal
