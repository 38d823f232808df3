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

std::string written(std::uint64_t number) {
  return fmt::format("{:#x}", number);
}

std::string written(const winloop::signal::ModelSlot& slot) {
  return fmt::format("{{{:#x},{:#x}}}", slot.key, slot.row);
}

template <typename Items>
void array(std::string& out, std::string_view type, std::string_view name, const Items& all) {
  fmt::format_to(std::back_inserter(out), "constexpr {} {}[] = {{", type, name);
  std::size_t count = 0;
  for (const auto& item : all) {
    if (count++ % 16 == 0) out += '\n';
    out += written(item) + ',';
  }
  out += "{}};\n";  // an array is never empty
}

void table(std::string& out, std::string_view name, const winloop::signal::BuiltTable& built) {
  array(out, "std::uint64_t", fmt::format("{}_maybe", name), built.maybe);
  array(out, "ModelSlot", fmt::format("{}_slots", name), built.slots);
  array(out, "std::uint32_t", fmt::format("{}_entries", name), built.entries);
  fmt::format_to(
      std::back_inserter(out),
      "constexpr ModelTable {0}{{{{{0}_maybe, {1}}}, {{{0}_slots, {2}}}, {{{0}_entries, {3}}}}};\n",
      name, built.maybe.size(), built.slots.size(), built.entries.size());
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
