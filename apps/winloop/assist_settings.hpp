#pragma once

#include "session.hpp"
#include <winloop/model/assist.hpp>

namespace winloop::app {

/// Where the user lets the assistant ask: the environment, else their own config.yaml, never the
/// search directory. A key of the file goes only to the url of the file. Throws Error(bad_input)
/// for a file that cannot be read.
AssistSettings assist_settings(const Environment& environment);

}  // namespace winloop::app
