#include "encoding.hpp"

#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::exchange {

namespace {

constexpr std::string_view fix =
    "save it as UTF-8 (in Excel: \"CSV UTF-8\"), or say --encoding NAME";

Error not_utf8(std::string_view file_name, std::string_view encoding) {
  return bad_input(Place{std::string(file_name)},
                   fmt::format("the text is {}; expected UTF-8: {}", encoding, fix));
}

/// UTF-16 and UTF-32 by their marks, or by the NULs that Latin text then has in every other place.
void refuse_wide(std::string_view bytes, std::string_view file_name) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xff\xfe\0\0"sv)) throw not_utf8(file_name, "UTF-32 (little endian)");
  if (bytes.starts_with("\0\0\xfe\xff"sv)) throw not_utf8(file_name, "UTF-32 (big endian)");
  if (bytes.starts_with("\xff\xfe"sv)) throw not_utf8(file_name, "UTF-16 (little endian)");
  if (bytes.starts_with("\xfe\xff"sv)) throw not_utf8(file_name, "UTF-16 (big endian)");
  if (bytes.size() >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
    throw not_utf8(file_name, "UTF-16 (little endian, without a byte-order mark)");
  }
  if (bytes.size() >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) {
    throw not_utf8(file_name, "UTF-16 (big endian, without a byte-order mark)");
  }
}

/// The bytes 0x80 to 0x9f are controls in ISO 8859 and letters or quotes in Windows-1252.
std::string_view likely_single_byte(std::string_view bytes) {
  const auto is_c1 = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xa0;
  };
  return std::any_of(bytes.begin(), bytes.end(), is_c1) ? "Windows-1252"
                                                        : "ISO 8859-1 or Windows-1252";
}

}  // namespace

Place place_of(std::string_view bytes, std::size_t offset, std::string_view file_name) {
  const auto before = bytes.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto newline = before.rfind('\n');
  const auto column = newline == std::string_view::npos ? offset : offset - newline - 1;
  return {std::string(file_name), static_cast<int>(lines) + 1, static_cast<int>(column) + 1};
}

std::string_view utf8_text(std::string_view bytes, std::string_view file_name) {
  refuse_wide(bytes, file_name);
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    throw bad_input(place_of(bytes, nul, file_name),
                    "a NUL byte; expected text: is this a spreadsheet or another binary file?");
  }
  if (const auto at = utf8::first_invalid(bytes); at != utf8::npos) {
    throw bad_input(
        place_of(bytes, at, file_name),
        fmt::format("byte 0x{:02x} is not UTF-8, the text is likely {}: {}",
                    static_cast<unsigned char>(bytes[at]), likely_single_byte(bytes), fix));
  }
  return bytes;
}

}  // namespace winloop::exchange
