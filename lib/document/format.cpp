#include <winloop/base/error.hpp>
#include <winloop/document/format.hpp>

#include <fmt/format.h>

namespace winloop::document {

Format format_for_file(const std::filesystem::path& path) {
  static constexpr std::array<std::pair<std::string_view, Format>, 12> endings{{
      {".txt", Format::text},
      {".md", Format::md},
      {".markdown", Format::md},
      {".html", Format::html},
      {".htm", Format::html},
      {".csv", Format::csv},
      {".tsv", Format::tsv},
      {".json", Format::json},
      {".ndjson", Format::ndjson},
      {".jsonl", Format::ndjson},
      {".xlsx", Format::xlsx},
      {".eml", Format::eml},
  }};
  std::string ending = path.extension().string();
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::string known;
  for (const auto& [its_ending, format] : endings) {
    if (its_ending == ending) return format;
    known += fmt::format("{}{}", known.empty() ? "" : " ", its_ending);
  }
  throw Error(ErrorKind::usage,
              fmt::format("\"{}\" does not end in a format's name; expected one of {}, or say "
                          "--format",
                          path.string(), known));
}

}  // namespace winloop::document
