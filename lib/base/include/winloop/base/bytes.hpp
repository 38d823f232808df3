#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace winloop {

/// BLAKE2b-256 (libsodium's generichash) as 64 hexadecimal digits: tells whether two captures are
/// the same bytes.
WINLOOP_API std::string content_hash(std::string_view bytes);

/// Zstandard, one frame with its content size.
WINLOOP_API std::string compress(std::string_view bytes);

/// The inverse; throws Error(storage) when the frame is damaged or would grow past `limit` bytes.
WINLOOP_API std::string decompress(std::string_view frame, std::size_t limit);

}  // namespace winloop
