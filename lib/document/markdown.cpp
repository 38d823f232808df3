#include "out.hpp"
#include "people.hpp"
#include "wrap.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::document {

namespace {

/// Headings are one line, and number signs at their end would be dropped.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  line = escape_markdown(utf8::trim(line));  // `**bold **` would not be bold
  if (line.ends_with('#') && !line.ends_with("\\#")) line.insert(line.size() - 1, 1, '\\');
  return line;
}

void markdown_heading(const Heading& heading, Out& out) {
  out.put(fmt::format("{} {}\n\n",
                      std::string(static_cast<std::size_t>(heading_level(heading)), '#'),
                      one_line(heading.text)));
}

void markdown_paragraph(const Paragraph& paragraph, Out& out) {
  const auto text = escape_markdown(paragraph.text);
  switch (paragraph.tone) {
    case Tone::strong:
      // Bold ends at an empty line, so only what is one line becomes bold.
      out.put(text.find('\n') == std::string::npos ? fmt::format("**{}**\n\n", text)
                                                   : fmt::format("{}\n\n", text));
      break;
    case Tone::note:
      out.put(fmt::format("**Note:** {}\n\n", text));
      break;
    case Tone::warning:
      out.put(fmt::format("**Warning:** {}\n\n", text));
      break;
    case Tone::plain:
    case Tone::muted:
      out.put(fmt::format("{}\n\n", text));
  }
}

void markdown_quote(const Quote& quote, Out& out) {
  out.put(fmt::format("> “{}”\n>\n> — {}\n\n",
                      escape_markdown(flowing(quote.words), false, "> ", quote.marks),
                      one_line(citation(quote, " · "))));
}

void markdown_list(const List& list, Out& out) {
  int number = 0;
  for (const auto& item : list.items) {
    const auto mark = list.ordered ? fmt::format("{}. ", ++number) : "- ";
    out.put(mark + escape_markdown(item, false, std::string(mark.size(), ' ')) + '\n');
  }
  out.put('\n');
}

void markdown_row(const std::vector<std::string>& cells, Out& out) {
  out.put('|');
  for (const auto& cell : cells) {
    out.put(' ');
    out.put(cell);
    out.put(" |");
  }
  out.put('\n');
}

void markdown_table(const Table& table, Out& out) {
  const auto columns = columns_for(table, Show::people);
  if (!table.title.empty()) out.put(fmt::format("**{}**\n\n", one_line(table.title)));
  if (table.size() == 0 || columns.empty()) {
    out.put(fmt::format("{}\n\n", escape_markdown(table.when_empty)));
    return;
  }
  std::vector<std::string> cells;
  cells.reserve(columns.size());
  for (const auto i : columns) cells.push_back(escape_markdown(table.columns[i].title, true));
  markdown_row(cells, out);
  cells.clear();
  for (const auto i : columns)
    cells.emplace_back(is_numeric(table.columns[i].kind) ? "--:" : "---");
  markdown_row(cells, out);
  RowReader reader(table);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto values = reader.read(row);
    cells.clear();
    for (const auto i : columns) {
      cells.push_back(escape_markdown(in_words(table.columns[i], values[i], true), true));
    }
    markdown_row(cells, out);
  }
  out.put('\n');
}

void markdown_fields(const std::vector<Field>& fields, Out& out) {
  for (const auto& field : fields) {
    const auto& title = field.title.empty() ? field.key : field.title;
    out.put(fmt::format(
        "- **{}:** {}\n", one_line(title),
        escape_markdown(in_words(column_of(field), field.value.cell(), true), false, "  ")));
  }
  if (!fields.empty()) out.put('\n');
}

void markdown_bars(const Bars& bars, Out& out) {
  constexpr int longest = 20;
  markdown_row({escape_markdown(bars.title, true), "", ""}, out);
  out.put("| --- | --- | --- |\n");
  for (const auto& bar : bars.bars) {
    const auto length = bar.value ? std::lround(share(*bar.value) * longest) : 0;
    markdown_row({escape_markdown(bar.label, true), repeated("█", static_cast<int>(length)),
                  escape_markdown(bar_words(bar, true), true)},
                 out);
  }
  out.put('\n');
  if (!bars.caption.empty()) out.put(fmt::format("{}\n\n", escape_markdown(bars.caption)));
}

void markdown_top(const Document& document, Out& out) {
  if (!document.title.empty()) out.put(fmt::format("# {}\n\n", one_line(document.title)));
  if (!document.subtitle.empty()) {
    out.put(fmt::format("{}\n\n", escape_markdown(document.subtitle)));
  }
  std::vector<Field> shown;
  for (const auto& field : document.meta) {
    if (!field.title.empty()) shown.push_back(field);
  }
  markdown_fields(shown, out);
}

void markdown_block(const Block& block, Out& out) {
  std::visit(
      [&out](const auto& content) {
        using T = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<T, Heading>) {
          markdown_heading(content, out);
        } else if constexpr (std::is_same_v<T, Paragraph>) {
          markdown_paragraph(content, out);
        } else if constexpr (std::is_same_v<T, Quote>) {
          markdown_quote(content, out);
        } else if constexpr (std::is_same_v<T, List>) {
          markdown_list(content, out);
        } else if constexpr (std::is_same_v<T, Table>) {
          markdown_table(content, out);
        } else if constexpr (std::is_same_v<T, KeyValues>) {
          markdown_fields(content.fields, out);
        } else if constexpr (std::is_same_v<T, Bars>) {
          markdown_bars(content, out);
        }
      },
      block.content);
}

}  // namespace

void render_markdown(const Document& document, Out& out) {
  markdown_top(document, out);
  for (const auto& block : document.blocks) {
    if (for_people(block)) markdown_block(block, out);
  }
}

}  // namespace winloop::document
