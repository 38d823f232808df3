#include "prepare_source.hpp"

#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/mail.hpp>
#include <winloop/transcript/read.hpp>

#include <algorithm>
#include <thread>

namespace winloop::loop {

namespace {

void describe(Captured& captured, const Transcript& transcript, const store::Capture& capture) {
  captured.format = transcript.format;
  captured.utterances = transcript.utterances.size();
  captured.warnings = transcript.warnings;
  for (const auto& signal : capture.signals) ++captured.signals[signal.kind];
  for (const auto& speaker : capture.speakers) {
    if (speaker.role == Role::unknown) captured.unplaced.push_back(speaker.label);
  }
  if (leaves_unnamed(transcript)) captured.unplaced.emplace_back(nobody_named);
}

/// In live notes a mark may also be a role's word or the candidate's id.
SpeakerOverrides with_live_marks(const Transcript& transcript, SpeakerOverrides speakers,
                                 const std::string& candidate) {
  std::erase_if(speakers, [&](const auto& given) {  // said before anybody knew who would speak
    return std::find(transcript.speakers.begin(), transcript.speakers.end(), given.first) ==
           transcript.speakers.end();
  });
  for (const auto& label : transcript.speakers) {
    if (try_from_name<Role>(label)) speakers.try_emplace(label, label);
    if (!candidate.empty() && label == candidate) speakers.try_emplace(label, "candidate");
  }
  return speakers;
}

/// The bytes as the readers want them, and the format they are in.
struct Readable {
  std::string decoded;  ///< where an encoding was named
  transcript::Format format;
};

Readable make_readable(const std::string& bytes, const PlacedSource& placed,
                       const CaptureOptions& options, const transcript::KnownLabel& known) {
  const auto& name = placed.source.name;
  // Documents and mail say themselves how their text is encoded.
  const bool decode = !options.encoding.empty() && !transcript::recognise_head(bytes);
  Readable readable{decode ? transcript::to_utf8(bytes, name, options.encoding) : "", {}};
  // One message of a mailbox is a mail.
  const bool from_mailbox = placed.source.part && options.from == transcript::Format::mbox;
  readable.format = from_mailbox   ? transcript::Format::email
                    : options.from ? *options.from
                                   : transcript::recognise(decode ? readable.decoded : bytes, name,
                                                           placed.subject.kind, known);
  return readable;
}

/// Whoever sent a mail from the candidate's own address is the candidate, whatever name it bears.
SpeakerOverrides overrides_of(const transcript::Mail& mail, const Transcript& transcript,
                              const Candidate* candidate, SpeakerOverrides overrides) {
  if (candidate == nullptr || candidate->email.empty() || transcript.speakers.empty())
    return overrides;
  if (utf8::fold(mail.from.email) == utf8::fold(candidate->email))
    overrides.emplace(transcript.speakers.front(), candidate->name);
  return overrides;
}

/// What is said of the source, not of its words.
Prepared about(const PlacedSource& placed, const CaptureOptions& options) {
  const auto& source = placed.source;
  const auto& subject = placed.subject;
  Prepared prepared;
  auto& capture = prepared.capture;
  capture.candidate = subject.candidate;
  capture.kind = subject.kind;
  capture.on = subject.on;
  capture.file = std::filesystem::path(source.name).filename().string();
  if (source.row && source.row->consent) capture.consent = *source.row->consent;
  if (options.consent) capture.consent = *options.consent;
  prepared.captured.file = source.name;
  prepared.captured.candidate = subject.candidate;
  prepared.captured.kind = subject.kind;
  prepared.captured.on = subject.on;
  prepared.captured.declined = capture.consent == ConsentAnswer::declined;
  return prepared;
}

/// The fact alone: neither bytes nor words nor who spoke.
Prepared without_words(Prepared prepared, transcript::Format format, std::string_view bytes) {
  prepared.capture.transcript.format = name(format);
  prepared.capture.original = store::prepare_original({});
  prepared.capture.declined_hash = content_hash(bytes);
  prepared.captured.format = prepared.capture.transcript.format;
  return prepared;
}

/// A Word file is one when it is the transcript of a talk.
bool is_recording(transcript::Format format, const Transcript& transcript) {
  return transcript::is_recording(format) ||
         (format == transcript::Format::docx && !transcript.speakers.empty());
}

Prepared prepare(const PlacedSource& placed, const Reading& reading) {
  const auto& source = placed.source;
  const auto& subject = placed.subject;
  const Candidate* candidate = nullptr;
  if (!subject.candidate.empty()) candidate = &reading.candidates.at(subject.candidate);

  auto speakers = reading.options.speakers;
  if (source.row) speakers.insert(source.row->speakers.begin(), source.row->speakers.end());
  const auto known = known_labels(reading.search, candidate, speakers);

  const auto bytes = read_source(source);
  const auto readable = make_readable(bytes, placed, reading.options, known);
  const auto& text = readable.decoded.empty() ? bytes : readable.decoded;

  auto prepared = about(placed, reading.options);
  auto& capture = prepared.capture;
  if (prepared.captured.declined) return without_words(std::move(prepared), readable.format, bytes);
  capture.transcript =
      transcript::read(text, readable.format, source.name, {}, reading.options.encoding, known);
  name_the_unnamed(capture.transcript, speakers);
  prepared.lacks_consent = capture.consent == ConsentAnswer::not_asked &&
                           reading.search.consent == Consent::per_conversation &&
                           is_recording(readable.format, capture.transcript);
  if (readable.format == transcript::Format::live_notes)
    speakers = with_live_marks(capture.transcript, std::move(speakers), subject.candidate);
  if (readable.format == transcript::Format::email) {
    const auto mail = transcript::read_mail(text, source.name);
    capture.message = transcript::identity_of(mail, capture.transcript);
    speakers = overrides_of(mail, capture.transcript, candidate, std::move(speakers));
    for (const auto& attachment : mail.attachments) {
      if (attachment.readable) prepared.captured.attachments.push_back(attachment.name);
    }
  }
  capture.speakers = who_spoke(capture.transcript.speakers, reading.search, candidate, speakers);
  std::vector<Role> roles;
  for (const auto& speaker : capture.speakers) roles.push_back(speaker.role);
  {
    std::jthread beside;
    if (reading.has_idle_core) {
      beside = std::jthread([&](const std::stop_token& stop) {
        signal::make_ready(reading.lexicon, capture.transcript, roles, stop);
      });
    }
    capture.signals = signal::notice(reading.lexicon, capture.transcript, roles, subject.on);
  }
  capture.lexicon = reading.lexicon.version();
  capture.original = store::prepare_original(bytes);
  describe(prepared.captured, capture.transcript, capture);
  return prepared;
}

}  // namespace

Prepared prepare_source(const PlacedSource& placed, const Reading& reading) {
  try {
    return prepare(placed, reading);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input) throw;
    Prepared refused;
    refused.refused = Refused{placed.source.name, error.what()};
    return refused;
  }
}

}  // namespace winloop::loop
