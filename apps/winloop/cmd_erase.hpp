#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop erase`.
void setup_erase(CLI::App& command, Session& session);

}  // namespace winloop::app
