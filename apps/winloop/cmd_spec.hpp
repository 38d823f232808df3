#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop spec`.
void setup_spec(CLI::App& command, Session& session);

}  // namespace winloop::app
