#pragma once

#include <winloop/loop/manifest.hpp>
#include <winloop/loop/who_spoke.hpp>
#include <winloop/loop/workspace.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/write.hpp>
#include <winloop/transcript/format.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace winloop::loop {

/// Bytes to be captured and the name they go by.
struct CaptureSource {
  std::string name;                               ///< as given; its last part is kept in the record
  std::filesystem::path path;                     ///< read when its turn comes
  std::optional<std::string> bytes;               ///< standard input: already read
  std::optional<ByteRange> part = {};             ///< of the file: one message of a mailbox
  std::optional<ManifestRow> row = std::nullopt;  ///< what a manifest says of it
};

/// What is said of all sources; what is missing is taken from the manifest's row, then from each
/// file's name, then from what the file holds: a mail says its day, by whom and to whom it is;
/// documents are applications, mail is a message.
struct CaptureOptions {
  std::string candidate;      ///< an id; empty: the name says
  bool about_search = false;  ///< about the search as a whole, whomever the name says
  std::optional<ConversationKind> kind;
  std::optional<Date> on;
  std::optional<Date> today;  ///< what is dated later is refused; nothing: no day is
  SpeakerOverrides speakers;
  std::optional<transcript::Format> from;
  std::string encoding;  ///< as iconv names it; empty: UTF-8, or what a byte order mark says
  std::optional<ConsentAnswer> consent;
  std::string attachment;  ///< capture the attachment of that name instead of the mail
};

/// One source that is in the record now.
struct Captured {
  std::string file;
  std::int64_t conversation = 0;
  bool already =
      false;  ///< the same bytes for the same conversation were there before; nothing was changed
  std::string candidate;
  ConversationKind kind = ConversationKind::screen;
  Date on;
  std::string format;
  std::size_t utterances = 0;
  bool declined = false;  ///< its words were not kept
  std::map<SignalKind, int> signals;
  std::vector<std::string> unplaced;     ///< labels that nobody could be found for
  std::vector<std::string> warnings;     ///< what was odd but readable
  std::vector<std::string> attachments;  ///< of a mail, those that can be captured
};

/// One source that was not taken in, and why.
struct Refused {
  std::string file;
  std::string reason;
};

struct CaptureResult {
  std::vector<Captured> captured;
  std::vector<Refused> refused;
};

/// Called after each source with how many of how many are done.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

/// Whether such a conversation may be about the search as a whole.
WINLOOP_API bool needs_no_candidate(ConversationKind kind);

/// The files meant by what was typed, with what manifests say of them. A `capture.csv` is the
/// manifest of what lies in its folder and below it, and no source; each is read once.
class WINLOOP_API CaptureSources {
 public:
  /// `manifest` is one more, which goes before them.
  explicit CaptureSources(Manifest manifest = {}) : manifest_(std::move(manifest)) {}

  /// A file itself, by the manifest that lies beside it; of a folder all files in and below it, by
  /// name, hidden ones left out, links to folders not followed. Throws Error(bad_input) for what
  /// does not exist or cannot be read.
  std::vector<CaptureSource> at(const std::filesystem::path& path);

 private:
  void read_beside(const std::filesystem::path& file);

  Manifest manifest_;
  std::set<std::filesystem::path> looked_in_;  ///< the folders whose manifest is in `manifest_`
};

/// Takes in conversations; of a mailbox each message is one. Recognises the format, reads it,
/// places the speakers, notices signals, keeps the bytes. Where consent was declined only the fact
/// that the conversation took place is kept; where the search asks for consent in each conversation
/// a recording without an answer is refused, unless it is in the record already. All that can be
/// read lands in one transaction; what cannot is named in `refused`. Reading and noticing run on a
/// thread of their own beside the writing; memory does not grow with the number of sources. Throws
/// Error(bad_input) for a lexicon.yaml that cannot be read, Error(storage), Error(busy) with
/// nothing written.
WINLOOP_API CaptureResult capture(Workspace& workspace, const std::vector<CaptureSource>& sources,
                                  const CaptureOptions& options, const Progress& progress = {});

/// Called with what would be captured, and the conversation that it is in the record already.
using VisitCapture = std::function<void(const store::Capture&, std::optional<std::int64_t> kept)>;

/// Reads what capture() would take in, and shows it instead of keeping it; gives what it would
/// refuse. Throws as capture() does.
WINLOOP_API std::vector<Refused> read_captures(const Workspace& workspace,
                                               const std::vector<CaptureSource>& sources,
                                               const CaptureOptions& options,
                                               const VisitCapture& visit);

}  // namespace winloop::loop
