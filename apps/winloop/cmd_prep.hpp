#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop prep`.
void setup_prep(CLI::App& command, Session& session);

}  // namespace winloop::app
