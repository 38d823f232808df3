#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop signal list`.
void setup_signal_list(CLI::App& command, Session& session);

}  // namespace winloop::app
