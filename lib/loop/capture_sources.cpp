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

std::vector<CaptureSource> capture_sources(const std::vector<std::filesystem::path>& paths,
                                           Manifest manifest) {
  std::vector<CaptureSource> sources;
  for (const auto& path : paths) {
    if (!is_there(path)) throw bad_input({path.string()}, "there is no such file or folder");
    if (!is_folder(path)) {
      sources.push_back({path.string(), path, std::nullopt});
      continue;
    }
    for (const auto& file : files_below(path)) {
      if (file.filename() == manifest_name) {
        manifest.merge(read_manifest(file));
      } else {
        sources.push_back({file.string(), file, std::nullopt});
      }
    }
  }
  if (manifest.empty()) return sources;
  for (auto& source : sources) {
    const auto row = manifest.find(manifest_key(source.path));
    if (row != manifest.end()) source.row = row->second;
  }
  return sources;
}

}  // namespace winloop::loop
