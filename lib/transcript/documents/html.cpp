#include "html.hpp"

#include "xml.hpp"
#include <winloop/base/utf8.hpp>

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

namespace winloop::transcript {

namespace {

using namespace std::string_view_literals;

constexpr std::array unseen{"head"sv, "script"sv, "style"sv, "title"sv, "template"sv};
constexpr std::array blocks{"p"sv,  "div"sv, "ul"sv, "ol"sv, "table"sv, "tr"sv,     "h1"sv,
                            "h2"sv, "h3"sv,  "h4"sv, "hr"sv, "pre"sv,   "section"sv};

// What Gmail, Apple Mail, Thunderbird, Yahoo and Outlook put around what they quote, and around
// signatures.
constexpr std::array quoting_classes{"gmail_quote"sv,     "gmail_attr"sv,    "gmail_signature"sv,
                                     "moz-cite-prefix"sv, "moz-signature"sv, "yahoo_quoted"sv};
constexpr std::array quoting_ids{"appendonsend"sv, "Signature"sv};

// The head of the mail that Outlook quotes: what it quotes follows, to the end, in no element of
// its own. Newer ones put both into the second.
constexpr std::array ending_ids{"divRplyFwdMsg"sv, "mail-editor-reference-message-container"sv};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string attribute_of(xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  if (value == nullptr) return {};
  std::string text(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return text;
}

bool is_quotation(xmlNode* node, std::string_view name) {
  if (name == "blockquote" && attribute_of(node, "type") == "cite") return true;
  const auto classes = attribute_of(node, "class");
  if (one_of(attribute_of(node, "id"), quoting_ids)) return true;
  return std::any_of(quoting_classes.begin(), quoting_classes.end(), [&](std::string_view mark) {
    return classes.find(mark) != std::string::npos;
  });
}

class HtmlText {
 public:
  std::string take(xmlNode* root) {
    visit(root);
    return std::move(text_);
  }

 private:
  // The parser goes no deeper than 256 elements, so that this does not either.
  void visit(xmlNode* node) {
    for (; node != nullptr && !ended_; node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        say(reinterpret_cast<const char*>(node->content));
      } else if (node->type == XML_ELEMENT_NODE) {
        element(node, reinterpret_cast<const char*>(node->name));
      }
    }
  }

  void element(xmlNode* node, std::string_view name) {
    ended_ = ended_ || one_of(attribute_of(node, "id"), ending_ids);
    if (ended_ || one_of(name, unseen) || is_quotation(node, name)) return;
    if (name == "br") return line();
    const bool block = one_of(name, blocks);
    if (block) paragraph(name == "p" || name == "h1" || name == "h2" || name == "h3");
    if (name == "li") {
      line_unless_begun();
      text_ += "- ";
    }
    visit(node->children);
    if (name == "td" || name == "th") text_ += ' ';
    if (block) paragraph(name == "p" || name == "h1" || name == "h2" || name == "h3");
  }

  /// Runs of white space are one space.
  void say(std::string_view words) {
    for (const char c : words) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space) {
        text_ += c;
      } else if (!text_.empty() && text_.back() != '\n' && text_.back() != ' ') {
        text_ += ' ';
      }
    }
  }

  void line() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    text_ += '\n';
  }

  void line_unless_begun() {
    if (!text_.empty() && text_.back() != '\n') line();
  }

  void paragraph(bool apart) {
    line_unless_begun();
    if (apart && !text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
  }

  std::string text_;
  bool ended_ = false;  ///< all that follows is quoted
};

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

}  // namespace

std::string text_of_html(std::string_view html) {
  prepare_xml();
  if (html.empty() || html.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return {};
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_COMPACT));
  if (!document) return {};
  auto text = HtmlText().take(xmlDocGetRootElement(document.get()));
  return utf8::valid(text) ? text : std::string();
}

}  // namespace winloop::transcript
