#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace winloop::store {

/// What is wrong with the quoted text that begins at `from` of a YAML file, a quote: that it is
/// never closed, or runs on into what is no part of it (its further lines are indented deeper than
/// `block`, the 0-based column of the list or map around it; -1: there is none). Parsers take all
/// up to the next quote, or the end, for the text. Nothing where it is sound.
std::optional<std::string> unclosed_quote(std::string_view text, std::size_t from, int block);

}  // namespace winloop::store
