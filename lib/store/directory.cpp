#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/record.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace winloop::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view record_name = "record.db";
constexpr std::string_view search_name = "search.yaml";

bool has(const fs::path& folder, std::string_view file) {
  std::error_code ignored;
  return fs::is_regular_file(folder / file, ignored);
}

/// Files here decide what is run and shown: somebody else's are not trusted.
void expect_own(const fs::path& folder) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0 || info.st_uid == ::geteuid()) return;
  throw Error(
      ErrorKind::no_search,
      fmt::format("{}: this search belongs to another user (uid {}); have it given to you, or "
                  "work as that user",
                  folder.string(), info.st_uid));
}

/// The path of a file without any link in it; the file itself need not be there.
fs::path real_path(const fs::path& file) {
  const auto target = link_target(fs::absolute(file));
  std::error_code unreadable;
  return fs::weakly_canonical(target.parent_path(), unreadable) / target.filename();
}

/// Also by two names, where the file system tells no capitals from small letters.
bool same(const fs::path& one, const fs::path& other) {
  std::error_code missing;
  if (fs::equivalent(one, other, missing)) return true;
  return one.filename() == other.filename() &&
         fs::equivalent(one.parent_path(), other.parent_path(), missing);
}

/// Why a file of a search is none: what stands in its place.
std::string what_is_wrong(const fs::path& file) {
  std::error_code why;
  const auto itself = fs::symlink_status(file, why);
  const auto target = fs::status(file, why);
  if (target.type() == fs::file_type::directory) return "is a folder";
  if (target.type() == fs::file_type::none)
    return fmt::format("cannot be looked at: {}", why.message());
  if (target.type() != fs::file_type::not_found) return "is no regular file";
  return itself.type() == fs::file_type::symlink ? "is a link that leads nowhere" : "is missing";
}

fs::path expect_search(const fs::path& folder, std::string_view named_by) {
  for (const auto file : {search_name, record_name}) {
    if (has(folder, file)) continue;
    throw Error(ErrorKind::no_search,
                fmt::format("{}: no search directory: {} {} ({})", folder.string(), file,
                            what_is_wrong(folder / file), named_by));
  }
  return folder;
}

fs::path search_upward(const fs::path& current) {
  for (auto folder = current; !folder.empty(); folder = folder.parent_path()) {
    if (has(folder, record_name) && has(folder, search_name)) return folder;
    if (folder == folder.parent_path()) break;
  }
  throw Error(
      ErrorKind::no_search,
      fmt::format("no search directory in {} or above it; start one with `winloop init DIR`, or "
                  "name one with -C DIR",
                  current.string()));
}

void make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), S_IRWXU) == 0 || errno == EEXIST) return;
  throw Error(ErrorKind::storage, fmt::format("{}: the folder cannot be made: {}", folder.string(),
                                              std::strerror(errno)));
}

void write_new(const fs::path& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  file.commit_new();
}

}  // namespace

SearchDirectory SearchDirectory::find(const std::optional<fs::path>& from_option,
                                      const std::optional<fs::path>& from_environment,
                                      const fs::path& current) {
  const auto found = from_option        ? expect_search(*from_option, "named by -C")
                     : from_environment ? expect_search(*from_environment, "named by WINLOOP_DIR")
                                        : search_upward(fs::absolute(current).lexically_normal());
  expect_own(found);
  return SearchDirectory(found);
}

void SearchDirectory::expect_none(const fs::path& path) {
  const SearchDirectory made(path);
  for (const auto& file : {made.search(), made.spec(), made.record()}) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored))) {
      throw bad_input({file.string()}, "is there already; nothing was overwritten");
    }
  }
}

SearchDirectory SearchDirectory::create(const fs::path& path, const Files& files) {
  expect_none(path);
  SearchDirectory made(path);
  const auto above = fs::absolute(path).lexically_normal().parent_path();
  std::error_code failed;
  fs::create_directories(above, failed);
  make_folder(path);
  make_folder(made.candidates());
  Record::create(made.record());
  write_new(made.spec(), files.spec_yaml);
  if (!fs::exists(path / ".gitignore")) write_new(path / ".gitignore", files.gitignore);
  // Last: with it the folder becomes a search.
  write_new(made.search(), files.search_yaml);
  return made;
}

std::optional<SearchDirectory> SearchDirectory::around(const fs::path& file) {
  const auto folder = real_path(file).parent_path();
  for (const auto& one : {folder, folder.parent_path()}) {
    if (has(one, record_name) || has(one, search_name)) return SearchDirectory(one);
  }
  return std::nullopt;
}

bool SearchDirectory::keeps(const fs::path& file) const {
  const auto real = real_path(file);
  const auto journal_of = [&](std::string_view suffix) {
    return fs::path(record().string() + std::string(suffix));
  };
  for (const auto& own : {record(), journal_of("-journal"), journal_of("-wal"), journal_of("-shm"),
                          search(), spec(), lexicon(), live_notes(), path_ / ".gitignore"}) {
    if (same(own, real)) return true;
  }
  return same(candidates(), real.parent_path());
}

fs::path SearchDirectory::candidate(std::string_view id) const {
  return candidates() / fmt::format("{}.yaml", id);
}

}  // namespace winloop::store
