#pragma once

#include <winloop/base/export.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace winloop::utf8 {

inline constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// The offset of the first byte that is not valid UTF-8 (RFC 3629: no overlong forms, no
/// surrogates), or npos.
WINLOOP_API std::size_t first_invalid(std::string_view text);

inline bool valid(std::string_view text) {
  return first_invalid(text) == npos;
}

/// Columns that the text takes on a terminal: combining marks 0, wide characters 2. Expects valid
/// UTF-8.
WINLOOP_API int width(std::string_view text);

/// The longest prefix of at most `columns` columns that cuts no character, by its length in bytes.
WINLOOP_API std::size_t prefix_within(std::string_view text, int columns);

/// Makes what a terminal would obey visible instead: C0 and C1 controls (newline and tab included),
/// DEL and bidirectional overrides and isolates become `\n`, `\x1b`, `\u202e`. The one function for
/// that output.
WINLOOP_API std::string visible(std::string_view text);

/// The same for a message of several lines: its line feeds stay.
WINLOOP_API std::string visible_lines(std::string_view text);

/// For comparing names and words: compatibility-decomposed, case folded, marks dropped (`Jo Ōkafor`
/// -> `jo okafor`), and letters that do not decompose in their usual spelling (`Łukasz Sørensen` ->
/// `lukasz sorensen`).
WINLOOP_API std::string fold(std::string_view text);

/// For comparing names that tools and people decorate: folded, with one space for every run of what
/// is neither letter nor digit; `-` and an apostrophe between two of them stay (`🎧 Jo  O’Brien!`
/// -> `jo o'brien`).
WINLOOP_API std::string plain_words(std::string_view text);

/// Calls `take` with each word of what plain_words() gave, a part of it.
template <typename Take>
void each_word(std::string_view plain, Take take) {
  for (std::size_t from = 0; from < plain.size();) {
    const auto end = std::min(plain.find(' ', from), plain.size());
    take(plain.substr(from, end - from));
    from = end + 1;
  }
}

/// A short id from a name: folded, runs of anything but a-z and 0-9 to one dash. May be empty.
WINLOOP_API std::string slug(std::string_view name);

/// Without white space (ASCII) at both ends.
WINLOOP_API std::string_view trim(std::string_view text);

/// Trimmed, with one space for every run of white space (ASCII, line breaks among it): a name as it
/// is written.
WINLOOP_API std::string one_line(std::string_view text);

/// Appends a code point; an invalid one becomes U+FFFD.
WINLOOP_API void append(std::string& out, char32_t code_point);

}  // namespace winloop::utf8
