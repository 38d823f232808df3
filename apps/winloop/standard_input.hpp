#pragma once

#include <string>

namespace winloop::app {

/// All of standard input, for a file called `-`. Throws Error(bad_input).
std::string read_standard_input();

}  // namespace winloop::app
