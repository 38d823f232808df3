#include "label.hpp"
#include "lines.hpp"
#include "readers.hpp"
#include "speaker_line.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/live_notes.hpp>

#include <fmt/format.h>

namespace winloop::transcript {

namespace {

/// `@ana: words`: the label, and where the words begin.
struct MarkedLine {
  std::string_view label;
  std::size_t rest = 0;
};

MarkedLine marked_line(std::string_view words) {
  const auto colon = words.find(':');
  if (!words.starts_with('@') || colon == std::string_view::npos) return {};
  const auto label = utf8::trim(words.substr(1, colon - 1));
  return label.empty() ? MarkedLine{} : MarkedLine{label, colon + 1};
}

}  // namespace

std::string live_line(Millis at, std::string_view words) {
  return fmt::format("[{}.{:03}] {}\n", clock(at), at.count() % 1000, words);
}

std::optional<std::map<std::string, std::string>> live_header(std::string_view text) {
  if (!text.starts_with(live_signature)) return std::nullopt;
  std::map<std::string, std::string> said;
  Line line;
  for (Lines lines(text, live_signature.size()); lines.next(line);) {
    if (!line.text.starts_with("# ")) break;
    const auto colon = line.text.find(": ");
    if (colon == std::string_view::npos) continue;
    said.emplace(line.text.substr(2, colon - 2), utf8::trim(line.text.substr(colon + 2)));
  }
  return said;
}

Transcript read_live_notes(const Input& input, Format format) {
  Builder builder(input, format);
  bool in_header = true;
  Line line;
  for (Lines lines(input.text, input.begin); lines.next(line);) {
    if (in_header && line.text.starts_with('#')) continue;
    if (blank(line.text)) continue;
    in_header = false;
    const auto stamped = speaker_line(line.text);
    const auto marked = marked_line(stamped.text);
    const auto speaker = marked.label.empty() ? -1 : builder.speaker(marked.label);
    builder.say(speaker, {stamped.start, std::nullopt}, line.from + stamped.offset + marked.rest,
                line.to);
  }
  return builder.finish();
}

}  // namespace winloop::transcript
