#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>

namespace winloop::app {

/// What a whole number on the command line may be; what else is written there is refused with these
/// bounds in words.
CLI::Validator whole_number(std::uint64_t least, std::optional<std::uint64_t> most = {});

}  // namespace winloop::app
