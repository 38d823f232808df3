#pragma once

#include <CLI/CLI.hpp>

#include <memory>

namespace winloop::app {

/// How `--help` looks: flags in one column, and a positional by its name alone, since the usage
/// line already says which are required and what may be repeated.
std::shared_ptr<CLI::FormatterBase> help_formatter();

}  // namespace winloop::app
