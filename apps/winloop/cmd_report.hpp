#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop report`.
void setup_report(CLI::App& command, Session& session);

}  // namespace winloop::app
