#include "paragraphs.hpp"

#include "lines.hpp"
#include "readers.hpp"

#include <string>

namespace winloop::transcript {

bool begins_item(std::string_view line) {
  const auto at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos) return true;
  const std::string_view text = line.substr(at);
  if (text.starts_with("- ") || text.starts_with("* ") || text.starts_with("#") ||
      text.starts_with("+ ") || text.starts_with("\xe2\x80\xa2") || text.starts_with(">")) {
    return true;
  }
  const auto digits = text.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && digits < 4 &&
         (text[digits] == '.' || text[digits] == ')');
}

void each_paragraph(std::string_view text, std::size_t begin,
                    const std::function<void(std::size_t from, std::size_t to)>& take) {
  Lines lines(text, begin);
  Line line;
  std::size_t from = 0;
  std::size_t to = 0;
  bool open = false;
  bool heading = false;
  const auto close = [&] {
    if (open) take(from, to);
    open = false;
  };
  while (lines.next(line)) {
    if (blank(line.text)) {
      close();
      continue;
    }
    if (heading || begins_item(line.text) || line.text.front() == '\f') close();
    if (!open) from = line.from;
    open = true;
    to = line.to;
    heading = line.text.starts_with('#');
  }
  close();
}

void say_paragraphs(Builder& builder, std::int32_t speaker, std::string_view text,
                    std::size_t page) {
  each_paragraph(text, 0, [&](std::size_t from, std::size_t to) {
    builder.say(speaker, {}, std::string(text.substr(from, to - from)), {page, 0});
  });
}

Transcript read_text_document(const Input& input, Format format) {
  Builder builder(input, format);
  each_paragraph(input.text, input.begin,
                 [&](std::size_t from, std::size_t to) { builder.say(-1, {}, from, to); });
  return builder.finish();
}

}  // namespace winloop::transcript
