#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop signal`.
void setup_signal(CLI::App& command, Session& session);

}  // namespace winloop::app
