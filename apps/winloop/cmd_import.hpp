#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop import`.
void setup_import(CLI::App& command, Session& session);

}  // namespace winloop::app
