#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace winloop::test {

/// The folder of real input; a suite that asks for it where it is missing exits as skipped. Suites
/// that need it hold nothing else, so that a skip hides no other test.
std::filesystem::path shared_data();

/// The whole file; fails the test when it cannot be read.
std::string slurp(const std::filesystem::path& path);

/// The message of the Error(bad_input) that the action throws; fails the test when it is of another
/// kind. "nothing was refused" when there is none.
std::string refusal(const std::function<void()>& action);

/// Whether the message holds that part; shows the message when not.
bool says(const std::string& message, std::string_view part);

/// A folder of its own for a test, removed afterwards.
struct TemporaryFolder {
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path path;
};

}  // namespace winloop::test
