#pragma once

#include "session.hpp"

#include <CLI/CLI.hpp>

namespace winloop::app {

/// Conversations and people erased, words and all; without any, what was erased so far.
void setup_erase(CLI::App& command, Session& session);

}  // namespace winloop::app
