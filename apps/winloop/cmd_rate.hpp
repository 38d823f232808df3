#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop rate`.
void setup_rate(CLI::App& command, Session& session);

}  // namespace winloop::app
