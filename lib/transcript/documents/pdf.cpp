#include "../lines.hpp"
#include "../paragraphs.hpp"
#include "apart.hpp"
#include "readers.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/module.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace winloop::transcript {

namespace {

[[noreturn]] void refuse_pdf(const Input& input, std::string_view why) {
  throw bad_input({std::string(input.file), 0, 0}, why);
}

/// A font may map to code points that are none.
std::string made_sound(std::string_view text) {
  std::string sound;
  for (auto bad = utf8::first_invalid(text); bad != utf8::npos; bad = utf8::first_invalid(text)) {
    sound += text.substr(0, bad);
    utf8::append(sound, U'\ufffd');
    text.remove_prefix(bad + 1);
  }
  return sound.append(text);
}

/// The text of every page.
std::vector<std::string> read_pages(std::string_view bytes, const Input& input) {
  const auto& limits = input.limits;
  auto read = read_apart(program_beside("read-pdf"),
                         {fmt::to_string(limits.seconds), fmt::to_string(limits.memory_bytes),
                          fmt::to_string(limits.pages)},
                         bytes, limits.unpacked_bytes);
  switch (read.ending) {
    case Ending::done:
      return std::move(read.pieces);
    case Ending::refused:
      refuse_pdf(input, read.pieces.empty() ? "a PDF that cannot be read" : read.pieces.back());
    case Ending::too_long:
      refuse_pdf(input, fmt::format("a PDF that takes more than {} seconds to read; print it to a "
                                    "PDF anew, or save its text",
                                    limits.seconds));
    case Ending::too_much:
      refuse_pdf(input,
                 fmt::format("a PDF with more than {} bytes of text", limits.unpacked_bytes));
    case Ending::broke:
      break;
  }
  refuse_pdf(
      input,
      "a PDF that cannot be read: it is broken, or asks for too much memory; export it anew");
}

/// Poppler sets blocks apart; within one, a line much shorter than the longest ends a paragraph, as
/// a heading does.
void say_block(Builder& builder, std::string_view block, std::size_t page) {
  Lines measured(block);
  Line line;
  std::size_t longest = 0;
  while (measured.next(line)) longest = std::max(longest, line.text.size());
  Lines lines(block);
  std::size_t from = 0;
  while (lines.next(line)) {
    if (line.text.size() * 10 >= longest * 6) continue;
    builder.say(-1, {}, std::string(block.substr(from, line.to - from)), {page, 0});
    from = line.to;
  }
  builder.say(-1, {}, std::string(block.substr(from)), {page, 0});
}

}  // namespace

Transcript read_pdf(std::string_view bytes, const Input& input) {
  Builder builder(input, Format::pdf);
  std::size_t number = 0;
  for (const auto& page : read_pages(bytes, input)) {
    const auto text = made_sound(page);
    ++number;
    if (utf8::trim(text).empty())
      builder.warn(0, fmt::format("page {}: no text on it, perhaps a picture", number));
    each_paragraph(text, 0, [&](std::size_t from, std::size_t to) {
      say_block(builder, std::string_view(text).substr(from, to - from), number);
    });
  }
  auto transcript = builder.finish();
  if (transcript.utterances.empty()) {
    refuse_pdf(input,
               "a PDF without any text, perhaps scanned; make the text readable first (with "
               "`ocrmypdf`, say)");
  }
  return transcript;
}

}  // namespace winloop::transcript
