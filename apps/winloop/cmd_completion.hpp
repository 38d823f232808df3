#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop completion bash|zsh|fish`.
void setup_completion(CLI::App& command, Session& session);

/// `winloop __complete -- WORD...`: what the shells' scripts ask; not listed.
void setup_complete(CLI::App& command, Session& session);

}  // namespace winloop::app
