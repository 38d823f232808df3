#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/assist.hpp>

#include <filesystem>

namespace winloop::store {

/// What a user settles for all their searches: config.yaml (winloop-config(5)). What it does not
/// say stays as it is by default; without the file all does.
///
/// Throws Error(bad_input) as the readers of files.hpp do; also for a file that belongs to, or can
/// be written by, somebody else, since it says where conversations are sent, and for one that holds
/// a key and can be read by somebody else.
WINLOOP_API AssistSettings read_user_config(const std::filesystem::path& path);

}  // namespace winloop::store
