#pragma once

#include "rules.hpp"

#include <string>
#include <string_view>

namespace winloop::signal {

/// Rules as bytes, for this kind of machine only: to be built into the program that reads them.
std::string pack(const Rules& rules);

/// What pack() was given. Throws std::logic_error when the bytes are not such.
Rules unpack(std::string_view bytes);

}  // namespace winloop::signal
