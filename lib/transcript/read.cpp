#include "binary.hpp"
#include "documents.hpp"
#include "readers.hpp"
#include "word_turns.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/read.hpp>

#include <fmt/format.h>

namespace winloop::transcript {

namespace {

Transcript read_text(const Input& input, Format format) {
  switch (format) {
    case Format::webvtt:
    case Format::zoom_vtt:
    case Format::teams_vtt:
      return read_vtt(input, format);
    case Format::srt:
    case Format::sbv:
      return read_srt(input, format);
    case Format::otter:
      return read_otter(input, format);
    case Format::meet:
      return read_meet(input, format);
    case Format::speaker_text:
      return read_speaker_text(input, format);
    case Format::whatsapp:
      return read_whatsapp(input, format);
    case Format::whisperx_json:
    case Format::whisper_json:
    case Format::whisper_timestamped_json:
    case Format::deepgram_json:
    case Format::assemblyai_json:
    case Format::podcast_json:
      return read_json(input, format);
    case Format::notes:
      return read_notes(input, format);
    case Format::live_notes:
      return read_live_notes(input, format);
    case Format::document:
      return read_text_document(input, format);
    case Format::pdf:
    case Format::docx:
    case Format::email:
    case Format::mbox:
      break;
  }
  throw bad_input("no such transcript format");
}

/// Those of is_packed().
Transcript read_packed(std::string_view bytes, const Input& input, Format format) {
  switch (format) {
    case Format::pdf:
      return document_readers().pdf(bytes, input);
    case Format::docx:
      return in_turns(document_readers().docx(bytes, input), input);
    case Format::email:
      return document_readers().email(bytes, input);
    case Format::mbox:
      return document_readers().mbox(bytes, input);
    default:
      throw bad_input("no such document format");
  }
}

}  // namespace

Transcript read(std::string_view bytes, Format format, std::string_view file_name,
                const Limits& limits, std::string_view encoding, const KnownLabel& known) {
  if (bytes.size() > limits.bytes) {
    throw bad_input(
        {std::string(file_name), 0, 0},
        fmt::format("{} bytes, the limit for a transcript is {}", bytes.size(), limits.bytes));
  }
  Input input{{}, 0, file_name, limits, encoding, known};
  if (is_packed(format)) return read_packed(bytes, input, format);
  input.text = bytes;
  const std::string_view mark = encoding_by_mark(bytes);
  std::string decoded;
  if ((mark.empty() || mark == "UTF-8") && utf8::valid(bytes) &&
      utf16_without_mark(bytes).empty()) {
    input.begin = mark.empty() ? 0 : 3;  // the common case: nothing is copied
  } else {
    decoded = to_utf8(bytes, file_name);
    input.text = decoded;
  }
  return read_text(input, format);
}

Transcript read_word_paragraphs(std::string_view bytes, std::string_view file_name) {
  return document_readers().docx(bytes, Input{{}, 0, file_name, {}});
}

}  // namespace winloop::transcript
