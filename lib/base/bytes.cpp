#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <sodium.h>
#include <zstd.h>

#include <array>

namespace winloop {

std::string content_hash(std::string_view bytes) {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                     0);
  std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

std::string compress(std::string_view bytes) {
  // Level 1: capture is bound by it when thousands of files come at once; 3 saves a tenth of the
  // bytes for half the speed.
  constexpr int level = 1;
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const auto size = ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), level);
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorKind::storage, fmt::format("compression failed: {}", ZSTD_getErrorName(size)));
  }
  frame.resize(size);
  return frame;
}

std::string decompress(std::string_view frame, std::size_t limit) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit) {
    throw Error(ErrorKind::storage,
                "a captured original is damaged: its compressed frame has no usable size");
  }
  std::string bytes(size, '\0');
  const auto got = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0 || got != size) {
    throw Error(ErrorKind::storage,
                "a captured original is damaged: its compressed frame does not unpack");
  }
  return bytes;
}

}  // namespace winloop
