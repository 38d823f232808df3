#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/loop/who_spoke.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/search.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace winloop::loop {

/// What a row says of the file that it names.
struct ManifestRow {
  std::string place;      ///< `inbox/capture.csv:3`, for messages
  std::string candidate;  ///< an id; empty: not said, or `about_search`
  bool about_search = false;
  std::optional<ConversationKind> kind;
  std::optional<Date> on;
  SpeakerOverrides speakers;
  std::optional<ConsentAnswer> consent;
};

/// The name under which a manifest is found in a folder that is captured.
inline constexpr const char* manifest_name = "capture.csv";

/// How a file is named in a Manifest, whatever way leads to it.
WINLOOP_API std::filesystem::path manifest_key(const std::filesystem::path& file);

/// By manifest_key of the file, which rows name from the manifest's own folder.
using Manifest = std::map<std::filesystem::path, ManifestRow>;

/// Reads CSV whose first row holds some of the headings file (required), candidate (`search` for
/// the search as a whole), kind, date, speakers (`label=role; label=role`), consent (`given`,
/// `declined`), in any order; an empty
/// cell says nothing. Throws Error(bad_input) with line and column for a heading that is none of
/// them, a cell that is not what its column holds, a file that stands twice or is not there.
WINLOOP_API Manifest read_manifest(const std::filesystem::path& path);

}  // namespace winloop::loop
