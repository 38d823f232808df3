#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop spec tension`.
void setup_spec_tension(CLI::App& command, Session& session);

}  // namespace winloop::app
