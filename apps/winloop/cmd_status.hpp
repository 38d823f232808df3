#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop status`.
void setup_status(CLI::App& command, Session& session);

}  // namespace winloop::app
