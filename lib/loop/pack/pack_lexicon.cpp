// Run while building: reads a lexicon and writes it as a C++ source that holds it packed.
//
//   winloop_pack_lexicon LEXICON.yaml SOURCE.cpp
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/signal/lexicon.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ios>
#include <string>
#include <string_view>

namespace {

/// Text as the inside of string literals, every other byte as three octal digits.
std::string literal(std::string_view bytes) {
  constexpr std::size_t per_line = 64;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % per_line == 0) out += i == 0 ? "\"" : "\"\n\"";
    const char c = bytes[i];
    const bool as_is = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
    if (as_is) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '\\';
    for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + (byte >> shift & 7));
  }
  return out + '"';
}

void write_source(const std::filesystem::path& lexicon, const std::filesystem::path& source) {
  constexpr std::size_t limit = std::size_t{1} << 20;
  const auto packed = winloop::signal::Lexicon::parse(winloop::read_file(lexicon, limit),
                                                      lexicon.filename().string())
                          .pack();
  std::ofstream out(source, std::ios::binary);
  out << "#include <string_view>\n\nnamespace winloop::embedded {\n\n"
         "std::string_view packed_lexicon();\n\n"
         "std::string_view packed_lexicon() {\n  static constexpr char bytes[] =\n"
      << literal(packed) << ";\n  return {bytes, sizeof bytes - 1};\n}\n\n}\n";
  out.flush();
  if (!out) throw winloop::bad_input({source.string()}, "cannot be written");
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: winloop_pack_lexicon LEXICON.yaml SOURCE.cpp\n", stderr);
    return 2;
  }
  try {
    write_source(words[1], words[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
