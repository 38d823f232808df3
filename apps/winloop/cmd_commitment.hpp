#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop commitment list`, `add`, `keep`, `break`, `drop` and `reopen`.
void setup_commitment(CLI::App& command, Session& session);

}  // namespace winloop::app
