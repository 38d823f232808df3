#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/names.hpp>
#include <winloop/model/conversation.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace winloop {

enum class CommitmentStatus { open, kept, broken, dropped };

template <>
struct Names<CommitmentStatus> {
  static constexpr std::string_view what = "status of a commitment";
  static constexpr std::array<std::pair<CommitmentStatus, std::string_view>, 4> all{{
      {CommitmentStatus::open, "open"},
      {CommitmentStatus::kept, "kept"},
      {CommitmentStatus::broken, "broken"},
      {CommitmentStatus::dropped, "dropped"},
  }};
};

/// Who promised what by when.
struct Commitment {
  std::int64_t row = 0;
  std::string candidate;  ///< whom it concerns; empty for the search as a whole
  std::string kind;       ///< a category of SignalKind::commitment
  std::string owner;      ///< who is to do it, by name where known
  Role owner_role = Role::unknown;
  std::string said_by;            ///< whose words they are: the owner's, unless they name another
  std::string what;               ///< the quote, or the words of the person who wrote it down
  std::int64_t signal = 0;        ///< the signal that noticed it; 0 for one written down by hand
  std::int64_t conversation = 0;  ///< 0 as well, then
  std::optional<Millis> at;
  Date made;
  std::string due_words;
  std::optional<Date> due;
  CommitmentStatus status = CommitmentStatus::open;
  std::optional<Date> settled;  ///< when it was kept, broken or dropped
};

/// Open and due before the day.
WINLOOP_API bool is_overdue(const Commitment& commitment, Date as_of);

}  // namespace winloop
