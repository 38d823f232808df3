#pragma once

#include <winloop/base/error.hpp>

#include <cstddef>
#include <string_view>

namespace winloop::exchange {

/// Line and column (in bytes) of an offset, both from 1.
Place place_of(std::string_view bytes, std::size_t offset, std::string_view file_name);

/// The text without its byte-order mark. Throws Error(bad_input) naming the likely encoding when it
/// is not UTF-8.
std::string_view utf8_text(std::string_view bytes, std::string_view file_name);

}  // namespace winloop::exchange
