#include "word_turns.hpp"

#include "clock_time.hpp"
#include "recognise.hpp"
#include <winloop/base/utf8.hpp>

#include <optional>
#include <string_view>

namespace winloop::transcript {

namespace {

/// A paragraph taken apart: Teams writes the words below the name in the same one, Otter in the
/// next.
struct Headed {
  std::optional<OtterHeader> header;
  std::string_view words;
};

Headed headed(std::string_view paragraph) {
  const auto end = paragraph.find('\n');
  auto header = otter_header(paragraph.substr(0, end));
  if (!header || !header->certain) return {std::nullopt, paragraph};
  return {header, end == std::string_view::npos ? "" : utf8::trim(paragraph.substr(end + 1))};
}

bool is_spoken(const Transcript& paragraphs) {
  std::size_t headers = 0;
  Millis last{0};
  bool is_waiting = false;  // for the words below a header
  for (const auto& paragraph : paragraphs.utterances) {
    const auto part = headed(paragraph.text);
    if (part.header) {
      if (is_waiting || part.header->start < last) return false;
      last = part.header->start;
      ++headers;
    }
    is_waiting = part.header && part.words.empty();
  }
  return headers >= 2 && !is_waiting;
}

bool is_of_teams(std::string_view text) {
  return text.ends_with(" started transcription") || text.ends_with(" stopped transcription");
}

}  // namespace

Transcript in_turns(Transcript paragraphs, const Input& input) {
  if (!is_spoken(paragraphs)) return paragraphs;
  Builder builder(input, from_name<Format>(paragraphs.format));
  std::int32_t speaker = -1;
  std::optional<Millis> zero;
  std::optional<Millis> start;
  for (const auto& paragraph : paragraphs.utterances) {
    const auto part = headed(paragraph.text);
    if (part.header) {
      const auto at = part.header->start;
      if (!zero) zero = at >= earliest_clock ? at : Millis{0};
      speaker = builder.speaker(part.header->label);
      start = at - *zero;
    }
    if (part.words.empty()) continue;
    const bool said = !is_of_teams(part.words);
    builder.say(said ? speaker : -1, {said ? start : std::nullopt, std::nullopt},
                std::string(part.words), paragraph.source);
    if (said) start.reset();
  }
  return builder.finish();
}

}  // namespace winloop::transcript
