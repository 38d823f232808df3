#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>
#include <winloop/exchange/candidates.hpp>
#include <winloop/model/candidate.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::exchange {

/// Why two entries are likely one person, the surest first.
enum class DuplicateReason {
  same_email,    ///< without regard to case and to a `+tag`
  same_name,     ///< folded, in any order of its words (`Ruiz, Ana`), aliases counted
  same_phone,    ///< the last nine digits
  near_name,     ///< names one letter apart or with the first one shortened, and the same e-mail
                 ///< domain, unless that is a public mailbox's
  similar_name,  ///< names one letter apart or with a word more in between, and nothing else
};

}  // namespace winloop::exchange

namespace winloop {

template <>
struct Names<exchange::DuplicateReason> {
  static constexpr std::string_view what = "reason";
  static constexpr std::array<std::pair<exchange::DuplicateReason, std::string_view>, 5> all{{
      {exchange::DuplicateReason::same_email, "same e-mail address"},
      {exchange::DuplicateReason::same_name, "same name"},
      {exchange::DuplicateReason::same_phone, "same phone number"},
      {exchange::DuplicateReason::near_name, "similar name and same e-mail domain"},
      {exchange::DuplicateReason::similar_name, "similar name"},
  }};
};

}  // namespace winloop

namespace winloop::exchange {

/// A row that is likely somebody who is known already, in the record or further up in the sheet.
struct LikelyDuplicate {
  std::size_t row = 0;               ///< index into the rows
  std::string existing;              ///< the id of the candidate in the record; empty when it is
  std::optional<std::size_t> other;  ///< an earlier row, by index
  DuplicateReason reason = DuplicateReason::same_email;
  friend bool operator==(const LikelyDuplicate&, const LikelyDuplicate&) = default;
};

/// Flags, never merges. A row that carries the id of a candidate in the record is that candidate,
/// no duplicate of theirs; two rows, or a row and a candidate, are named together at most once,
/// with the surest reason; for a similar name alone a row is named with one person at most, and
/// only when nothing surer is known of it. Of many entries alike, each row is held against the
/// first of them only, so that a hundred thousand rows take no longer than sorting them. In the
/// order of the rows.
WINLOOP_API std::vector<LikelyDuplicate> likely_duplicates(std::span<const SheetRow> rows,
                                                           std::span<const Candidate> existing);

/// Whether the person may be meant by a name: it has a word, longer than an initial, in common with
/// their name or with an alias.
WINLOOP_API bool may_go_by(const Candidate& candidate, std::string_view name);

}  // namespace winloop::exchange
