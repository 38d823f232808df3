#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop review`.
void setup_review(CLI::App& command, Session& session);

}  // namespace winloop::app
