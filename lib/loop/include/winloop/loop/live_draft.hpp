#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/store/directory.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace winloop::loop {

/// What live notes are of.
struct LiveSubject {
  std::string candidate;  ///< an id; empty when they are about the search as a whole
  ConversationKind kind = ConversationKind::screen;
  Date on;
};

/// Notes being taken: `live-notes.txt` in the search directory, in the form of
/// winloop/transcript/live_notes.hpp. It is there from the first moment until remove(), whatever
/// becomes of the process, and locked while somebody writes it.
class WINLOOP_API LiveDraft {
 public:
  /// Whether an earlier one was left, or is being written.
  static bool exists(const store::SearchDirectory& directory);

  /// A new one. Throws Error(bad_input) when there is one already, Error(storage).
  static LiveDraft begin(const store::SearchDirectory& directory, const LiveSubject& subject);

  /// The one that was left. Throws Error(busy) while another process writes it, Error(bad_input)
  /// when it is no draft.
  static LiveDraft resume(const store::SearchDirectory& directory);

  ~LiveDraft();
  LiveDraft(LiveDraft&& other) noexcept;
  LiveDraft(const LiveDraft&) = delete;
  LiveDraft& operator=(const LiveDraft&) = delete;
  LiveDraft& operator=(LiveDraft&&) = delete;

  /// Writes a line down, `since` this process began with the draft, and syncs it: when this
  /// returns, it stays. Blank lines are left out. Bytes that are not UTF-8 are written down as
  /// utf8::visible() spells them, and true is given. Throws Error(bad_input) for a line longer than
  /// an utterance may be, of which nothing is written, Error(storage).
  bool add(std::string_view words, Millis since);

  [[nodiscard]] const LiveSubject& subject() const { return subject_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::size_t lines() const { return lines_; }
  /// The name under which the record keeps it: `2026-03-04 ana-ruiz screen.txt`.
  [[nodiscard]] std::string name() const;

  /// All that was written. Throws as read_file.
  [[nodiscard]] std::string bytes() const;

  /// To be called once the notes are in the record, or not wanted.
  void remove();

 private:
  LiveDraft(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}
  void lock() const;
  void write(std::string_view bytes);
  void read_back();

  std::filesystem::path path_;
  int fd_ = -1;
  LiveSubject subject_;
  Millis before_{0};  ///< the last time in the draft when it was resumed: times go on from there
  std::size_t lines_ = 0;
};

}  // namespace winloop::loop
