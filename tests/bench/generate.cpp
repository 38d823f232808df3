/// What ./dev bench measures on, the same bytes on every machine:
///
///   generate transcripts DIR COUNT [FIRST]   VTT files of 45 minutes, 350 cues and 6,000 words
///   each generate pool DIR CANDIDATES CRITERIA    a search whose candidates are rated, 40% of it
///   missing
#include "pool.hpp"
#include "speech.hpp"
#include <winloop/base/file.hpp>
#include <winloop/store/directory.hpp>
#include <winloop/store/templates.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace {

using namespace winloop;

void transcripts(const std::filesystem::path& folder, std::size_t count, std::size_t first) {
  std::filesystem::create_directories(folder);
  const bench::Vocabulary vocabulary;
  const auto start = Date::parse("1990-01-01");
  for (auto number = first; number < first + count; ++number) {
    auto transcript = bench::talk(vocabulary, number);
    const auto name =
        fmt::format("{} ana-ruiz screen.vtt", (start + static_cast<int>(number)).to_string());
    std::ofstream(folder / name, std::ios::binary) << bench::to_vtt(transcript);
  }
}

void pool(const std::filesystem::path& folder, std::size_t candidates, int criteria) {
  const auto directory = store::SearchDirectory::create(
      folder,
      {store::filled_template("search", {{"role", "Lead"}}), bench::pool_spec(criteria), ""});
  auto record = store::Record::open(directory.record(), store::Access::write);
  bench::fill_pool(record, candidates, criteria);
}

int usage() {
  std::fputs("usage: generate transcripts DIR COUNT [FIRST] | pool DIR CANDIDATES CRITERIA\n",
             stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int at) { return at < argc ? std::strtoul(argv[at], nullptr, 10) : 0UL; };
  if (argc < 4) return usage();
  const std::string_view what = argv[1];
  try {
    if (what == "transcripts") {
      transcripts(argv[2], number(3), number(4));
    } else if (what == "pool" && argc > 4) {
      pool(argv[2], number(3), static_cast<int>(number(4)));
    } else {
      return usage();
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
