#pragma once

#include <winloop/document/render.hpp>

#include <string>

namespace winloop::document {

/// A file in memory that has a name: the library that writes workbooks wants one, and what it
/// writes is personal data that need not touch a disk.
class MemoryFile {
 public:
  /// Throws Error(storage) when the system has none to give.
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  /// Good for opening within this process, as long as this lives.
  [[nodiscard]] std::string path() const;

  /// All that was written, in blocks. Throws Error(storage) when it cannot be read.
  void read(const Sink& sink) const;

 private:
  int descriptor_;
};

}  // namespace winloop::document
