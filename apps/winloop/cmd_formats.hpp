#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop formats`.
void setup_formats(CLI::App& command, Session& session);

}  // namespace winloop::app
