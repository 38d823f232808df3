#pragma once

#include <winloop/base/descriptor.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace winloop::loop {

/// Where a search is laid out until it is whole: in a folder of its own, which goes when anything
/// fails. Beside its target, or within it where that is there already (somebody may stand in it).
/// One that a killed process left is removed by the next.
class Scaffold {
 public:
  explicit Scaffold(const std::filesystem::path& target);
  ~Scaffold();
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Puts what was laid out in its place: at once, or file by file where the folder was there, with
  /// what makes it a search last. Overwrites nothing.
  void finish();

  /// Removes from a folder what processes that were killed have left there: by its name, of the
  /// same user, and held by nobody.
  static void remove_abandoned(const std::filesystem::path& around);

 private:
  [[nodiscard]] std::filesystem::path place_of(const std::filesystem::path& file) const;
  [[nodiscard]] std::vector<std::filesystem::path> laid_out(
      const std::filesystem::path& last) const;
  void expect_free(const std::filesystem::path& file) const;

  std::filesystem::path target_;
  bool is_there_;
  std::filesystem::path folder_;
  std::optional<Descriptor> lock_;
};

}  // namespace winloop::loop
