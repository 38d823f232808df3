#pragma once

#include <winloop/insight/follow_up.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace winloop::app {

/// A message that somebody is to finish: what is left to them stands in brackets, as
/// `[write: the answer]`.
struct Draft {
  std::string subject;
  std::vector<std::string> opening;      ///< paragraphs: the greeting, what they said, asked
  std::vector<std::string> owed;         ///< one a promise of ours
  std::vector<std::string> closing;      ///< paragraphs, the name of the sender last
  std::vector<insight::Citation> notes;  ///< what `[1]`, `[2]` ... after a quote stand for
};

/// What stands above the promises.
inline constexpr std::string_view owed_title = "What we still owe you:";

/// Whether quotes are followed by the number of their note.
enum class Marks { shown, left_out };

/// The draft of a message signed by `sender` (empty: left to write).
Draft draft(const insight::FollowUp& found, const std::string& sender, Marks marks);

/// Its paragraphs as the body of a mail.
std::string body_of(const Draft& draft);

}  // namespace winloop::app
