#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop rerank`.
void setup_rerank(CLI::App& command, Session& session);

}  // namespace winloop::app
