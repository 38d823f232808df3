#include "../lines.hpp"
#include "../paragraphs.hpp"
#include "apart.hpp"
#include "readers.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace winloop::transcript {

namespace {

/// Poppler says on standard error what it finds odd; a library keeps silent.
void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

[[noreturn]] void refuse_pdf(const Input& input, std::string_view why) {
  throw bad_input({std::string(input.file), 0, 0}, why);
}

std::unique_ptr<poppler::document> open_pdf(std::string_view bytes, const Input& input) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    refuse_pdf(input, "a PDF of more than 2 GiB");
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) refuse_pdf(input, "a broken PDF: it cannot be opened; export it anew");
  if (document->is_locked())
    refuse_pdf(input, "a PDF protected by a password; save it without one");
  const auto pages = document->pages();
  if (pages <= 0) refuse_pdf(input, "a broken PDF: no pages in it; export it anew");
  if (static_cast<std::size_t>(pages) > input.limits.pages) {
    refuse_pdf(input, fmt::format("a PDF of {} pages, the limit is {}", pages, input.limits.pages));
  }
  return document;
}

/// The words of a page in reading order, columns one after the other; lines as they are set, blank
/// ones between blocks.
std::string text_of_page(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return {};
  const auto utf8_bytes =
      page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
  std::string text(utf8_bytes.begin(), utf8_bytes.end());
  // A font may map to code points that are none.
  std::string sound;
  for (auto bad = utf8::first_invalid(text); bad != utf8::npos; bad = utf8::first_invalid(text)) {
    sound.append(text, 0, bad);
    utf8::append(sound, U'\ufffd');
    text.erase(0, bad + 1);
  }
  return sound + text;
}

/// The text of every page, read apart: a page of a few bytes may unpack to gigabytes, and Poppler
/// has no bound on it.
std::vector<std::string> read_pages(std::string_view bytes, const Input& input) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  const auto& limits = input.limits;
  auto read = read_apart(
      [&](const Give& give) {
        poppler::set_debug_error_function(&say_nothing, nullptr);
        const auto document = open_pdf(bytes, input);
        for (int number = 0; number < document->pages(); ++number)
          give(text_of_page(*document, number));
      },
      {.seconds = limits.seconds, .memory = limits.memory_bytes, .given = limits.unpacked_bytes});
  switch (read.ending) {
    case Ending::done:
      return std::move(read.pieces);
    case Ending::refused:
      throw bad_input(read.pieces.empty() ? "" : read.pieces.back());
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
  for (const auto& text : read_pages(bytes, input)) {
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
