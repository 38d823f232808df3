#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/loop/capture.hpp>

#include <algorithm>
#include <system_error>

namespace winloop::loop {

namespace {

namespace fs = std::filesystem;

/// A link that leads nowhere, or round in a circle, counts: reading it says what is wrong, and the
/// others are taken.
bool is_to_be_read(const fs::directory_entry& entry) {
  std::error_code failed;
  const auto type = entry.status(failed).type();
  return type == fs::file_type::regular || type == fs::file_type::none ||
         type == fs::file_type::not_found;
}

/// The files in a folder and in those below it, by name; hidden ones left out, links to folders not
/// followed.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failed;
  const auto check = [&] {
    if (failed) throw bad_input({folder.string()}, "cannot be read: " + failed.message());
  };
  fs::recursive_directory_iterator at(folder, failed);
  check();
  while (at != fs::recursive_directory_iterator()) {
    std::error_code unknown;
    const bool hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory(unknown)) at.disable_recursion_pending();
    if (!hidden && is_to_be_read(*at)) found.push_back(at->path());
    at.increment(failed);
    check();
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

void CaptureSources::read_beside(const fs::path& file) {
  const auto folder = file.parent_path();
  if (looked_in_.contains(folder)) return;
  const auto beside = folder / manifest_name;
  std::error_code failed;
  const bool is_one =
      fs::exists(fs::symlink_status(beside, failed)) && !fs::is_directory(beside, failed);
  if (is_one) manifest_.merge(read_manifest(beside));
  looked_in_.insert(folder);
}

std::vector<CaptureSource> CaptureSources::at(const fs::path& path) {
  if (!is_there(path)) throw bad_input({path.string()}, "there is no such file or folder");
  const auto files = is_folder(path) ? files_below(path) : std::vector<fs::path>{path};
  // A manifest may name files in folders below its own, so all are read before the first is asked.
  for (const auto& file : files) read_beside(file);
  std::vector<CaptureSource> sources;
  for (const auto& file : files) {
    if (file.filename() == manifest_name) continue;
    CaptureSource source{file.string(), file, std::nullopt};
    if (!manifest_.empty()) {
      const auto row = manifest_.find(manifest_key(file));
      if (row != manifest_.end()) source.row = row->second;
    }
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace winloop::loop
