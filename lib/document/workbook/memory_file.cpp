#include "memory_file.hpp"

#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace winloop::document {

namespace {

[[noreturn]] void fail(std::string_view what) {
  const int code = errno;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): glibc's is safe for known codes
  throw Error(ErrorKind::storage,
              fmt::format("a file in memory could not be {}: {}", what, std::strerror(code)));
}

}  // namespace

MemoryFile::MemoryFile() : descriptor_(::memfd_create("winloop-workbook", MFD_CLOEXEC)) {
  if (descriptor_ < 0) fail("made");
}

MemoryFile::~MemoryFile() {
  ::close(descriptor_);
}

std::string MemoryFile::path() const {
  return fmt::format("/proc/self/fd/{}", descriptor_);
}

void MemoryFile::read(const Sink& sink) const {
  constexpr std::size_t block = std::size_t{64} * 1024;
  std::vector<char> buffer(block);
  off_t at = 0;
  while (true) {
    const auto got = ::pread(descriptor_, buffer.data(), buffer.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read");
    if (got == 0) return;
    sink({buffer.data(), static_cast<std::size_t>(got)});
    at += got;
  }
}

}  // namespace winloop::document
