#pragma once

#include <winloop/insight/answered.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/talk.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight {

/// A promise of ours that is open.
struct Owed {
  Promise promise;
  std::optional<Citation> said;   ///< nothing for one written down by hand
  bool on_terms = false;          ///< its words may be of pay or other offers: not to be quoted
  std::optional<Citation> again;  ///< where its words came up again (again.hpp)
};

/// How somebody left.
struct Left {
  std::string stage;
  Date since;
};

/// What a message to a candidate can refer to.
struct FollowUp {
  Date as_of;
  std::string candidate;
  std::string name;
  std::string greeting;  ///< the first word of the name where that is an alias, else the name
  std::string email;     ///< empty when not known
  std::string role;
  std::string company;
  std::vector<Conversation> talks;      ///< those of the newest day on which we spoke; may be empty
  std::vector<Citation> wants;          ///< said then, at most two; none once they have left
  std::vector<Citation> doubts;         ///< said then, at most one; the same
  std::vector<OpenQuestion> questions;  ///< of any day, oldest first; none once they have left
  std::vector<Owed> owed;               ///< as in most_pressing()
  std::size_t folded = 0;               ///< open promises made before they accepted: not in `owed`
  std::optional<Left> left;             ///< they are out of the search
};

/// `talks` are the candidate's conversations with their words, oldest first. A loss autopsy is no
/// talk to follow up; personal circumstances are not referred to, nor what may be of pay or other
/// offers, by signal or by words; but their own questions stay. Throws
/// Error(bad_input) with near names when there is no such candidate.
WINLOOP_API FollowUp follow_up(const RecordAsOf& record, std::span<const Talk> talks,
                               std::string_view candidate);

}  // namespace winloop::insight
