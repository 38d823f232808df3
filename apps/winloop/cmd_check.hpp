#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop check`.
void setup_check(CLI::App& command, Session& session);

}  // namespace winloop::app
