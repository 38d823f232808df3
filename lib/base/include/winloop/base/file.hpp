#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace winloop {

/// The whole file; throws Error(bad_input) when it cannot be read or holds more than `limit` bytes.
/// A pipe is read to its end: what a person names may be `/dev/stdin` or a shell's `<(...)`.
WINLOOP_API std::string read_file(const std::filesystem::path& path, std::size_t limit);

/// The same for a file that stands in a search: a pipe or a device in its place is refused, which
/// would keep every command waiting.
WINLOOP_API std::string read_regular_file(const std::filesystem::path& path, std::size_t limit);

/// Whether something is there, links followed. Throws Error(bad_input) where that cannot be known:
/// a link that ends in itself, a name that is too long, a folder that may not be entered.
WINLOOP_API bool is_there(const std::filesystem::path& path);

/// Whether it is a folder, or a link to one; throws as is_there().
WINLOOP_API bool is_folder(const std::filesystem::path& path);

/// The file at the end of the symbolic links, whether it is there or not; the path itself where it
/// is none.
WINLOOP_API std::filesystem::path link_target(std::filesystem::path path);

/// A file that appears whole or not at all: written under a temporary name beside its target,
/// synced, renamed (the folder synced too) by commit(). Destroyed without commit(), nothing is
/// left. Mode 0600. Symbolic links are followed; what is there and is no regular file, as a pipe or
/// a device, stays what it is and is written into at once.
class WINLOOP_API AtomicFile {
 public:
  /// Throws Error(storage) when the temporary file cannot be made, or the device opened.
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Throws Error(storage) when the disk is full or fails.
  void write(std::string_view bytes);

  /// Replaces the target; throws Error(storage), leaving the target as it was.
  void commit();

  /// Fails with Error(bad_input) instead of replacing when the target has come to exist.
  void commit_new();

 private:
  void sync();

  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty where the target itself is written into
  int fd_ = -1;
};

/// AtomicFile in one call.
WINLOOP_API void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace winloop
