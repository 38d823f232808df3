#pragma once

#include "session.hpp"

namespace winloop::app {

/// `winloop lexicon`.
void setup_lexicon(CLI::App& command, Session& session);

}  // namespace winloop::app
