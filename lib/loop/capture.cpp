#include "ordered_queue.hpp"
#include "place_source.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/capture.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/mail.hpp>
#include <winloop/transcript/read.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <thread>
#include <variant>

namespace winloop::loop {

namespace {

/// A source that has been read, with all that the record will keep; or the reason why it has not.
struct Prepared {
  store::Capture capture;
  Captured captured;
  std::optional<Refused> refused;
};

/// Everything that reading a source takes and that no source changes.
struct Reading {
  const Search& search;
  const CaptureOptions& options;
  const signal::Lexicon& lexicon;
  const std::map<std::string, Candidate>& candidates;
};

void describe(Captured& captured, const Transcript& transcript, const store::Capture& capture) {
  captured.format = transcript.format;
  captured.utterances = transcript.utterances.size();
  captured.warnings = transcript.warnings;
  for (const auto& signal : capture.signals) ++captured.signals[signal.kind];
  for (const auto& speaker : capture.speakers) {
    if (speaker.role == Role::unknown) captured.unplaced.push_back(speaker.label);
  }
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
                       const CaptureOptions& options) {
  const auto& name = placed.source.name;
  // Documents and mail say themselves how their text is encoded.
  const bool decode = !options.encoding.empty() && !transcript::recognise_head(bytes);
  Readable readable{decode ? transcript::to_utf8(bytes, name, options.encoding) : "", {}};
  // One message of a mailbox is a mail.
  const bool from_mailbox = placed.source.part && options.from == transcript::Format::mbox;
  readable.format = from_mailbox   ? transcript::Format::email
                    : options.from ? *options.from
                                   : transcript::recognise(decode ? readable.decoded : bytes, name,
                                                           placed.subject.kind);
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

Prepared prepare(const PlacedSource& placed, const Reading& reading) {
  const auto& source = placed.source;
  const auto& subject = placed.subject;
  const Candidate* candidate = nullptr;
  if (!subject.candidate.empty()) candidate = &reading.candidates.at(subject.candidate);

  const auto bytes = read_source(source);
  const auto readable = make_readable(bytes, placed, reading.options);
  const auto& text = readable.decoded.empty() ? bytes : readable.decoded;

  Prepared prepared;
  auto& capture = prepared.capture;
  capture.transcript =
      transcript::read(text, readable.format, source.name, {}, reading.options.encoding);
  auto speakers = reading.options.speakers;
  if (source.row) speakers.insert(source.row->speakers.begin(), source.row->speakers.end());
  if (readable.format == transcript::Format::live_notes)
    speakers = with_live_marks(capture.transcript, std::move(speakers), subject.candidate);
  if (readable.format == transcript::Format::email) {
    const auto mail = transcript::read_mail(text, source.name);
    speakers = overrides_of(mail, capture.transcript, candidate, std::move(speakers));
    for (const auto& attachment : mail.attachments) {
      if (attachment.readable) prepared.captured.attachments.push_back(attachment.name);
    }
  }
  capture.candidate = subject.candidate;
  capture.kind = subject.kind;
  capture.on = subject.on;
  capture.file = std::filesystem::path(source.name).filename().string();
  capture.speakers = who_spoke(capture.transcript.speakers, reading.search, candidate, speakers);
  std::vector<Role> roles;
  for (const auto& speaker : capture.speakers) roles.push_back(speaker.role);
  capture.signals = signal::notice(reading.lexicon, capture.transcript, roles, subject.on);
  capture.lexicon = reading.lexicon.version();
  capture.original = store::prepare_original(bytes);

  prepared.captured.file = source.name;
  prepared.captured.candidate = subject.candidate;
  prepared.captured.kind = subject.kind;
  prepared.captured.on = subject.on;
  describe(prepared.captured, capture.transcript, capture);
  return prepared;
}

Prepared prepare_or_refuse(const PlacedSource& placed, const Reading& reading) {
  try {
    return prepare(placed, reading);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input) throw;
    Prepared refused;
    refused.refused = Refused{placed.source.name, error.what()};
    return refused;
  }
}

/// What travels from a reading thread to the writing one: a source, or what broke the reading off.
using Handed = std::variant<Prepared, std::exception_ptr>;

Handed prepare_for_thread(const PlacedSource& source, const Reading& reading) {
  try {
    return prepare_or_refuse(source, reading);
  } catch (...) {
    return std::current_exception();
  }
}

void keep(store::Write& write, Prepared prepared, CaptureResult& result) {
  if (prepared.refused) {
    result.refused.push_back(std::move(*prepared.refused));
    return;
  }
  try {
    const auto kept = write.add_conversation(prepared.capture);
    prepared.captured.conversation = kept.conversation;
    prepared.captured.already = kept.already;
    result.captured.push_back(std::move(prepared.captured));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input) throw;
    result.refused.push_back({prepared.captured.file, error.what()});
  }
}

/// Reads sources on threads of their own, hands them over in order, and ends the reading on every
/// way out.
class Readers {
 public:
  Readers(const std::vector<PlacedSource>& sources, const Reading& reading)
      : queue_(sources.size(), ahead) {
    const auto threads =
        std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), sources.size());
    for (std::size_t i = 0; i < threads; ++i) {
      threads_.emplace_back([this, &sources, &reading] {
        while (const auto number = queue_.claim()) {
          queue_.give(*number, prepare_for_thread(sources[*number], reading));
        }
      });
    }
  }
  ~Readers() { queue_.close(); }
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  std::optional<Prepared> next() {
    auto message = queue_.take();
    if (!message) return std::nullopt;
    if (const auto* broken = std::get_if<std::exception_ptr>(&*message))
      std::rethrow_exception(*broken);
    return std::get<Prepared>(std::move(*message));
  }

 private:
  static constexpr std::size_t ahead = 16;  ///< sources read and not yet written: bounds the memory
  OrderedQueue<Handed> queue_;
  std::vector<std::jthread> threads_;
};

/// The files in a folder and in those below it, by name; hidden ones left out, links to folders not
/// followed.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  std::error_code failed;
  const auto check = [&] {
    if (failed) throw bad_input({folder.string()}, "cannot be read: " + failed.message());
  };
  fs::recursive_directory_iterator at(folder, failed);
  check();
  while (at != fs::recursive_directory_iterator()) {
    const bool hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory()) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file()) found.push_back(at->path());
    at.increment(failed);
    check();
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

bool needs_no_candidate(ConversationKind kind) {
  return kind == ConversationKind::intake || kind == ConversationKind::calibration ||
         kind == ConversationKind::search_review;
}

std::vector<CaptureSource> capture_sources(const std::vector<std::filesystem::path>& paths,
                                           Manifest manifest) {
  std::vector<CaptureSource> sources;
  for (const auto& path : paths) {
    if (!std::filesystem::exists(path))
      throw bad_input({path.string()}, "there is no such file or folder");
    if (!std::filesystem::is_directory(path)) {
      sources.push_back({path.string(), path, std::nullopt});
      continue;
    }
    for (const auto& file : files_below(path)) {
      if (file.filename() == manifest_name) {
        manifest.merge(read_manifest(file));
      } else {
        sources.push_back({file.string(), file, std::nullopt});
      }
    }
  }
  if (manifest.empty()) return sources;
  for (auto& source : sources) {
    const auto row = manifest.find(manifest_key(source.path));
    if (row != manifest.end()) source.row = row->second;
  }
  return sources;
}

CaptureResult capture(Workspace& workspace, const std::vector<CaptureSource>& given,
                      const CaptureOptions& options, const Progress& progress) {
  CaptureResult result;
  const auto placed = place_sources(workspace, given, options, result.refused);
  const auto lexicon = load_lexicon(workspace.directory);
  const Reading reading{workspace.search, options, lexicon, placed.candidates};

  store::Write write(workspace.record);
  Readers readers(placed.sources, reading);
  std::size_t done = result.refused.size();
  const auto total = done + placed.sources.size();
  while (auto prepared = readers.next()) {
    keep(write, std::move(*prepared), result);
    if (progress) progress(++done, total);
  }
  write.commit();
  return result;
}

std::vector<Refused> read_captures(const Workspace& workspace,
                                   const std::vector<CaptureSource>& given,
                                   const CaptureOptions& options,
                                   const std::function<void(const store::Capture&)>& visit) {
  std::vector<Refused> all_refused;
  const auto placed = place_sources(workspace, given, options, all_refused);
  const auto lexicon = load_lexicon(workspace.directory);
  const Reading reading{workspace.search, options, lexicon, placed.candidates};
  for (const auto& source : placed.sources) {
    const auto prepared = prepare_or_refuse(source, reading);
    if (prepared.refused) {
      all_refused.push_back(*prepared.refused);
    } else {
      visit(prepared.capture);
    }
  }
  return all_refused;
}

}  // namespace winloop::loop
