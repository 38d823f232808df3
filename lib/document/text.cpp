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

/// In a dense document sections are headed without a rule.
void dense_heading(const Heading& heading, TextPage& page) {
  page.indent(0);
  page.gap();
  for (const auto& line : wrap(heading.text, page.width()))
    page.line(page.styled(line, sgr::title));
  page.join();
}

bool is_muted(const Block& block) {
  const auto* const paragraph = std::get_if<Paragraph>(&block.content);
  return paragraph != nullptr && paragraph->tone == Tone::muted;
}

/// What stands right under what is above it in a dense document: quotes under quotes and under
/// words about them, and such words under anything.
bool stands_close(const Block& block, const Block* above) {
  const bool under =
      above != nullptr && (std::holds_alternative<Quote>(above->content) || is_muted(*above));
  return is_muted(block) || (std::holds_alternative<Quote>(block.content) && under);
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

/// Styles what is marked of words that were wrapped. Wrapping changes white space alone: what is
/// seen before a mark tells where it begins.
class MarkedLines {
 public:
  MarkedLines(const Quote& quote, std::string_view before, const TextPage& page) : page_(page) {
    const std::string_view words = quote.words;
    for (const auto& mark : quote.marks) {
      const auto from = inked(before) + inked(words.substr(0, mark.from));
      marks_.push_back({from, inked(words.substr(mark.from, mark.size))});
    }
  }

  std::string next(std::string_view line) {
    std::string out;
    std::size_t piece = 0;  // where what is not yet written begins
    std::size_t last = 0;   // where the last word ends: bold goes no further
    bool within = is_marked();
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == ' ') continue;
      if (is_marked() != within) {
        const auto end = within ? last : at;
        out += page_.styled(line.substr(piece, end - piece), within ? sgr::bold : sgr::plain);
        piece = end;
        within = !within;
      }
      last = at + 1;
      ++seen_;
    }
    return out + page_.styled(line.substr(piece), within ? sgr::bold : sgr::plain);
  }

 private:
  [[nodiscard]] bool is_marked() const {
    return std::any_of(marks_.begin(), marks_.end(), [this](const Mark& mark) {
      return seen_ >= mark.from && seen_ - mark.from < mark.size;
    });
  }

  const TextPage& page_;
  std::vector<Mark> marks_;
  std::size_t seen_ = 0;
};

void text_quote(const Quote& quote, TextPage& page) {
  page.gap();
  const std::string_view indent = page.indented() ? "" : "  ";
  const auto bar = std::string(indent) + page.styled(page.either("│", "|"), sgr::quote) + " ";
  const auto words =
      fmt::format("{}{}{}", page.either("“", "\""), flowing(quote.words), page.either("”", "\""));
  const int width = page.width() - 2 - static_cast<int>(indent.size());
  MarkedLines marked(quote, page.either("“", "\""), page);
  for (const auto& line : wrap(words, width)) page.line(bar + marked.next(line));
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
  if (!color_ || text.empty() || style.empty()) return std::string(text);
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
  const Block* above = nullptr;
  for (const auto& block : document.blocks) {
    if (!for_people(block)) continue;
    const auto* const heading = std::get_if<Heading>(&block.content);
    if (document.dense && stands_close(block, above)) page.join();
    if (document.dense && heading != nullptr) {
      dense_heading(*heading, page);
    } else {
      text_block(block, page);
    }
    above = &block;
  }
}

}  // namespace winloop::document
