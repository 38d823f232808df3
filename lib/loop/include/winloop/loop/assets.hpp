#pragma once

#include <winloop/signal/lexicon.hpp>
#include <winloop/store/directory.hpp>

#include <filesystem>
#include <string_view>

namespace winloop::loop {

/// The shipped lexicon with the search's own lexicon.yaml, where there is one, laid over it. Throws
/// Error(bad_input) with the place of what is wrong in that file.
WINLOOP_API signal::Lexicon load_lexicon(const store::SearchDirectory& directory);

/// The shipped lexicon alone.
WINLOOP_API signal::Lexicon shipped_lexicon();

/// The shipped lexicon with that file laid over it. Throws as above, and when there is none.
WINLOOP_API signal::Lexicon shipped_lexicon_with(const std::filesystem::path& file);

/// A file of the example search, by its path in it; throws Error(bad_input) with near names when
/// there is none.
WINLOOP_API std::string_view example_file(std::string_view name);

}  // namespace winloop::loop
