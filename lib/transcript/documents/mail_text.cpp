#include "../quoted.hpp"
#include "html.hpp"
#include "mime.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/encoding.hpp>

#include <algorithm>
#include <string>

namespace winloop::transcript {

namespace {

/// iso-8859-1 has no characters at 0x80..0x9f: who writes there means windows-1252, as browsers
/// know (WHATWG Encoding, 4.2).
std::string meant_encoding(std::string name, std::string_view bytes) {
  if (name != "iso-8859-1" && name != "latin1") return name;
  const bool windows = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xa0;
  });
  return windows ? "windows-1252" : name;
}

std::string decoded(const MailPart& part, const Input& input) {
  const auto bytes = Message::content(part);
  const char* said = g_mime_object_get_content_type_parameter(part.object, "charset");
  const auto charset = said == nullptr ? std::string() : utf8::fold(said);
  if (charset == "utf-8" || charset == "utf8") return to_utf8(bytes, input.file);
  if (!charset.empty() && charset != "us-ascii")
    return to_utf8(bytes, input.file, meant_encoding(charset, bytes));
  return input.encoding.empty() ? to_utf8(bytes, input.file)
                                : to_utf8(bytes, input.file, input.encoding);
}

}  // namespace

NewText new_text(const Message& message, const Input& input) {
  NewText found;
  for (const auto& part : message.parts()) {
    if (part.attached) continue;
    const bool html = part.type == "text/html";
    if (!html && part.type != "text/plain") continue;
    auto text = decoded(part, input);
    if (html) text = text_of_html(text);
    auto own = without_quotes(text);
    found.forwarded = found.forwarded || own.forwarded;
    found.text += own.text + '\n';
  }
  return found;
}

}  // namespace winloop::transcript
