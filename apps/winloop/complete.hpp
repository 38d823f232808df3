#pragma once

#include "session.hpp"

#include <string>
#include <vector>

namespace winloop::app {

/// What may stand for the last of `words` (the command line without `winloop`): commands, flags, or
/// values by the type that the option or argument declares; the one answer `:files` where the shell
/// should offer files. Never throws for what the search directory holds: no directory, no ids.
std::vector<std::string> complete(const CLI::App& app, const Session& session,
                                  const std::vector<std::string>& words);

}  // namespace winloop::app
