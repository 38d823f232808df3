#pragma once

#include <cstdint>

// What the library and the program `read-pdf` say to each other. The program is given the bytes on
// standard input; it answers on standard output with pieces, each its length and its bytes, and by
// how it ends.

namespace winloop::transcript::apart {

/// What stands before each piece.
using Length = std::uint64_t;

/// It ends with this when it refuses what it was given; its last piece says why.
constexpr int refused_code = 3;
/// With this when it cannot go on.
constexpr int broke_code = 4;

}  // namespace winloop::transcript::apart
