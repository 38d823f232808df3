#include <winloop/transcript/format.hpp>

namespace winloop::transcript {

namespace {

constexpr FormatInfo row(Format format, std::string_view title, std::string_view extensions,
                         bool speakers, bool starts, bool ends) {
  return {format, name(format), title, extensions, speakers, starts, ends};
}

constexpr std::array<FormatInfo, 16> table{{
    row(Format::webvtt, "WebVTT", ".vtt", true, true, true),
    row(Format::zoom_vtt, "Zoom's WebVTT (names before the words)", ".vtt", true, true, true),
    row(Format::teams_vtt, "Teams' WebVTT (voice tags)", ".vtt", true, true, true),
    row(Format::srt, "SubRip", ".srt", true, true, true),
    row(Format::otter, "Otter text", ".txt", true, true, false),
    row(Format::meet, "Google Meet and Gemini text", ".txt", true, true, false),
    row(Format::speaker_text, "text with names before the words", ".txt .md", true, true, false),
    row(Format::whisperx_json, "WhisperX JSON", ".json", true, true, true),
    row(Format::whisper_json, "Whisper JSON", ".json", false, true, true),
    row(Format::whisper_timestamped_json, "whisper-timestamped JSON", ".json", false, true, true),
    row(Format::deepgram_json, "Deepgram JSON", ".json", true, true, true),
    row(Format::assemblyai_json, "AssemblyAI JSON", ".json", true, true, true),
    row(Format::podcast_json, "Podcast-namespace JSON", ".json", true, true, true),
    row(Format::sbv, "YouTube's SubViewer", ".sbv", true, true, true),
    row(Format::notes, "plain notes", ".txt .md", false, true, false),
    row(Format::live_notes, "notes taken with capture --live", ".txt", true, true, false),
}};

}  // namespace

static_assert([] {
  for (std::size_t at = 0; at < table.size(); ++at) {
    if (table[at].format != Names<Format>::all[at].first) return false;
  }
  return table.size() == Names<Format>::all.size();
}());

std::span<const FormatInfo> formats() {
  return table;
}

}  // namespace winloop::transcript
