#include <winloop/transcript/format.hpp>

#include <array>

namespace winloop::transcript {

namespace {

enum Carries : unsigned { nothing = 0, speakers = 1, starts = 2, ends = 4, pages = 8 };
constexpr unsigned cue = speakers | starts | ends;

constexpr FormatInfo row(Format format, std::string_view title, std::string_view extensions,
                         unsigned carries, std::optional<ConversationKind> kind = std::nullopt) {
  return {format,
          name(format),
          title,
          extensions,
          (carries & speakers) != 0,
          (carries & starts) != 0,
          (carries & ends) != 0,
          (carries & pages) != 0,
          kind};
}

constexpr auto application = ConversationKind::application;
constexpr auto message = ConversationKind::message;

constexpr std::array<FormatInfo, 22> table{{
    row(Format::webvtt, "WebVTT", ".vtt", cue),
    row(Format::zoom_vtt, "Zoom's WebVTT", ".vtt", cue),
    row(Format::teams_vtt, "Teams' WebVTT", ".vtt", cue),
    row(Format::srt, "SubRip", ".srt", cue),
    row(Format::otter, "Otter text", ".txt", speakers | starts),
    row(Format::meet, "Meet, Gemini text", ".txt", speakers | starts),
    row(Format::speaker_text, "names before words", ".txt .md", speakers | starts),
    row(Format::whatsapp, "WhatsApp export", ".txt", speakers | starts, message),
    row(Format::whisperx_json, "WhisperX JSON", ".json", cue),
    row(Format::whisper_json, "Whisper JSON", ".json", starts | ends),
    row(Format::whisper_timestamped_json, "timestamped Whisper", ".json", starts | ends),
    row(Format::deepgram_json, "Deepgram JSON", ".json", cue),
    row(Format::assemblyai_json, "AssemblyAI JSON", ".json", cue),
    row(Format::podcast_json, "Podcast JSON", ".json", cue),
    row(Format::sbv, "YouTube SubViewer", ".sbv", cue),
    row(Format::notes, "plain notes", ".txt .md", starts),
    row(Format::live_notes, "capture --live", ".txt", speakers | starts),
    row(Format::document, "résumé as text", ".txt .md", nothing, application),
    row(Format::pdf, "résumé as PDF", ".pdf", pages, application),
    row(Format::docx, "Word: résumé, Teams", ".docx", speakers | starts, application),
    row(Format::email, "one e-mail", ".eml", speakers, message),
    row(Format::mbox, "mailbox", ".mbox", speakers, message),
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

const FormatInfo& info(Format format) {
  return table.at(static_cast<std::size_t>(format));
}

bool is_packed(Format format) {
  return format == Format::pdf || format == Format::docx || format == Format::email ||
         format == Format::mbox;
}

bool is_recording(Format format) {
  switch (format) {
    case Format::whatsapp:
    case Format::notes:
    case Format::live_notes:
    case Format::document:
    case Format::pdf:
    case Format::docx:
    case Format::email:
    case Format::mbox:
      return false;
    default:
      return true;
  }
}

}  // namespace winloop::transcript
