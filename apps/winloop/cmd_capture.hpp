#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop capture`.
void setup_capture(CLI::App& command, Session& session);

}  // namespace winloop::app
