#pragma once

#include <filesystem>
#include <string>

namespace winloop::test {

/// The folder of real input; a suite that asks for it where it is missing exits as skipped. Suites
/// that need it hold nothing else, so that a skip hides no other test.
std::filesystem::path shared_data();

/// The whole file; fails the test when it cannot be read.
std::string slurp(const std::filesystem::path& path);

/// A folder of its own for a test, removed afterwards.
struct TemporaryFolder {
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path path;
};

}  // namespace winloop::test
