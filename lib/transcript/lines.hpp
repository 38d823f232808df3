#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace winloop::transcript {

/// One line without its ending: [from, to) of the whole text.
struct Line {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t number = 0;  ///< counts from 1
  std::string_view text;
};

/// Goes through a text line by line; lines end with LF, CRLF or CR. Copies are cheap and look
/// ahead.
class Lines {
 public:
  explicit Lines(std::string_view text, std::size_t from = 0)
      : text_(text), at_(from), has_cr_(text.find('\r') != std::string_view::npos) {}

  /// False at the end of the text.
  bool next(Line& line) {
    if (at_ >= text_.size()) return false;
    line.from = at_;
    line.number = ++number_;
    line.to = end_of_line();
    line.text = text_.substr(line.from, line.to - line.from);
    at_ = line.to;
    if (at_ < text_.size()) {
      const bool both = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      at_ += both ? 2 : 1;
    }
    return true;
  }

 private:
  std::size_t end_of_line() {
    // The next LF is remembered: a file that ends its lines with CR alone must not be searched to
    // its end for every line.
    if (at_ >= lf_from_) {
      lf_ = find('\n', text_.size());
      lf_from_ = lf_ + 1;
    }
    return has_cr_ ? find('\r', lf_) : lf_;
  }

  [[nodiscard]] std::size_t find(char wanted, std::size_t limit) const {
    if (limit <= at_) return limit;
    const void* found = std::memchr(text_.data() + at_, wanted, limit - at_);
    return found == nullptr
               ? limit
               : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t lf_ = 0;
  std::size_t lf_from_ = 0;
  std::size_t number_ = 0;
  bool has_cr_;
};

/// The first of two characters at or after `from`, or the text's size. (The standard library's
/// find_first_of calls a function for every character.)
inline std::size_t find_either(std::string_view text, char a, char b, std::size_t from) {
  while (from < text.size() && text[from] != a && text[from] != b) ++from;
  return from;
}

/// Nothing but white space.
inline bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace winloop::transcript
