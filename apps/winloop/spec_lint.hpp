#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop spec lint`.
void setup_spec_lint(CLI::App& command, Session& session);

}  // namespace winloop::app
