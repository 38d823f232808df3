#pragma once

#include <cstddef>
#include <string_view>

namespace winloop::transcript {

/// Rolling captions show the last line again above the new one. How many bytes at the front of
/// `current` repeat the last lines of `previous` (its white space and line ends included); 0 when
/// none do.
std::size_t repeated_front(std::string_view previous, std::string_view current);

}  // namespace winloop::transcript
