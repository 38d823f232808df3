#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Fitting text into columns of a terminal. All take raw text, make visible what a terminal would
/// obey, and break lines where the text has line feeds.
namespace winloop::document {

/// Lines of at most `width` columns (at least 2), broken at spaces, inside words only where a word
/// is wider. At least one line, perhaps empty.
std::vector<std::string> wrap(std::string_view text, int width);

/// How many bytes of a text are seen when it is wrapped: all but white space.
std::size_t inked(std::string_view text);

/// One line of at most `width` columns, its end replaced by an ellipsis where it does not fit.
std::string cut(std::string_view text, int width, bool unicode);

/// How wide text is, and its widest word: what it needs to look well.
struct Extent {
  int line = 0;
  int word = 0;
};
Extent extent(std::string_view text);

/// `count` times the piece.
std::string repeated(std::string_view piece, int count);

/// Filled with spaces on the right (or left) up to `width` columns.
std::string padded(std::string_view text, int width, bool right_aligned = false);

}  // namespace winloop::document
