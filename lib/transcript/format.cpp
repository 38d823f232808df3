#include <winloop/transcript/format.hpp>

namespace winloop::transcript {

namespace {

constexpr FormatInfo row(Format format, std::string_view title, std::string_view extensions,
                         bool speakers, bool starts, bool ends) {
  return {format, name(format), title, extensions, speakers, starts, ends};
}

constexpr std::array<FormatInfo, 9> table{{
    row(Format::webvtt, "WebVTT", ".vtt", true, true, true),
    row(Format::zoom_vtt, "Zoom's WebVTT (names before the words)", ".vtt", true, true, true),
    row(Format::teams_vtt, "Teams' WebVTT (voice tags)", ".vtt", true, true, true),
    row(Format::srt, "SubRip", ".srt", true, true, true),
    row(Format::otter, "Otter text", ".txt", true, true, false),
    row(Format::meet, "Google Meet and Gemini text", ".txt", true, true, false),
    row(Format::speaker_text, "text with names before the words", ".txt .md", true, true, false),
    row(Format::whisperx_json, "WhisperX JSON", ".json", true, true, true),
    row(Format::notes, "plain notes", ".txt .md", false, true, false),
}};

}  // namespace

std::span<const FormatInfo> formats() {
  return table;
}

}  // namespace winloop::transcript
