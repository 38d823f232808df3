#pragma once

#include <winloop/base/utf8.hpp>
#include <winloop/document/render.hpp>

#include <string>
#include <vector>

namespace winloop::test {

/// Every kind of block, each holding the text wherever text can stand.
inline document::Document document_full_of(const std::string& text) {
  using namespace winloop::document;
  Document all{.kind = "sample", .title = text, .subtitle = text};
  all.meta = {{.key = "note", .title = "Note", .value = text}};
  all.add(Heading{.level = 2, .text = text, .name = "section"});
  all.add(Paragraph{.text = text, .tone = Tone::warning});
  all.add(Paragraph{.text = text});
  all.add(Quote{.words = text,
                .who = text,
                .kind = "screen",
                .on = Date::parse("2026-03-04"),
                .at = Millis{61'000},
                .conversation = 7});
  all.add(List{.items = {text, text}, .ordered = true});
  Table table{.name = "people", .title = text};
  table.columns = {{.key = "id", .title = "Id", .kind = ColumnKind::integer},
                   {.key = "name", .title = text},
                   {.key = "tags", .title = "Tags", .kind = ColumnKind::list}};
  table.add({1, text, std::vector<std::string>{text, "b"}});
  all.add(table);
  all.add(KeyValues{.fields = {{.key = "value", .title = text, .value = text}}});
  all.add(Bars{.name = "shares",
               .title = text,
               .bars = {{.label = text, .value = 0.5, .text = text}},
               .caption = text});
  return all;
}

/// Whether nothing in the output would be obeyed by a terminal, but for the characters allowed.
inline bool is_inert(std::string_view output, std::string_view allowed = "\n") {
  std::string rest;
  for (const char c : output) {
    if (allowed.find(c) == std::string_view::npos) rest += c;
  }
  return utf8::visible(rest) == rest;
}

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

/// RFC 4180, rows of fields.
inline std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(row);
      row.assign(1, "");
    } else {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace winloop::test
