#include "lines.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/format.hpp>

#include <array>
#include <string>

namespace winloop::transcript {

namespace {

constexpr std::size_t pdf_header_within = 1024;

std::string field_name(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const auto name = line.substr(0, colon);
  for (const char c : name) {
    const bool allowed =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9');
    if (!allowed) return {};
  }
  return utf8::fold(name);
}

/// Header fields from the first line on, a sender and what only mail programs write among them.
bool looks_like_mail(std::string_view head) {
  Lines lines(head);
  Line line;
  bool sender = false;
  bool program = false;
  while (lines.next(line) && !line.text.empty()) {
    if (line.text.front() == ' ' || line.text.front() == '\t') {
      if (line.number == 1) return false;
      continue;
    }
    const auto name = field_name(line.text);
    if (name.empty()) return line.to == head.size() && sender && program;  // cut within a line
    sender = sender || name == "from";
    program = program || name == "message-id" || name == "mime-version" || name == "received" ||
              name == "return-path" || name == "date";
  }
  return sender && program;
}

}  // namespace

std::optional<Format> recognise_head(std::string_view head) {
  if (head.starts_with("PK\x03\x04")) return Format::docx;
  // Before the header a few bytes may stand, but words in which it is mentioned are no PDF.
  const auto pdf = head.substr(0, pdf_header_within).find("%PDF-");
  if (pdf == 0 || (pdf != std::string_view::npos && !utf8::valid(head.substr(0, pdf))))
    return Format::pdf;
  if (head.starts_with("From ") && looks_like_mail(head.substr(head.find('\n') + 1)))
    return Format::mbox;
  if (looks_like_mail(head)) return Format::email;
  return std::nullopt;
}

}  // namespace winloop::transcript
