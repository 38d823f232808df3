#include "text.hpp"

#include "people.hpp"
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::document {

namespace {

void text_heading(const Heading& heading, TextPage& page) {
  const int level = heading_level(heading);
  // Below level 2 the indent shows the nesting: a heading stands out from what it heads.
  page.indent(2 * std::max(0, level - 3));
  page.gap();
  int widest = 0;
  for (const auto& line : wrap(heading.text, page.width())) {
    page.line(page.styled(line, level == 2 ? sgr::title : sgr::bold));
    widest = std::max(widest, utf8::width(line));
  }
  if (level == 2) {
    page.line(page.styled(repeated(page.either("─", "-"), widest), sgr::dim));
  } else {
    page.indent(2 * (level - 2));
  }
  page.join();
}

void text_paragraph(const Paragraph& paragraph, TextPage& page) {
  page.gap();
  const auto word = tone_word(paragraph.tone);
  const auto lines = wrap(std::string(word) + paragraph.text, page.width());
  bool first = true;
  for (const auto& line : lines) {
    if (paragraph.tone == Tone::strong) {
      page.line(page.styled(line, sgr::bold));
    } else if (paragraph.tone == Tone::muted) {
      page.line(page.styled(line, sgr::dim));
    } else if (first && line.starts_with(word) && !word.empty()) {
      const auto style = paragraph.tone == Tone::note ? sgr::note : sgr::warning;
      page.line(page.styled(word.substr(0, word.size() - 1), style) + " " +
                line.substr(word.size()));
    } else {
      page.line(line);
    }
    first = false;
  }
}

void text_quote(const Quote& quote, TextPage& page) {
  page.gap();
  const std::string_view indent = page.indented() ? "" : "  ";
  const auto bar = std::string(indent) + page.styled(page.either("│", "|"), sgr::quote) + " ";
  const auto words =
      fmt::format("{}{}{}", page.either("“", "\""), quote.words, page.either("”", "\""));
  const int width = page.width() - 2 - static_cast<int>(indent.size());
  for (const auto& line : wrap(words, width)) page.line(bar + line);
  for (const auto& line : wrap(citation(quote, page.either(" · ", ", ")), width)) {
    page.line(bar + page.styled(line, sgr::dim));
  }
}

void text_list(const List& list, TextPage& page) {
  page.gap();
  const auto digits = std::to_string(list.items.size()).size();
  int number = 0;
  for (const auto& item : list.items) {
    auto mark = list.ordered ? fmt::format("{:>{}}. ", ++number, digits)
                             : fmt::format("{} ", page.either("•", "*"));
    for (const auto& line : wrap(item, page.width() - utf8::width(mark))) {
      page.line(mark + line);
      mark.assign(static_cast<std::size_t>(utf8::width(mark)), ' ');
    }
  }
}

void text_key_values(const KeyValues& values, TextPage& page) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& field : values.fields) {
    fields.emplace_back(field.title.empty() ? field.key : field.title,
                        in_words(column_of(field), field.value.cell(), page.unicode()));
  }
  page.gap();
  text_fields(fields, page);
}

/// Title, subtitle and meta at the top.
void text_top(const Document& document, TextPage& page) {
  if (!document.title.empty()) {
    int widest = 0;
    for (const auto& line : wrap(document.title, page.width())) {
      page.line(page.styled(line, sgr::bold));
      widest = std::max(widest, utf8::width(line));
    }
    page.line(page.styled(repeated(page.either("═", "="), widest), sgr::dim));
  }
  for (const auto& line : wrap(document.subtitle, page.width())) {
    if (!document.subtitle.empty()) page.line(line);
  }
  std::string meta;
  for (const auto& field : document.meta) {
    if (field.title.empty()) continue;
    if (!meta.empty()) meta += page.either(" · ", ", ");
    meta += fmt::format("{} {}", field.title,
                        in_words(column_of(field), field.value.cell(), page.unicode()));
  }
  if (!meta.empty()) {
    for (const auto& line : wrap(meta, page.width())) page.line(page.styled(line, sgr::dim));
  }
}

void text_block(const Block& block, TextPage& page) {
  std::visit(
      [&page](const auto& content) {
        using T = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<T, Heading>) {
          text_heading(content, page);
        } else if constexpr (std::is_same_v<T, Paragraph>) {
          text_paragraph(content, page);
        } else if constexpr (std::is_same_v<T, Quote>) {
          text_quote(content, page);
        } else if constexpr (std::is_same_v<T, List>) {
          text_list(content, page);
        } else if constexpr (std::is_same_v<T, Table>) {
          text_table(content, page);
        } else if constexpr (std::is_same_v<T, KeyValues>) {
          text_key_values(content, page);
        } else if constexpr (std::is_same_v<T, Bars>) {
          text_bars(content, page);
        }
      },
      block.content);
}

}  // namespace

TextPage::TextPage(const RenderOptions& options, Out& out)
    : out_(out),
      width_(std::max(options.width, least_width)),
      color_(options.color),
      unicode_(options.unicode) {}

void TextPage::gap() {
  if (!joined_) out_.put('\n');
  joined_ = false;
}

void TextPage::line(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (!text.empty()) out_.put(std::string(static_cast<std::size_t>(indent_), ' '));
  out_.put(text);
  out_.put('\n');
  joined_ = false;
}

std::string TextPage::styled(std::string_view text, std::string_view style) const {
  if (!color_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", style, text);
}

void text_fields(const std::vector<std::pair<std::string, std::string>>& fields, TextPage& page) {
  int titles = 0;
  for (const auto& [title, value] : fields) titles = std::max(titles, extent(title).line);
  titles = std::min(titles, page.width() / 3);
  for (const auto& [title, value] : fields) {
    const auto left = wrap(title, titles);
    const auto right = wrap(value, page.width() - titles - 2);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      const auto at_left = padded(i < left.size() ? left[i] : "", titles);
      page.line(page.styled(at_left, sgr::dim) + "  " + (i < right.size() ? right[i] : ""));
    }
  }
}

void render_text(const Document& document, const RenderOptions& options, Out& out) {
  TextPage page(options, out);
  text_top(document, page);
  for (const auto& block : document.blocks) {
    if (for_people(block)) text_block(block, page);
  }
}

}  // namespace winloop::document
