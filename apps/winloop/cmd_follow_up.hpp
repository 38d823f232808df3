#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop follow-up`.
void setup_follow_up(CLI::App& command, Session& session);

}  // namespace winloop::app
