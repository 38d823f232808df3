#pragma once

#include <winloop/base/date.hpp>

#include <filesystem>
#include <string_view>

namespace winloop::loop {

/// Lays out a new search: commented search.yaml and spec.yaml, candidates/, .gitignore, an empty
/// record.db. The folder may exist but not hold any of these: Error(bad_input), with nothing
/// overwritten.
WINLOOP_API void init_search(const std::filesystem::path& folder, std::string_view role,
                             std::string_view manager, Date on);

/// Lays out the example search by running its story (share/winloop/example/story.yaml) through the
/// same calls that the commands make, so that its record is made the way a user's is. Gives the day
/// on which the story ends. It is laid out aside and put in its place when it is whole: whatever
/// stops it before leaves the folder as it was. Throws as init_search() does.
WINLOOP_API Date init_example(const std::filesystem::path& folder);

}  // namespace winloop::loop
