// Lays a weights file out as a source of constant numbers: winloop_lay_out_model IN.tsv OUT.cpp

#include "../model_table.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/file.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <iterator>
#include <string>

namespace {

template <typename Numbers>
void numbers(std::string& out, std::string_view type, std::string_view name, const Numbers& all) {
  fmt::format_to(std::back_inserter(out), "constexpr {} {}[] = {{", type, name);
  std::size_t count = 0;
  for (const auto number : all) {
    if (count++ % 16 == 0) out += '\n';
    fmt::format_to(std::back_inserter(out), "{:#x},", number);
  }
  out += "0};\n";  // an array is never empty
}

void lay_out(const char* from, const char* to) {
  using namespace winloop::signal;
  const std::string tsv = winloop::read_file(from, std::size_t{1} << 24U);
  const BuiltTable table = build_table(parse_weights(tsv, from));
  std::string out = "#include <english_model.hpp>\n\nnamespace winloop::signal {\nnamespace {\n";
  numbers(out, "std::uint64_t", "english_maybe", table.maybe);
  numbers(out, "std::uint32_t", "english_keys", table.keys);
  numbers(out, "std::uint32_t", "english_rows", table.rows);
  numbers(out, "std::uint32_t", "english_entries", table.entries);
  fmt::format_to(
      std::back_inserter(out),
      "}}  // namespace\n"
      "constinit const ModelTable english_table{{{{english_maybe, {}}}, {{english_keys, {}}}, "
      "{{english_rows, {}}}, {{english_entries, {}}}}};\n"
      "constinit const std::string_view english_version = \"{}\";\n"
      "}}  // namespace winloop::signal\n",
      table.maybe.size(), table.keys.size(), table.rows.size(), table.entries.size(),
      winloop::content_hash(tsv));
  winloop::write_file(to, out);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: winloop_lay_out_model IN.tsv OUT.cpp\n", stderr);
    return 2;
  }
  try {
    lay_out(words[1], words[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
