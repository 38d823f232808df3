#include "latin.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace winloop::utf8 {

namespace {

/// Decodes one code point at the front; a size of 0 or less means that it is not valid.
utf8proc_ssize_t decode(std::string_view text, utf8proc_int32_t& code_point) {
  return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                          static_cast<utf8proc_ssize_t>(text.size()), &code_point);
}

bool is_bidi_control(utf8proc_int32_t c) {
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_obeyed_by_terminal(utf8proc_int32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || is_bidi_control(c);
}

std::string spelled(utf8proc_int32_t c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return c < 0x100 ? fmt::format("\\x{:02x}", c) : fmt::format("\\u{:04x}", c);
  }
}

bool is_of_word(utf8proc_int32_t c) {
  const auto category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_NO);
}

/// Letters that do not decompose, in their usual Latin spelling: people type them either way.
std::string in_plain_latin(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = static_cast<std::size_t>(decode(folded.substr(at), code_point));
    const auto spelling = spelled_in_ascii(static_cast<char32_t>(code_point));
    out += spelling.empty() ? folded.substr(at, size) : spelling;
    at += size;
  }
  return out;
}

/// How a character joins two parts of a word; a space when it does not.
char joiner(utf8proc_int32_t c) {
  if (c == '-' || c == 0x2010 || c == 0x2011) return '-';
  return c == '\'' || c == 0x2019 ? '\'' : ' ';
}

}  // namespace

std::size_t first_invalid(std::string_view text) {
  constexpr std::uint64_t not_ascii = 0x8080808080808080ULL;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = not_ascii;
    if (text.size() - at >= sizeof eight) std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & not_ascii) == 0) {
      at += sizeof eight;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const auto size = decode(text.substr(at), code_point);
    if (size <= 0) return at;
    at += static_cast<std::size_t>(size);
  }
  return npos;
}

std::size_t prefix_within(std::string_view text, int columns) {
  std::size_t at = 0;
  int used = 0;
  while (at < text.size()) {
    utf8proc_int32_t code_point = 0;
    auto size = decode(text.substr(at), code_point);
    int its_width = 1;
    if (size <= 0) {
      size = 1;
    } else {
      its_width = utf8proc_charwidth(code_point);
    }
    if (used + its_width > columns) break;
    used += its_width;
    at += static_cast<std::size_t>(size);
  }
  return at;
}

int width(std::string_view text) {
  int columns = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++columns;
      ++at;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const auto size = decode(text.substr(at), code_point);
    columns += size <= 0 ? 1 : utf8proc_charwidth(code_point);
    at += size <= 0 ? 1 : static_cast<std::size_t>(size);
  }
  return columns;
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t code_point = 0;
    const auto size = decode(text.substr(at), code_point);
    if (size <= 0) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
      ++at;
      continue;
    }
    if (is_obeyed_by_terminal(code_point)) {
      out += spelled(code_point);
    } else {
      out += text.substr(at, static_cast<std::size_t>(size));
    }
    at += static_cast<std::size_t>(size);
  }
  return out;
}

std::string visible_lines(std::string_view text) {
  std::string out;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    out += visible(text.substr(0, end)) + '\n';
    text.remove_prefix(end + 1);
  }
  return out + visible(text);
}

std::string fold(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  if (size < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return in_plain_latin({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)});
}

std::string plain_words(std::string_view text) {
  const auto folded = fold(text);
  std::string out;
  char between = 0;  // what stands since the last letter or digit; a space unless it joins
  for (std::size_t at = 0; at < folded.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = decode(std::string_view(folded).substr(at), code_point);
    if (size <= 0) break;
    if (is_of_word(code_point)) {
      if (between != 0 && !out.empty()) out += between;
      between = 0;
      out.append(folded, at, static_cast<std::size_t>(size));
    } else {
      between = between == 0 ? joiner(code_point) : ' ';
    }
    at += static_cast<std::size_t>(size);
  }
  return out;
}

std::string slug(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) {
      out += c;
    } else if (c != '\'' && !out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const auto from = text.find_first_not_of(space);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(space) - from + 1);
}

std::string one_line(std::string_view text) {
  std::string result;
  bool apart = false;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      apart = !result.empty();
      continue;
    }
    if (apart) result += ' ';
    apart = false;
    result += c;
  }
  return result;
}

void append(std::string& out, char32_t code_point) {
  constexpr utf8proc_int32_t replacement = 0xfffd;
  auto value = static_cast<utf8proc_int32_t>(code_point);
  if (!utf8proc_codepoint_valid(value)) value = replacement;
  utf8proc_uint8_t buffer[4];
  const auto size = utf8proc_encode_char(value, buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

}  // namespace winloop::utf8
