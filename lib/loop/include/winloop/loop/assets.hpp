#pragma once

#include <winloop/base/embedded.hpp>
#include <winloop/signal/lexicon.hpp>
#include <winloop/store/directory.hpp>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace winloop::loop {

/// The shipped lexicon with the search's own lexicon.yaml, where there is one, laid over it. Throws
/// Error(bad_input) with the place of what is wrong in that file.
WINLOOP_API signal::Lexicon load_lexicon(const store::SearchDirectory& directory);

/// The shipped lexicon alone.
WINLOOP_API signal::Lexicon shipped_lexicon();

/// The shipped lexicon with that file laid over it. Throws as above, and when there is none.
WINLOOP_API signal::Lexicon shipped_lexicon_with(const std::filesystem::path& file);

/// The files of the example search, by their path in it.
WINLOOP_API std::span<const EmbeddedFile> example_files();

/// One of them; throws Error(bad_input) with near names when there is none.
WINLOOP_API std::string_view example_file(std::string_view name);

}  // namespace winloop::loop
