#include "html.hpp"
#include "people.hpp"
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace winloop::document {

namespace {

/// The first text column, where it names its row.
std::size_t naming_column(const Table& table, std::span<const std::size_t> columns) {
  if (!table.names_rows) return table.columns.size();
  for (const auto i : columns) {
    if (table.columns[i].kind == ColumnKind::text) return i;
  }
  return table.columns.size();
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

void table_row(const Table& table, std::span<const std::size_t> columns, std::size_t naming,
               std::span<const Cell> cells, Out& out) {
  out.put("<tr>");
  for (const auto i : columns) {
    const auto& column = table.columns[i];
    const auto words = escape_html(in_words(column, cells[i], true));
    const auto classes = cell_class(column, is_missing(cells[i]));
    if (i == naming) {
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
    out.put(fmt::format("<rect class=\"range\" x=\"{}%\" width=\"{}%\" height=\"100%\" rx=\"2\"/>",
                        low, high - low));
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

void html_table(const Table& table, Out& out) {
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
                  "<table>\n",
                  title.empty() ? "Table" : title));
  if (!title.empty()) out.put(fmt::format("<caption>{}</caption>\n", title));
  table_heading(table, columns, out);
  const auto naming = naming_column(table, columns);
  RowReader reader(table);
  for (std::size_t row = 0; row < table.size(); ++row) {
    table_row(table, columns, naming, reader.read(row), out);
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
