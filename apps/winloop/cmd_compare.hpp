#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop compare`.
void setup_compare(CLI::App& command, Session& session);

}  // namespace winloop::app
