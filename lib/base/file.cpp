#include <winloop/base/descriptor.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace winloop {

namespace {

Error storage_error(const std::filesystem::path& path, std::string_view what) {
  return {ErrorKind::storage, fmt::format("{}: {}: {}", path.string(), what, std::strerror(errno))};
}

std::filesystem::file_type type_of(const std::filesystem::path& path) {
  std::error_code why;
  const auto type = std::filesystem::status(path, why).type();
  if (type == std::filesystem::file_type::none)
    throw bad_input({path.string()}, fmt::format("cannot be looked at: {}", why.message()));
  return type;
}

/// What is opened with `flags`; where `regular`, nothing but a file on a disk.
std::string read_opened(const std::filesystem::path& path, std::size_t limit, int flags,
                        bool regular) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (file.number() < 0)
    throw bad_input({path.string()}, fmt::format("cannot be opened: {}", std::strerror(errno)));
  struct stat info {};
  if (::fstat(file.number(), &info) == 0 && S_ISDIR(info.st_mode)) {
    throw bad_input({path.string()}, "is a folder; a file was expected");
  }
  if (regular && !S_ISREG(info.st_mode))
    throw bad_input({path.string()}, "is a pipe or a device; a file was expected");
  std::string bytes;
  if (info.st_size > 0 && static_cast<std::size_t>(info.st_size) <= limit) {
    bytes.reserve(static_cast<std::size_t>(info.st_size));
  }
  constexpr std::size_t block = 1 << 16;
  char buffer[block];
  while (true) {
    const auto got = ::read(file.number(), buffer, block);
    if (got < 0) {
      if (errno == EINTR) continue;
      throw bad_input({path.string()}, fmt::format("cannot be read: {}", std::strerror(errno)));
    }
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      throw bad_input({path.string()},
                      fmt::format("is larger than the limit of {} MiB; split it", limit >> 20));
    }
  }
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  return read_opened(path, limit, 0, false);
}

std::string read_regular_file(const std::filesystem::path& path, std::size_t limit) {
  // Or opening a pipe would wait for somebody to write into it.
  return read_opened(path, limit, O_NONBLOCK | O_NOCTTY, true);
}

bool is_there(const std::filesystem::path& path) {
  return type_of(path) != std::filesystem::file_type::not_found;
}

bool is_folder(const std::filesystem::path& path) {
  return type_of(path) == std::filesystem::file_type::directory;
}

std::filesystem::path link_target(std::filesystem::path path) {
  constexpr int most_links = 40;
  std::error_code unreadable;
  for (int links = 0; links < most_links; ++links) {
    const auto to = std::filesystem::read_symlink(path, unreadable);
    if (unreadable) break;
    path = path.parent_path() / to;
  }
  return path;
}

namespace {

/// A folder is not one: it cannot be written into, and says so when it is to be replaced.
bool is_written_into(const std::filesystem::path& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)) {
  if (is_written_into(target_)) {
    fd_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  } else {
    target_ = link_target(std::move(target_));
    std::string name = target_.string() + ".XXXXXX";
    fd_ = ::mkostemp(name.data(), O_CLOEXEC);
    temporary_ = name;
  }
  if (fd_ < 0) throw storage_error(target_, "cannot be written");
}

AtomicFile::~AtomicFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw storage_error(target_, "cannot be written");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::sync() {
  if (::fsync(fd_) != 0) throw storage_error(target_, "cannot be synced");
}

namespace {

/// A rename lasts through a power cut only when its folder is synced too.
void sync_folder_of(const std::filesystem::path& path) {
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() >= 0) ::fsync(opened.number());
}

}  // namespace

void AtomicFile::commit() {
  if (temporary_.empty()) {
    if (::close(std::exchange(fd_, -1)) != 0) throw storage_error(target_, "cannot be written");
    return;
  }
  sync();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0)
    throw storage_error(target_, "cannot be replaced");
  ::close(std::exchange(fd_, -1));
  sync_folder_of(target_);
}

void AtomicFile::commit_new() {
  const auto exists = [&] {
    return bad_input({target_.string()}, "exists already; nothing was overwritten");
  };
  if (temporary_.empty()) throw exists();
  sync();
  if (::link(temporary_.c_str(), target_.c_str()) != 0) {
    if (errno == EEXIST) throw exists();
    throw storage_error(target_, "cannot be made");
  }
  ::unlink(temporary_.c_str());
  ::close(std::exchange(fd_, -1));
  sync_folder_of(target_);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace winloop
