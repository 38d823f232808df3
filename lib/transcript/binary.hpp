#pragma once

#include <string_view>

namespace winloop::transcript {

/// What a file is that holds no text to read: "RTF", "a picture (PNG)", "a binary file"; empty for
/// what may be text.
std::string_view binary_kind(std::string_view bytes);

/// The encoding that text without a byte order mark must be in when every second of its bytes is
/// NUL: `UTF-16LE`, `UTF-16BE`; empty for all else.
std::string_view utf16_without_mark(std::string_view bytes);

}  // namespace winloop::transcript
