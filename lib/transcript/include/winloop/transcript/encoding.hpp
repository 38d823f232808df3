#pragma once

#include <winloop/base/export.hpp>

#include <string>
#include <string_view>

namespace winloop::transcript {

/// The encoding that a byte order mark at the front announces: `UTF-8`, `UTF-16LE`, `UTF-16BE`,
/// `UTF-32LE`, `UTF-32BE`; empty when there is none (Unicode 15, table 23-6).
WINLOOP_API std::string_view encoding_by_mark(std::string_view bytes);

/// The text as UTF-8: decoded when a mark says UTF-16 or UTF-32 (the mark left out), the bytes
/// themselves otherwise. The text that Utterance::source counts in.
///
/// Throws Error(bad_input) at the place of the first bytes that do not decode; for text that is
/// neither marked nor UTF-8 the message names the likely encoding.
WINLOOP_API std::string to_utf8(std::string_view bytes, std::string_view file_name);

/// The text from an encoding said by name (iconv's names: `windows-1252`, `GB18030`), as UTF-8.
/// Throws Error(bad_input) when the name is not known or the bytes are not in that encoding.
WINLOOP_API std::string to_utf8(std::string_view bytes, std::string_view file_name,
                                std::string_view encoding);

}  // namespace winloop::transcript
