#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/transcript/format.hpp>

#include <cstddef>
#include <string_view>

namespace winloop::transcript {

/// Where reading stops with a clear error. The defaults are far above any real conversation.
struct Limits {
  std::size_t bytes = std::size_t{64} << 20;           ///< of the whole file
  std::size_t utterances = 200'000;                    ///< in one file
  std::size_t utterance_bytes = std::size_t{1} << 20;  ///< of one utterance's text
  std::size_t speakers = 1'000;                        ///< different labels in one file
  std::size_t label_bytes = 256;                       ///< of one label
  std::size_t json_depth = 64;                         ///< of nested objects and arrays
  std::size_t warnings = 50;                           ///< kept; the rest is counted
  std::size_t pages = 1'000;                           ///< of a document
  std::size_t unpacked_bytes = std::size_t{32} << 20;  ///< of a packed document's text, as XML
  std::size_t archive_entries = 5'000;                 ///< of a packed document
  std::size_t seconds = 10;                            ///< of a processor's time for one PDF
  std::size_t memory_bytes = std::size_t{1} << 30;     ///< taken while one PDF is read
};

/// Reads a transcript, document or mail. `file_name` only serves the places in errors and warnings.
///
/// What every format promises:
/// - text is verbatim but for white space at its ends; markup is removed and escapes are decoded
///   where the format has them; NUL becomes U+FFFD, with a warning;
/// - `source` is the range of that text in `bytes`; where there is neither escape nor markup the
///   bytes there equal the text. For UTF-16 and UTF-32 it is the range in to_utf8(bytes);
/// - nothing said is left out: what is odd (a cue without a readable time, text outside of any cue)
///   is kept as an utterance without times, and named in a warning with its line;
/// - a speaker is who the file names. WebVTT and SRT name the speaker cue by cue: a cue that names
///   nobody has speaker -1 (podcasts name a speaker only on a change; that is not guessed). In
///   Otter, Meet and speaker text a label holds until the next one, as these formats mean it;
/// - in documents the utterances are paragraphs in reading order, of a Word file that is a
///   transcript its turns; in mail those of the new text (mail.hpp). Where they were decoded (PDF,
///   DOCX, mail), `source` has size 0 and says the page.
///
/// `encoding` is for mail: what those of its parts are written in that do not say so themselves
/// (iconv's names; empty: UTF-8). `known` (may be empty) tells whose labels may look like no name
/// in text where names stand before the words.
///
/// Throws Error(bad_input) with the place: not the format asked for, not valid UTF-8 (with the
/// likely encoding), encrypted, without any text, broken, or past a limit.
WINLOOP_API Transcript read(std::string_view bytes, Format format, std::string_view file_name,
                            const Limits& limits = {}, std::string_view encoding = {},
                            const KnownLabel& known = {});

/// The paragraphs of a Word file, even where they are a transcript: what was kept of one before its
/// turns were read.
WINLOOP_API Transcript read_word_paragraphs(std::string_view bytes, std::string_view file_name);

}  // namespace winloop::transcript
