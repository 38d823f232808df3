#include "scaffold.hpp"

#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace winloop::loop {

namespace fs = std::filesystem;

namespace {

Error failure(const fs::path& path, std::string_view what, int error) {
  return {ErrorKind::storage,
          fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(error))};
}

void move(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  if (fs::create_directory(to.parent_path(), failed))
    fs::permissions(to.parent_path(), fs::perms::owner_all, failed);
  fs::rename(from, to, failed);
  if (failed) throw failure(to, "cannot be put there", failed.value());
}

}  // namespace

Scaffold::Scaffold(const fs::path& target)
    : target_(
          fs::absolute(target.has_filename() ? target : target.parent_path()).lexically_normal()),
      is_there_(fs::exists(target_)) {
  const auto around = is_there_ ? target_ : target_.parent_path();
  std::error_code failed;
  fs::create_directories(around, failed);
  auto name = (around / ".winloop-example-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw failure(target_, "cannot be made", errno);
  folder_ = name;
}

Scaffold::~Scaffold() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Scaffold::finish() {
  if (!is_there_) return move(folder_, target_);
  const auto last = folder_ / "search.yaml";
  auto files = laid_out(last);
  files.push_back(last);
  for (const auto& file : files) expect_free(file);
  for (const auto& file : files) move(file, place_of(file));
}

fs::path Scaffold::place_of(const fs::path& file) const {
  return target_ / file.lexically_relative(folder_);
}

/// The files but `last`, and but what the folder has of its own.
std::vector<fs::path> Scaffold::laid_out(const fs::path& last) const {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    const auto& file = entry.path();
    const bool own = file.filename() == ".gitignore" && fs::exists(place_of(file));
    if (entry.is_regular_file() && file != last && !own) files.push_back(file);
  }
  return files;
}

void Scaffold::expect_free(const fs::path& file) const {
  const auto place = place_of(file);
  if (fs::exists(fs::symlink_status(place)))
    throw bad_input({place.string()}, "is there already; nothing was overwritten");
}

}  // namespace winloop::loop
