#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace winloop {

/// What an exchange was for.
enum class ConversationKind {
  intake,
  calibration,
  screen,
  interview,
  debrief,
  checkin,
  preclose,
  offer,
  negotiation,
  search_review,
  loss_autopsy,
  message,
  application,
};

template <>
struct Names<ConversationKind> {
  static constexpr std::string_view what = "kind of conversation";
  static constexpr std::array<std::pair<ConversationKind, std::string_view>, 13> all{{
      {ConversationKind::intake, "intake"},
      {ConversationKind::calibration, "calibration"},
      {ConversationKind::screen, "screen"},
      {ConversationKind::interview, "interview"},
      {ConversationKind::debrief, "debrief"},
      {ConversationKind::checkin, "checkin"},
      {ConversationKind::preclose, "preclose"},
      {ConversationKind::offer, "offer"},
      {ConversationKind::negotiation, "negotiation"},
      {ConversationKind::search_review, "search-review"},
      {ConversationKind::loss_autopsy, "loss-autopsy"},
      {ConversationKind::message, "message"},
      {ConversationKind::application, "application"},
  }};
};

/// Who a speaker is in the search.
enum class Role { unknown, candidate, recruiter, hiring_manager, interviewer, other };

template <>
struct Names<Role> {
  static constexpr std::string_view what = "role";
  static constexpr std::array<std::pair<Role, std::string_view>, 6> all{{
      {Role::unknown, "unknown"},
      {Role::candidate, "candidate"},
      {Role::recruiter, "recruiter"},
      {Role::hiring_manager, "hiring-manager"},
      {Role::interviewer, "interviewer"},
      {Role::other, "other"},
  }};
};

/// Bytes [from, from + size) of some text.
struct ByteRange {
  std::size_t from = 0;
  std::size_t size = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// The smallest stretch that a source gives, one speaker, verbatim.
struct Utterance {
  std::int32_t speaker = -1;  ///< index into Transcript::speakers; -1 where the source names nobody
  std::string
      text;  ///< valid UTF-8, white space at the ends removed; line breaks inside kept as they were
  std::optional<Millis> start;  ///< since the start of the conversation
  std::optional<Millis> end;
  /// Where the text stands in the original bytes (markup within it included). Of size 0 where it is
  /// not a stretch of them but was taken out of something encoded (PDF, DOCX, mail): `from` is then
  /// the page, counted from 1, or 0 where there are no pages.
  ByteRange source;
  friend bool operator==(const Utterance&, const Utterance&) = default;
};

/// The page on which an utterance with such a `source` stands, counted from 1; nothing where its
/// source has no pages.
inline std::optional<std::size_t> page_of(ByteRange source) {
  if (source.size > 0 || source.from == 0) return std::nullopt;
  return source.from;
}
inline std::optional<std::size_t> page_of(const Utterance& utterance) {
  return page_of(utterance.source);
}

/// What a file says, whatever its format.
struct Transcript {
  std::string format;  ///< the format's name, as `winloop formats` lists it
  std::vector<std::string>
      speakers;  ///< the labels as the file has them, in order of first appearance
  std::vector<Utterance> utterances;
  std::vector<std::string> warnings;  ///< what was odd but readable, with its line
};

}  // namespace winloop
