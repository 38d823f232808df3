#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop agreement`.
void setup_agreement(CLI::App& command, Session& session);

}  // namespace winloop::app
