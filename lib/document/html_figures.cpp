#include "html.hpp"
#include "people.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace winloop::document {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// What the cells of a table ask of its layout.
struct Layout {
  std::size_t naming = none;  ///< the first text column, where it tells its rows apart
  std::vector<bool> prose;    ///< by column: sentences stand in it
  std::vector<bool> brief;    ///< by column of text: no more than a name or two words
};

/// In columns of a terminal.
constexpr int longest_name = 40;
constexpr int longest_brief = 20;
constexpr int longest_word = 28;
constexpr std::size_t rows_looked_at = 5'000;

Layout layout_of(const Table& table, std::span<const std::size_t> columns) {
  Layout layout{none, std::vector<bool>(table.columns.size()),
                std::vector<bool>(table.columns.size(), true)};
  const auto is_text = [&](std::size_t i) { return table.columns[i].kind == ColumnKind::text; };
  const auto first = std::find_if(columns.begin(), columns.end(), is_text);
  if (table.names_rows && first != columns.end()) layout.naming = *first;
  std::set<std::string> names;
  RowReader reader(table);
  for (std::size_t row = 0; row < std::min(table.size(), rows_looked_at); ++row) {
    const auto cells = reader.read(row);
    for (const auto i : columns) {
      if (!is_text(i) || layout.prose[i]) continue;
      const auto width = utf8::width(in_words(table.columns[i], cells[i], true));
      layout.prose[i] = width > longest_name;
      layout.brief[i] = layout.brief[i] && width <= longest_brief;
    }
    if (layout.naming == none) continue;
    const auto& cell = cells[layout.naming];
    const bool tells = !is_missing(cell) &&
                       names.insert(in_words(table.columns[layout.naming], cell, true)).second;
    if (!tells) layout.naming = none;
  }
  return layout;
}

bool has_long_word(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    if (utf8::width(text.substr(0, end)) > longest_word) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::string cell_class(const Column& column, bool missing) {
  std::string classes;
  if (is_numeric(column.kind)) classes = "number";
  if (column.kind == ColumnKind::date || column.kind == ColumnKind::boolean) classes = "short";
  if (missing) classes += classes.empty() ? "missing" : " missing";
  return classes.empty() ? "" : fmt::format(" class=\"{}\"", classes);
}

void table_heading(const Table& table, std::span<const std::size_t> columns, Out& out) {
  out.put("<thead>\n<tr>");
  for (const auto i : columns) {
    const auto& column = table.columns[i];
    out.put(fmt::format("<th scope=\"col\"{}>{}</th>", cell_class(column, false),
                        escape_html(column.title)));
  }
  out.put("</tr>\n</thead>\n<tbody>\n");
}

std::string with_class(std::string classes, std::string_view another) {
  if (classes.empty()) return fmt::format(" class=\"{}\"", another);
  classes.insert(classes.size() - 1, fmt::format(" {}", another));
  return classes;
}

void table_row(const Table& table, std::span<const std::size_t> columns, const Layout& layout,
               std::span<const Cell> cells, Out& out) {
  const bool beside_prose =
      std::find(layout.prose.begin(), layout.prose.end(), true) != layout.prose.end();
  out.put("<tr>");
  for (const auto i : columns) {
    const auto& column = table.columns[i];
    const auto plain = in_words(column, cells[i], true);
    const auto words = escape_html(plain);
    auto classes = cell_class(column, is_missing(cells[i]));
    if (layout.prose[i]) classes = with_class(classes, "prose");
    if (beside_prose && layout.brief[i] && column.kind == ColumnKind::text)
      classes = with_class(classes, "brief");
    if (has_long_word(plain)) classes = with_class(classes, "long");
    if (i == layout.naming) {
      out.put(fmt::format("<th scope=\"row\"{}>{}</th>", classes, words));
    } else {
      out.put(fmt::format("<td{}>{}</td>", classes, words));
    }
  }
  out.put("</tr>\n");
}

double percent(double value) {
  return std::round(share(value) * 1000) / 10;
}

}  // namespace

/// The drawing repeats what stands beside it in words, so it is hidden from screen readers. Sizes
/// are attributes, because the policy forbids inline style.
void html_bar_drawing(const Bar& bar, Out& out) {
  out.put(
      "<svg aria-hidden=\"true\" focusable=\"false\">"
      "<rect class=\"track\" width=\"100%\" height=\"100%\" rx=\"2\"/>");
  const bool has_value = bar.value && std::isfinite(*bar.value);
  if (bar.interval && !is_missing(*bar.interval)) {
    const double low = percent(bar.interval->low);
    const double high = std::max(low, percent(bar.interval->high));
    // Of whom nothing is known, it is the whole bar: no figure to see.
    const bool unknown = low == 0 && high == 100 && !has_value;
    out.put(
        fmt::format("<rect class=\"range{}\" x=\"{}%\" width=\"{}%\" height=\"100%\" rx=\"2\"/>",
                    unknown ? " unknown" : "", low, high - low));
    if (has_value) {
      const double at = percent(*bar.value);
      out.put(
          fmt::format("<line class=\"point\" x1=\"{0}%\" x2=\"{0}%\" y1=\"0\" y2=\"100%\"/>", at));
    }
  } else if (has_value) {
    out.put(fmt::format("<rect class=\"value\" width=\"{}%\" height=\"100%\" rx=\"2\"/>",
                        percent(*bar.value)));
  }
  out.put("</svg>");
}

void html_table(const Table& table, std::string_view heading, Out& out) {
  const auto columns = columns_for(table, Show::people);
  const auto title = escape_html(table.title);
  if (table.size() == 0 || columns.empty()) {
    if (!title.empty()) out.put(fmt::format("<p class=\"caption\">{}</p>\n", title));
    out.put(fmt::format("<p class=\"muted\">{}</p>\n", escape_html(table.when_empty)));
    return;
  }
  // Scrolls by itself where it is wider than the page, by keyboard as well.
  out.put(
      fmt::format("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n"
                  "<table{}>\n",
                  title.empty() ? escape_html(heading.empty() ? "Table" : heading) : title,
                  table.even ? " class=\"even\"" : ""));
  if (!title.empty()) out.put(fmt::format("<caption>{}</caption>\n", title));
  table_heading(table, columns, out);
  const auto layout = layout_of(table, columns);
  RowReader reader(table);
  for (std::size_t row = 0; row < table.size(); ++row) {
    table_row(table, columns, layout, reader.read(row), out);
  }
  out.put("</tbody>\n</table>\n</div>\n");
}

void html_bars(const Bars& bars, Out& out) {
  out.put("<figure class=\"bars\">\n");
  if (!bars.title.empty()) {
    out.put(fmt::format("<p class=\"caption\">{}</p>\n", escape_html(bars.title)));
  }
  out.put("<ul>\n");
  for (const auto& bar : bars.bars) {
    out.put(fmt::format("<li><span class=\"label\">{}</span>", escape_html(bar.label)));
    html_bar_drawing(bar, out);
    out.put(
        fmt::format("<span class=\"words\">{}</span></li>\n", escape_html(bar_words(bar, true))));
  }
  out.put("</ul>\n");
  if (!bars.caption.empty()) {
    out.put(fmt::format("<figcaption>{}</figcaption>\n", escape_html(bars.caption)));
  }
  out.put("</figure>\n");
}

}  // namespace winloop::document
