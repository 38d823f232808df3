#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop candidate`.
void setup_candidate(CLI::App& command, Session& session);

}  // namespace winloop::app
