#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop impact`.
void setup_impact(CLI::App& command, Session& session);

}  // namespace winloop::app
