#pragma once

#include "session.hpp"
#include <winloop/loop/workspace.hpp>
#include <winloop/store/reading.hpp>

#include <optional>

namespace winloop::app {

/// Opens the search directory that the session means.
loop::Workspace open_to_read(const Session& session);
loop::Workspace open_to_write(const Session& session);

/// What `make` makes of the search, opened to read: all of it from one state of the record, which
/// is let go before anything is printed, as a pager may hold that up for hours.
template <typename Make>
auto from_one_reading(const Session& session, Make make) {
  const auto workspace = open_to_read(session);
  const store::Reading reading(workspace.record);
  return make(workspace);
}

/// The directory of the search that is meant, unopened; nothing where there is none, or none that
/// can be had.
std::optional<store::SearchDirectory> search_directory_if_any(const Session& session);

/// The search that is meant, where there is one, to read: for what may be tried anywhere. A
/// directory that was named has to be one.
std::optional<loop::Workspace> search_if_any(const Session& session);

/// `FIELD=VALUE` taken apart at the first `=`. Throws Error(usage), naming the flag, when there is
/// none.
std::pair<std::string, std::string> split_pair(std::string_view flag, const std::string& text);

/// A day given to `flag`. Throws Error(usage).
Date parse_day(std::string_view flag, const std::string& text);

/// A day given to `flag` on which something has happened; today where none is given. Throws
/// Error(usage), and Error(bad_input) for a day that is yet to come.
Date parse_past_day(std::string_view flag, const std::string& text, const Session& session);

/// `17` or `#17`. Throws Error(usage).
std::int64_t parse_conversation(const std::string& text);

}  // namespace winloop::app
