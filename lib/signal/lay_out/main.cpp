// Lays a weights file out as a source of constant numbers: winloop_lay_out_model IN.tsv OUT.cpp

#include "../model_table.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/file.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr std::size_t on_a_line = 16;

void begin_array(std::string& out, std::string_view type, std::string_view name) {
  fmt::format_to(std::back_inserter(out), "constexpr {} {}[] = {{", type, name);
}

template <typename Numbers>
void numbers(std::string& out, std::string_view type, std::string_view name, const Numbers& all) {
  begin_array(out, type, name);
  std::size_t count = 0;
  for (const auto number : all) {
    if (count++ % on_a_line == 0) out += '\n';
    fmt::format_to(std::back_inserter(out), "{:#x},", number);
  }
  out += "0};\n";  // an array is never empty
}

void slots(std::string& out, std::string_view name,
           const std::vector<winloop::signal::ModelSlot>& all) {
  begin_array(out, "ModelSlot", name);
  std::size_t count = 0;
  for (const auto& slot : all) {
    if (count++ % on_a_line == 0) out += '\n';
    fmt::format_to(std::back_inserter(out), "{{{:#x},{:#x}}},", slot.key, slot.row);
  }
  out += "};\n";
}

void table(std::string& out, std::string_view name, const winloop::signal::BuiltTable& built) {
  numbers(out, "std::uint64_t", fmt::format("{}_maybe", name), built.maybe);
  slots(out, fmt::format("{}_slots", name), built.slots);
  numbers(out, "std::uint32_t", fmt::format("{}_entries", name), built.entries);
  fmt::format_to(
      std::back_inserter(out),
      "constexpr ModelTable {0}{{{{{0}_maybe, {1}}}, {0}_slots, {{{0}_entries, {2}}}}};\n", name,
      built.maybe.size(), built.entries.size());
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
