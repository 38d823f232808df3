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

void table(std::string& out, std::string_view name, const winloop::signal::BuiltTable& built) {
  numbers(out, "std::uint64_t", fmt::format("{}_maybe", name), built.maybe);
  numbers(out, "std::uint32_t", fmt::format("{}_keys", name), built.keys);
  numbers(out, "std::uint32_t", fmt::format("{}_rows", name), built.rows);
  numbers(out, "std::uint32_t", fmt::format("{}_entries", name), built.entries);
  fmt::format_to(
      std::back_inserter(out),
      "constexpr ModelTable {0}{{{{{0}_maybe, {1}}}, {{{0}_keys, {2}}}, {{{0}_rows, {3}}}, "
      "{{{0}_entries, {4}}}}};\n",
      name, built.maybe.size(), built.keys.size(), built.rows.size(), built.entries.size());
}

void lay_out(const char* from, const char* to) {
  using namespace winloop::signal;
  const std::string tsv = winloop::read_file(from, std::size_t{1} << 24U);
  const auto weights = parcel(parse_weights(tsv, from));
  std::string out = "#include <english_model.hpp>\n\nnamespace winloop::signal {\nnamespace {\n";
  table(out, "kinds_table", build_table(weights.kinds));
  table(out, "promises_table", build_table(weights.promises));
  table(out, "categories_table", build_table(weights.categories));
  fmt::format_to(std::back_inserter(out),
                 "}}  // namespace\n"
                 "constinit const ModelTables english_tables{{kinds_table, promises_table, "
                 "categories_table}};\n"
                 "constinit const std::string_view english_version = \"{}\";\n"
                 "}}  // namespace winloop::signal\n",
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
