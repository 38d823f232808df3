#pragma once

#include <winloop/base/names.hpp>

#include <filesystem>
#include <string>

namespace winloop::document {

enum class Format { text, md, html, csv, tsv, json, ndjson, xlsx, eml };

/// How CSV is separated: `excel-eu` by semicolons and with decimal commas, as spreadsheets expect
/// where a comma is the decimal mark.
enum class Dialect { standard, excel_eu };

/// The format that a file's name asks for: .txt .md .markdown .html .htm .csv .tsv .json .ndjson
/// .jsonl .xlsx .eml, in any case. Throws Error(usage) naming these for any other ending.
WINLOOP_API Format format_for_file(const std::filesystem::path& path);

}  // namespace winloop::document

namespace winloop {

template <>
struct Names<document::Format> {
  static constexpr std::string_view what = "format";
  static constexpr std::array<std::pair<document::Format, std::string_view>, 9> all{{
      {document::Format::text, "text"},
      {document::Format::md, "md"},
      {document::Format::html, "html"},
      {document::Format::csv, "csv"},
      {document::Format::tsv, "tsv"},
      {document::Format::json, "json"},
      {document::Format::ndjson, "ndjson"},
      {document::Format::xlsx, "xlsx"},
      {document::Format::eml, "eml"},
  }};
};

template <>
struct Names<document::Dialect> {
  static constexpr std::string_view what = "dialect";
  static constexpr std::array<std::pair<document::Dialect, std::string_view>, 2> all{{
      {document::Dialect::standard, "standard"},
      {document::Dialect::excel_eu, "excel-eu"},
  }};
};

}  // namespace winloop
