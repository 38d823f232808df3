#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop close-brief`.
void setup_close_brief(CLI::App& command, Session& session);

}  // namespace winloop::app
