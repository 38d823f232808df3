#include "out.hpp"
#include "sheets.hpp"
#include <winloop/base/error.hpp>
#include <winloop/document/render.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

Table bars_as_table(const Bars& bars) {
  Table table{.name = bars.name,
              .title = bars.title,
              .columns = {{.key = "label"},
                          {.key = "value", .kind = ColumnKind::number},
                          {.key = "low", .kind = ColumnKind::number},
                          {.key = "high", .kind = ColumnKind::number},
                          {.key = "text"}}};
  for (const auto& bar : bars.bars) {
    std::optional<double> low;
    std::optional<double> high;
    if (bar.interval) {
      low = bar.interval->low;
      high = bar.interval->high;
    }
    table.add({bar.label, bar.value, low, high, bar.text});
  }
  return table;
}

const Bars* named_bars(const Block& block) {
  const auto* const bars = std::get_if<Bars>(&block.content);
  return bars != nullptr && !bars->name.empty() ? bars : nullptr;
}

void refuse_without_table(Format format) {
  throw Error(ErrorKind::usage,
              fmt::format("there is no table here for {} to write; use text, md, html or json",
                          name(format)));
}

namespace {

/// The one table that a row format writes; throws Error(usage) naming what there is to choose.
Table choose(const Document& document, Format format, const std::string& section) {
  const auto plans = plan_tables(document);
  const auto names = table_names(document);
  const auto first = [](const SheetPlan& plan) -> const Table& { return plan.parts.front().table; };
  if (section.empty()) {
    const auto chosen = std::find_if(plans.begin(), plans.end(),
                                     [&](const SheetPlan& plan) { return first(plan).main; });
    if (chosen != plans.end()) return joined(*chosen);
    const auto is_table = [](const SheetPlan& plan) { return !plan.parts.front().is_chart; };
    if (std::count_if(plans.begin(), plans.end(), is_table) == 1)
      return joined(*std::find_if(plans.begin(), plans.end(), is_table));
    if (names.empty()) refuse_without_table(format);
    if (names.size() > 1) {
      throw Error(ErrorKind::usage,
                  fmt::format("{} holds one table and there are {}: {}; choose one with --section",
                              name(format), names.size(), fmt::join(names, ", ")));
    }
  }
  const auto& wanted = section.empty() ? names.front() : section;
  const auto found = std::find_if(plans.begin(), plans.end(), [&](const SheetPlan& plan) {
    return first(plan).name == wanted;
  });
  if (found == plans.end()) throw Error(ErrorKind::usage, unknown_name("section", wanted, names));
  return joined(*found);
}

}  // namespace

std::vector<std::string> table_names(const Document& document) {
  std::vector<std::string> names;
  for (const auto& plan : plan_tables(document)) {
    const auto& name = plan.parts.front().table.name;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

namespace {

void expect_letter(const Document& document) {
  if (document.letter) return;
  throw Error(ErrorKind::usage,
              "eml is for messages, as follow-up drafts one; use text, md, html, csv, tsv, json, "
              "ndjson or xlsx");
}

}  // namespace

void expect_renderable(const Document& document, Format format, const RenderOptions& options) {
  const bool one_table = format == Format::csv || format == Format::tsv || format == Format::ndjson;
  if (one_table) (void)choose(document, format, options.section);
  if (format == Format::eml) expect_letter(document);
}

void render(const Document& document, Format format, const RenderOptions& options,
            const Sink& sink) {
  Out out(sink);
  switch (format) {
    case Format::text:
      render_text(document, options, out);
      break;
    case Format::md:
      render_markdown(document, out);
      break;
    case Format::html:
      render_html(document, options, out);
      break;
    case Format::json:
      render_json(document, out);
      break;
    case Format::csv:
      write_csv(choose(document, format, options.section), options, out);
      break;
    case Format::tsv:
      write_tsv(choose(document, format, options.section), out);
      break;
    case Format::ndjson:
      write_ndjson(choose(document, format, options.section), out);
      break;
    case Format::eml:
      expect_letter(document);
      out.put(write_letter(*document.letter));
      break;
    case Format::xlsx:
      render_xlsx(document, options, out);
      break;
  }
  out.flush();
}

std::string render_to_string(const Document& document, Format format,
                             const RenderOptions& options) {
  std::string all;
  render(document, format, options, [&all](std::string_view block) { all += block; });
  return all;
}

}  // namespace winloop::document
