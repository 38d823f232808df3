#include "html.hpp"
#include "html_calibrator.hpp"
#include "people.hpp"
#include <winloop/document/escape.hpp>

#include <embedded/page.hpp>
#include <embedded/style.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include <array>

namespace winloop::document {

namespace {

constexpr std::size_t sections_worth_contents = 4;

/// The source expression of a Content-Security-Policy that allows exactly this style sheet or
/// script (CSP Level 3, section 2.3.1: base64 of SHA-256 over the element's text).
std::string source_of(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
  std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, variant)> base64{};
  sodium_bin2base64(base64.data(), base64.size(), hash.data(), hash.size(), variant);
  return fmt::format("'sha256-{}'", base64.data());
}

std::string style_of(bool calibrates) {
  std::string style(embedded::style().front().text);
  for (const auto& file : embedded::page()) {
    if (calibrates && file.name.ends_with(".css")) style += file.text;
  }
  return style;
}

void html_head(const Document& document, const RenderOptions& options, Out& out) {
  const bool calibrates = calibrator_of(document) != nullptr;
  const auto style = style_of(calibrates);
  const auto script =
      calibrates ? fmt::format("script-src {}; ", source_of(calibrator_script())) : "";
  out.put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  out.put(
      fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "{}style-src {}; base-uri 'none'; form-action 'none'\">\n",
                  script, source_of(style)));
  out.put(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n");
  if (!options.generator.empty()) {
    out.put(
        fmt::format("<meta name=\"generator\" content=\"{}\">\n", escape_html(options.generator)));
  }
  const auto& title = document.title.empty() ? document.kind : document.title;
  out.put(fmt::format("<title>{}{}</title>\n<style>", escape_html(title),
                      options.about.empty() ? "" : " · " + escape_html(options.about)));
  out.put(style);
  out.put("</style>\n</head>\n");
}

void html_contents(const Document& document, Out& out) {
  std::vector<const Heading*> sections;
  for (const auto& block : document.blocks) {
    const auto* const heading = std::get_if<Heading>(&block.content);
    if (heading != nullptr && for_people(block) && heading_level(*heading) == 2) {
      sections.push_back(heading);
    }
  }
  if (document.dense || sections.size() < sections_worth_contents) return;
  out.put("<nav aria-label=\"Contents\">\n<ul>\n");
  for (std::size_t i = 0; i < sections.size(); ++i) {
    out.put(fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html_anchor(i + 1),
                        escape_html(sections[i]->text)));
  }
  out.put("</ul>\n</nav>\n");
}

}  // namespace

void html_top(const Document& document, const RenderOptions& options, Out& out) {
  html_head(document, options, out);
  out.put(calibrator_of(document) != nullptr ? "<body class=\"wide\">\n"
          : document.dense                   ? "<body class=\"dense\">\n"
                                             : "<body>\n");
  out.put("<main>\n<header>\n");
  if (!options.about.empty())
    out.put(fmt::format("<p class=\"about\">{}</p>\n", escape_html(options.about)));
  if (!document.title.empty()) {
    out.put(fmt::format("<h1>{}</h1>\n", escape_html(document.title)));
  }
  if (!document.subtitle.empty()) {
    out.put(fmt::format("<p class=\"subtitle\">{}</p>\n", escape_html(document.subtitle)));
  }
  std::string meta;
  for (const auto& field : document.meta) {
    if (field.title.empty()) continue;
    meta += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escape_html(field.title),
                        escape_html(in_words(column_of(field), field.value.cell(), true)));
  }
  if (!meta.empty()) out.put(fmt::format("<dl class=\"meta\">\n{}</dl>\n", meta));
  out.put("</header>\n");
  html_contents(document, out);
}

}  // namespace winloop::document
