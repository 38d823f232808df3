#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/exchange/csv.hpp>
#include <winloop/loop/manifest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace winloop::loop {

namespace {

const std::vector<std::string> manifest_columns{"file", "candidate", "kind",
                                                "date", "speakers",  "consent"};

std::string_view manifest_cell(const std::string& cell) {
  return utf8::trim(exchange::restored(utf8::trim(cell)));
}

/// `Speaker 1=recruiter; Speaker 2=candidate`
SpeakerOverrides manifest_speakers(std::string_view text) {
  SpeakerOverrides speakers;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    const auto pair = utf8::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      throw bad_input(
          fmt::format("found \"{}\", expected \"label=role; label=role\"", utf8::visible(pair)));
    }
    speakers.emplace(utf8::trim(pair.substr(0, equals)), utf8::trim(pair.substr(equals + 1)));
  }
  return speakers;
}

class ManifestReader {
 public:
  explicit ManifestReader(const std::filesystem::path& path) : path_(path) {}

  Manifest read() {
    constexpr std::size_t limit = std::size_t{16} << 20;
    const auto table = exchange::read_csv(read_file(path_, limit), path_.string());
    if (table.rows.empty()) throw bad_input({path_.string()}, "no rows; expected headings");
    for (const auto& cell : table.rows.front().cells) heading(cell);
    if (std::find(columns_.begin(), columns_.end(), "file") == columns_.end())
      throw bad_input({path_.string(), 1}, "no column \"file\", which names the file of each row");
    for (std::size_t at = 1; at < table.rows.size(); ++at) row(table.rows[at]);
    return std::move(manifest_);
  }

 private:
  [[nodiscard]] Place place(int line, std::size_t column) const {
    return {path_.string(), line, static_cast<int>(column) + 1};
  }

  void heading(const std::string& cell) {
    auto word = utf8::fold(manifest_cell(cell));
    if (std::find(manifest_columns.begin(), manifest_columns.end(), word) == manifest_columns.end())
      throw bad_input(place(1, columns_.size()), unknown_name("column", word, manifest_columns));
    if (std::find(columns_.begin(), columns_.end(), word) != columns_.end())
      throw bad_input(place(1, columns_.size()), fmt::format("the column \"{}\" again", word));
    columns_.push_back(std::move(word));
  }

  void row(const exchange::CsvRow& cells) {
    ManifestRow row;
    row.place = fmt::format("{}:{}", path_.string(), cells.line);
    std::filesystem::path file;
    if (cells.cells.size() > columns_.size())
      throw bad_input(place(cells.line, columns_.size()), "more cells than there are headings");
    for (std::size_t at = 0; at < cells.cells.size(); ++at) {
      const auto cell = manifest_cell(cells.cells[at]);
      if (cell.empty()) continue;
      try {
        take(columns_[at], cell, row, file);
      } catch (const Error& error) {
        throw bad_input(place(cells.line, at), error.what());
      }
    }
    if (file.empty() && std::all_of(cells.cells.begin(), cells.cells.end(),
                                    [](const auto& cell) { return manifest_cell(cell).empty(); }))
      return;
    if (file.empty()) throw bad_input({path_.string(), cells.line}, "a row that names no file");
    const auto [known, is_new] = manifest_.emplace(manifest_key(file), row);
    if (!is_new)
      throw bad_input({path_.string(), cells.line},
                      fmt::format("the file of {} again", known->second.place));
  }

  void take(const std::string& column, std::string_view cell, ManifestRow& row,
            std::filesystem::path& file) const {
    if (column == "file") {
      file = path_.parent_path() / cell;
      if (!is_there(file) || is_folder(file))
        throw bad_input(fmt::format("there is no file {}", utf8::visible(file.string())));
    } else if (column == "candidate") {
      row.about_search = cell == "search";
      if (!row.about_search) row.candidate = cell;
    } else if (column == "kind") {
      row.kind = from_name<ConversationKind>(cell);
    } else if (column == "date") {
      row.on = Date::parse(cell);
    } else if (column == "consent") {
      row.consent = from_name<ConsentAnswer>(cell);
    } else {
      row.speakers = manifest_speakers(cell);
    }
  }

  std::filesystem::path path_;
  std::vector<std::string> columns_;
  Manifest manifest_;
};

}  // namespace

std::filesystem::path manifest_key(const std::filesystem::path& file) {
  std::error_code failed;
  auto key = std::filesystem::weakly_canonical(std::filesystem::absolute(file), failed);
  return failed ? file : key;
}

Manifest read_manifest(const std::filesystem::path& path) {
  return ManifestReader(path).read();
}

}  // namespace winloop::loop
