#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace winloop::app {

/// What was wrong with the command line, with the nearest command or flag, and where to read on.
std::string explain_wrong_words(const CLI::App& app, const CLI::ParseError& wrong);

}  // namespace winloop::app
