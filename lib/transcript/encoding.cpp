#include "binary.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/encoding.hpp>

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

namespace winloop::transcript {

namespace {

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};

// UTF-32LE's mark begins with UTF-16LE's, so it comes first.
constexpr std::array<Mark, 5> marks{{
    {std::string_view("\xef\xbb\xbf", 3), "UTF-8"},
    {std::string_view("\xff\xfe\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xfe\xff", 4), "UTF-32BE"},
    {std::string_view("\xff\xfe", 2), "UTF-16LE"},
    {std::string_view("\xfe\xff", 2), "UTF-16BE"},
}};

const Mark* mark_of(std::string_view bytes) {
  for (const Mark& mark : marks) {
    if (bytes.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

class Converter {
 public:
  explicit Converter(std::string_view from)
      : handle_(::iconv_open("UTF-8", std::string(from).c_str())) {}
  ~Converter() {
    if (known()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // iconv_open answers (iconv_t)-1 for a name that it does not know.
  [[nodiscard]] bool known() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  /// Appends the text; gives how many bytes decoded.
  std::size_t convert(std::string_view bytes, std::string& out) {
    char* from = const_cast<char*>(bytes.data());  // iconv's prototype; it does not write there
    std::size_t left = bytes.size();
    std::array<char, 16384> buffer{};
    while (left > 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const auto result = ::iconv(handle_, &from, &left, &to, &room);
      out.append(buffer.data(), buffer.size() - room);
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG) break;
    }
    return bytes.size() - left;
  }

 private:
  iconv_t handle_;
};

bool high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// A guess for the message only: pairs of high bytes are how the East Asian encodings write,
/// single ones between letters how the Western ones do.
std::string_view likely_encoding(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
  std::size_t single = 0;
  std::size_t paired = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (!high(sample[at])) continue;
    if (at + 1 < sample.size() && high(sample[at + 1])) {
      paired += 2;
      ++at;
    } else {
      ++single;
    }
  }
  return paired > single ? "GB2312 or another East Asian encoding" : "windows-1252";
}

int line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<int>(std::count(
                 bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::string convert(std::string_view bytes, std::string_view file_name, std::string_view encoding) {
  Converter converter(encoding);
  if (!converter.known()) {
    throw bad_input(
        fmt::format("no encoding \"{}\"; try UTF-8, UTF-16, windows-1252, ISO-8859-15, "
                    "GB18030 or another name from `iconv -l`",
                    encoding));
  }
  std::string text;
  text.reserve(bytes.size());
  const std::size_t done = converter.convert(bytes, text);
  if (done < bytes.size()) {
    const int line = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    throw bad_input({std::string(file_name), line, 0},
                    fmt::format("not {}: byte {} (0x{:02x}) does not decode; the file is damaged "
                                "or in another encoding",
                                encoding, done + 1, static_cast<unsigned char>(bytes[done])));
  }
  return text;
}

}  // namespace

std::string_view encoding_by_mark(std::string_view bytes) {
  const Mark* mark = mark_of(bytes);
  return mark == nullptr ? std::string_view{} : mark->encoding;
}

std::string to_utf8(std::string_view bytes, std::string_view file_name) {
  const Mark* mark = mark_of(bytes);
  if (mark != nullptr && mark->encoding != "UTF-8") {
    return convert(bytes.substr(mark->bytes.size()), file_name, mark->encoding);
  }
  if (const auto encoding = utf16_without_mark(bytes); !encoding.empty()) {
    throw bad_input(
        {std::string(file_name), 0, 0},
        fmt::format("not UTF-8: every second byte is NUL; it looks like {0} without its "
                    "mark; convert it (`iconv -f {0} -t UTF-8`) or say --encoding {0}",
                    encoding));
  }
  const std::size_t invalid = utf8::first_invalid(bytes);
  if (invalid != utf8::npos) {
    throw bad_input(
        {std::string(file_name), line_of(bytes, invalid), 0},
        fmt::format("not UTF-8: byte 0x{:02x}; it looks like {}; convert it (`iconv -f "
                    "ENCODING -t UTF-8`) or say --encoding",
                    static_cast<unsigned char>(bytes[invalid]), likely_encoding(bytes)));
  }
  return std::string(bytes);
}

std::string to_utf8(std::string_view bytes, std::string_view file_name, std::string_view encoding) {
  const Mark* mark = mark_of(bytes);
  if (mark != nullptr) bytes.remove_prefix(mark->bytes.size());
  return convert(bytes, file_name, encoding);
}

}  // namespace winloop::transcript
