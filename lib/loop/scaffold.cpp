#include "scaffold.hpp"

#include <winloop/base/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace winloop::loop {

namespace fs = std::filesystem;

namespace {

Error failure(const fs::path& path, std::string_view what, int error) {
  return {ErrorKind::storage,
          fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(error))};
}

constexpr std::string_view scaffold_prefix = ".winloop-example-";

/// A folder that this process alone lays something out in, as long as it lives: the system lets go
/// of the lock when it ends, however it ends. No descriptor where somebody else has it.
Descriptor lock_folder(const fs::path& folder) {
  Descriptor held(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  const bool locked = held.number() >= 0 && ::flock(held.number(), LOCK_EX | LOCK_NB) == 0;
  return locked ? std::move(held) : Descriptor(-1);
}

/// Whether the folder that was opened is the one of that name.
bool is_at(const Descriptor& folder, const fs::path& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(folder.number(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

bool is_ours(const Descriptor& folder) {
  struct stat opened {};
  return ::fstat(folder.number(), &opened) == 0 && opened.st_uid == ::geteuid();
}

/// By the name that mkdtemp() makes.
bool is_scaffold(const fs::path& folder) {
  constexpr std::size_t made_up = 6;
  const auto name = folder.filename().string();
  return name.starts_with(scaffold_prefix) && name.size() == scaffold_prefix.size() + made_up;
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
  remove_abandoned(around);
  // Whoever tidies up may have found it before it was locked; then another one is made.
  do {
    auto name = (around / fmt::format("{}XXXXXX", scaffold_prefix)).string();
    if (::mkdtemp(name.data()) == nullptr) throw failure(target_, "cannot be made", errno);
    folder_ = name;
    lock_.emplace(lock_folder(folder_));
  } while (lock_->number() >= 0 && !is_at(*lock_, folder_));
}

void Scaffold::remove_abandoned(const fs::path& around) {
  std::error_code failed;
  std::vector<fs::path> found;
  for (fs::directory_iterator at(around, failed), end; !failed && at != end; at.increment(failed)) {
    if (is_scaffold(at->path())) found.push_back(at->path());
  }
  for (const auto& folder : found) {
    const auto lock = lock_folder(folder);
    if (lock.number() >= 0 && is_ours(lock) && is_at(lock, folder)) fs::remove_all(folder, failed);
  }
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
