#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/live_draft.hpp>
#include <winloop/transcript/live_notes.hpp>
#include <winloop/transcript/read.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace winloop::loop {

namespace {

Error draft_error(const std::filesystem::path& path, std::string_view what) {
  return {ErrorKind::storage, fmt::format("{}: {}: {}", path.string(), what, std::strerror(errno))};
}

std::string draft_header(const LiveSubject& subject) {
  return fmt::format("{}# candidate: {}\n# kind: {}\n# date: {}\n", transcript::live_signature,
                     subject.candidate.empty() ? "search" : subject.candidate,
                     winloop::name(subject.kind), subject.on.to_string());
}

LiveSubject draft_subject(const std::filesystem::path& path, std::string_view text) {
  const auto header = transcript::live_header(text);
  for (const auto* key : {"candidate", "kind", "date"}) {
    if (header && header->contains(key)) continue;
    throw bad_input({path.string(), 1},
                    fmt::format("no live notes: no line \"# {}: ...\" at the front; move the file "
                                "away, or mend it",
                                key));
  }
  const auto& candidate = header->at("candidate");
  return {candidate == "search" ? "" : candidate, from_name<ConversationKind>(header->at("kind")),
          Date::parse(header->at("date"))};
}

}  // namespace

bool LiveDraft::exists(const store::SearchDirectory& directory) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::symlink_status(directory.live_notes(), ignored));
}

LiveDraft LiveDraft::begin(const store::SearchDirectory& directory, const LiveSubject& subject) {
  // Linked into place whole: whoever finds it finds its header.
  AtomicFile file(directory.live_notes());
  file.write(draft_header(subject));
  file.commit_new();
  return resume(directory);
}

LiveDraft LiveDraft::resume(const store::SearchDirectory& directory) {
  const auto path = directory.live_notes();
  const int fd = ::open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) throw draft_error(path, "cannot be opened");
  LiveDraft draft(path, fd);
  draft.lock();
  draft.read_back();
  return draft;
}

LiveDraft::~LiveDraft() {
  if (fd_ >= 0) ::close(fd_);
}

LiveDraft::LiveDraft(LiveDraft&& other) noexcept
    : path_(std::move(other.path_)),
      fd_(std::exchange(other.fd_, -1)),
      subject_(std::move(other.subject_)),
      before_(other.before_),
      lines_(other.lines_) {}

void LiveDraft::lock() const {
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  throw Error(
      ErrorKind::busy,
      fmt::format("{}: notes are being taken in this search by another process", path_.string()));
}

void LiveDraft::read_back() {
  const auto text = bytes();
  subject_ = draft_subject(path_, text);
  const auto notes = transcript::read(text, transcript::Format::live_notes, path_.string());
  lines_ = notes.utterances.size();
  for (const auto& utterance : notes.utterances) before_ = utterance.start.value_or(before_);
  if (!text.ends_with('\n')) write("\n");  // a line that was cut off stays a line of its own
}

void LiveDraft::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) throw draft_error(path_, "cannot be written");
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fdatasync(fd_) != 0) throw draft_error(path_, "cannot be synced");
}

bool LiveDraft::add(std::string_view words, Millis since) {
  words = utf8::trim(words);
  if (words.empty()) return false;
  const bool spelled = !utf8::valid(words);
  const std::string line = spelled ? utf8::visible(words) : std::string(words);
  if (line.size() > transcript::Limits{}.utterance_bytes)
    throw bad_input("longer than an utterance may be; it was not written down");
  write(transcript::live_line(before_ + since, line));
  ++lines_;
  return spelled;
}

std::string LiveDraft::name() const {
  return fmt::format("{} {} {}.txt", subject_.on.to_string(),
                     subject_.candidate.empty() ? "search" : subject_.candidate,
                     winloop::name(subject_.kind));
}

std::string LiveDraft::bytes() const {
  return read_file(path_, transcript::Limits{}.bytes);
}

void LiveDraft::remove() {
  if (::unlink(path_.c_str()) != 0) throw draft_error(path_, "cannot be removed");
}

}  // namespace winloop::loop
