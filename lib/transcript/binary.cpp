#include "binary.hpp"

#include <winloop/base/utf8.hpp>
#include <winloop/transcript/encoding.hpp>

#include <algorithm>
#include <array>

namespace winloop::transcript {

namespace {

/// The head of a file tells what it is.
constexpr std::size_t head_looked_at = std::size_t{1} << 16;

/// Files that are no text, by their first bytes.
struct Binary {
  std::string_view magic;
  std::string_view what;
};
constexpr std::array<Binary, 13> binaries{
    {{"\xd0\xcf\x11\xe0",
      "an Office document, old (.doc) or protected by a "
      "password; save it as .docx or PDF without one"},
     {"{\\rtf", "RTF"},
     {"ID3", "sound"},
     {"RIFF", "sound"},
     {"OggS", "sound"},
     {"fLaC", "sound"},
     {"\x1a\x45\xdf\xa3", "sound or video"},
     {"\x1f\x8b", "a gzip archive"},
     {"\x89PNG", "a picture (PNG), which holds no text"},
     {"\xff\xd8\xff", "a picture (JPEG), which holds no text"},
     {"GIF8", "a picture (GIF), which holds no text"},
     {"\x7f"
      "ELF",
      "a program, which holds no text"},
     {"SQLite format 3", "an SQLite database"}}};

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  for (const Binary& binary : binaries) {
    if (bytes.starts_with(binary.magic)) return binary.what;
  }
  if (bytes.size() > 8 && bytes.substr(4, 4) == "ftyp") return "sound or video";
  const bool marked = !encoding_by_mark(bytes).empty();
  const std::string_view head = bytes.substr(0, head_looked_at);
  const bool no_text = !marked && head.find('\0') != std::string_view::npos &&
                       utf16_without_mark(head).empty() && !utf8::valid(bytes);
  return no_text ? "a binary file, which holds no text" : std::string_view{};
}

std::string_view utf16_without_mark(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, head_looked_at);
  if (head.size() < 4 || head.find('\0') == std::string_view::npos) return {};
  std::array<std::size_t, 2> nuls{};  // at even places, at odd ones
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (head[at] == '\0') ++nuls[at % 2];
  }
  const auto [even, odd] = nuls;
  const auto [fewer, more] = std::minmax(even, odd);
  // Half of the characters at least are of a Latin alphabet, and none is NUL itself.
  if (more * 4 < head.size() || fewer * 20 > more) return {};
  return odd > even ? "UTF-16LE" : "UTF-16BE";
}

}  // namespace winloop::transcript
