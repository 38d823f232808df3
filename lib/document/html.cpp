#include "html.hpp"

#include "html_calibrator.hpp"
#include "people.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/document/escape.hpp>

#include <fmt/format.h>

#include <vector>

namespace winloop::document {

namespace {

std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::strong:
      return " class=\"strong\"";
    case Tone::muted:
      return " class=\"muted\"";
    case Tone::note:
      return " class=\"note\"";
    case Tone::warning:
      return " class=\"warning\"";
    case Tone::plain:
      break;
  }
  return {};
}

/// Writes blocks and opens and closes the sections that headings make.
class HtmlBody {
 public:
  explicit HtmlBody(Out& out) : out_(out) {}

  void write(const Block& block) {
    std::visit([this](const auto& content) { write(content); }, block.content);
  }

  void close_sections(int down_to) {
    while (!open_.empty() && open_.back() >= down_to) {
      out_.put("</section>\n");
      open_.pop_back();
    }
  }

 private:
  void write(const Heading& heading) {
    const int level = heading_level(heading);
    close_sections(level);
    open_.push_back(level);
    heading_ = heading.text;
    const auto id = level == 2 ? fmt::format(" id=\"{}\"", html_anchor(++sections_)) : "";
    out_.put(
        fmt::format("<section{}>\n<h{}>{}</h{}>\n", id, level, escape_html(heading.text), level));
  }

  void write(const Paragraph& paragraph) {
    const auto word = tone_word(paragraph.tone);
    out_.put(fmt::format("<p{}>{}{}</p>\n", tone_class(paragraph.tone),
                         word.empty() ? "" : fmt::format("<strong>{}</strong> ", utf8::trim(word)),
                         escape_html(paragraph.text)));
  }

  void write(const Quote& quote) { html_quote(quote, out_); }

  void write(const List& list) {
    const std::string_view tag = list.ordered ? "ol" : "ul";
    out_.put(fmt::format("<{}>\n", tag));
    for (const auto& item : list.items) {
      out_.put(fmt::format("<li>{}</li>\n", escape_html(item)));
    }
    out_.put(fmt::format("</{}>\n", tag));
  }

  void write(const Table& table) { html_table(table, heading_, out_); }

  void write(const KeyValues& values) {
    out_.put("<dl class=\"fields\">\n");
    for (const auto& field : values.fields) {
      const auto cell = field.value.cell();
      out_.put(fmt::format("<div><dt>{}</dt><dd{}>{}</dd></div>\n",
                           escape_html(field.title.empty() ? field.key : field.title),
                           is_missing(cell) ? " class=\"missing\"" : "",
                           escape_html(in_words(column_of(field), cell, true))));
    }
    out_.put("</dl>\n");
  }

  void write(const Bars& bars) { html_bars(bars, out_); }
  void write(const Calibrator& block) { html_calibrator(block, out_); }
  void write(const Data&) {}

  Out& out_;
  std::vector<int> open_;
  std::string heading_;  ///< the newest: what a table without a title is about
  std::size_t sections_ = 0;
};

}  // namespace

std::string html_anchor(std::size_t number) {
  return fmt::format("section-{}", number);
}

/// Parts are isolated: a name written from right to left takes no number beside it along.
void html_quote(const Quote& quote, Out& out) {
  std::vector<std::string> parts;
  for (const auto& part : citation_parts(quote))
    parts.push_back(fmt::format("<bdi>{}</bdi>", escape_html(part)));
  out.put(
      fmt::format("<figure class=\"quote\">\n<blockquote><p>{}</p></blockquote>\n"
                  "<figcaption>{}</figcaption>\n</figure>\n",
                  escape_html(flowing(quote.words), quote.marks), fmt::join(parts, " · ")));
}

void render_html(const Document& document, const RenderOptions& options, Out& out) {
  html_top(document, options, out);
  HtmlBody body(out);
  for (const auto& block : document.blocks) {
    if (for_people(block)) body.write(block);
  }
  body.close_sections(0);
  out.put("</main>\n");
  if (!options.generator.empty()) {
    out.put(fmt::format("<footer>{}</footer>\n", escape_html(options.generator)));
  }
  if (calibrator_of(document) != nullptr) {
    out.put("<script>");
    out.put(calibrator_script());
    out.put("</script>\n");
  }
  out.put("</body>\n</html>\n");
}

}  // namespace winloop::document
