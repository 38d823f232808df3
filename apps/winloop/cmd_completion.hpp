#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop completion bash|zsh|fish`.
void setup_completion(CLI::App& command, Session& session);

}  // namespace winloop::app
