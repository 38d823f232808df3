#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop speaker`.
void setup_speaker(CLI::App& command, Session& session);

}  // namespace winloop::app
