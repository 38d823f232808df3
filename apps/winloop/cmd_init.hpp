#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop init`.
void setup_init(CLI::App& command, Session& session);

}  // namespace winloop::app
