#pragma once

#include "session.hpp"
#include <winloop/loop/workspace.hpp>

namespace winloop::app {

/// Opens the search directory that the session means.
loop::Workspace open_to_read(const Session& session);
loop::Workspace open_to_write(const Session& session);

/// `FIELD=VALUE` taken apart at the first `=`. Throws Error(usage), naming the flag, when there is
/// none.
std::pair<std::string, std::string> split_pair(std::string_view flag, const std::string& text);

/// A day given to `flag`. Throws Error(usage).
Date parse_day(std::string_view flag, const std::string& text);

/// `17` or `#17`. Throws Error(usage).
std::int64_t parse_conversation(const std::string& text);

}  // namespace winloop::app
