#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/conversation.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace winloop::transcript {

/// What can be captured: transcripts, documents, mail.
enum class Format {
  webvtt,
  zoom_vtt,
  teams_vtt,
  srt,
  otter,
  meet,
  speaker_text,
  whatsapp,
  whisperx_json,
  whisper_json,
  whisper_timestamped_json,
  deepgram_json,
  assemblyai_json,
  podcast_json,
  sbv,
  notes,
  live_notes,
  document,
  pdf,
  docx,
  email,
  mbox,
};

/// What there is to say about a format: the row of `winloop formats`.
struct FormatInfo {
  Format format;
  std::string_view name;                 ///< its word, as in Names<Format>
  std::string_view title;                ///< what it is, for people
  std::string_view extensions;           ///< usual endings, separated by spaces: ".txt .md"
  bool speakers;                         ///< it can say who spoke
  bool starts;                           ///< it can say when an utterance began
  bool ends;                             ///< it can say when it ended
  bool pages;                            ///< it can say on which page it stands
  std::optional<ConversationKind> kind;  ///< what it is for, where nobody says
};

/// All formats, in the order of the enum.
WINLOOP_API std::span<const FormatInfo> formats();

/// The row of one of them.
WINLOOP_API const FormatInfo& info(Format format);

/// Whether it holds what people said while they were recorded: all formats but notes, chats,
/// documents and mail.
WINLOOP_API bool is_recording(Format format);

/// Whether its bytes say themselves how text stands in them: PDF, DOCX and mail. All others are
/// text as a whole, in one encoding.
WINLOOP_API bool is_packed(Format format);

/// Documents and mail, as far as their first bytes tell (some kilobytes will do): `pdf`, `docx`
/// (any zip archive, until it is opened), `email`, `mbox`. Nothing for all else.
///
/// Sources of the marks: ISO 32000-1 7.5.2 and its annex H (the header within the first 1024
/// bytes), APPNOTE.TXT 4.3.7, RFC 5322 3.6, RFC 4155.
WINLOOP_API std::optional<Format> recognise_head(std::string_view head);

/// The day in the heading that Google Meet writes first ("Ana / Noor (2026-03-04 10:02 GMT) -
/// Transcript"; with slashes too). Nothing for all else.
WINLOOP_API std::optional<Date> day_of_meet(std::string_view head);

/// Whether somebody who is known goes by a label: an id, an alias, a name in lower case, a label
/// that was given by hand. Words before a colon are no speaker's for looking odd, if they are.
using KnownLabel = std::function<bool(std::string_view label)>;

/// The format of a file: by its content first; its name's ending only decides what the content
/// leaves open. `file_name` may be empty or `-` (standard input). Text that is known to be an
/// `application` (a résumé, a cover letter) is a `document`: no names are looked for in it.
/// `known` (may be empty) helps to tell names before words.
///
/// Throws Error(bad_input), naming what was looked for and that `--from FORMAT` says it, when the
/// bytes are none of the formats, are empty, or are in an encoding that is not read.
WINLOOP_API Format recognise(std::string_view bytes, std::string_view file_name,
                             std::optional<ConversationKind> kind = std::nullopt,
                             const KnownLabel& known = {});

}  // namespace winloop::transcript

namespace winloop {

template <>
struct Names<transcript::Format> {
  using Format = transcript::Format;
  static constexpr std::string_view what = "format";
  static constexpr std::array<std::pair<Format, std::string_view>, 22> all{{
      {Format::webvtt, "webvtt"},
      {Format::zoom_vtt, "zoom-vtt"},
      {Format::teams_vtt, "teams-vtt"},
      {Format::srt, "srt"},
      {Format::otter, "otter"},
      {Format::meet, "meet"},
      {Format::speaker_text, "speaker-text"},
      {Format::whatsapp, "whatsapp"},
      {Format::whisperx_json, "whisperx-json"},
      {Format::whisper_json, "whisper-json"},
      {Format::whisper_timestamped_json, "whisper-timestamped-json"},
      {Format::deepgram_json, "deepgram-json"},
      {Format::assemblyai_json, "assemblyai-json"},
      {Format::podcast_json, "podcast-json"},
      {Format::sbv, "sbv"},
      {Format::notes, "notes"},
      {Format::live_notes, "live-notes"},
      {Format::document, "document"},
      {Format::pdf, "pdf"},
      {Format::docx, "docx"},
      {Format::email, "email"},
      {Format::mbox, "mbox"},
  }};
};

}  // namespace winloop
