#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop show`.
void setup_show(CLI::App& command, Session& session);

}  // namespace winloop::app
