#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop find`.
void setup_find(CLI::App& command, Session& session);

}  // namespace winloop::app
