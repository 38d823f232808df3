#include "visible.hpp"

#include <winloop/base/utf8.hpp>

namespace winloop::document {

namespace {

/// CR LF as a line feed, as utf8::visible would spell the carriage return.
std::string unix_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  }
  return out;
}

}  // namespace

std::string visible_but(std::string_view text, std::string_view kept) {
  std::string out;
  while (true) {
    const auto at = text.find_first_of(kept);
    out += utf8::visible(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    out += text[at];
    text.remove_prefix(at + 1);
  }
}

std::string visible_text(std::string_view text) {
  return visible_but(unix_lines(text), "\n\t");
}

}  // namespace winloop::document
