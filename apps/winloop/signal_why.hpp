#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop signal why`.
void setup_signal_why(CLI::App& command, Session& session);

}  // namespace winloop::app
