#pragma once

#include <winloop/loop/workspace.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/record.hpp>
#include <winloop/store/write.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

struct EraseOptions {
  std::vector<std::int64_t> conversations;
  std::vector<std::string> candidates;  ///< ids
  bool words_only = false;              ///< of the conversations: that they took place is kept
  store::Erasing erasing;
  bool dry_run = false;  ///< say what would go, and write nothing
};

/// A place outside of what was erased where a candidate who was erased is still named.
struct Mention {
  std::string where;               ///< in words
  std::vector<std::string> names;  ///< as they were known; the first name alone may be another's
};

/// What went.
struct Erased {
  std::vector<Conversation> conversations;  ///< those of the candidates too
  std::vector<Candidate> candidates;
  std::size_t ratings = 0;                   ///< of the candidates; of each rater the newest
  std::vector<std::filesystem::path> files;  ///< of the search directory
  std::vector<Mention> mentions;             ///< of the candidates, in all that is still there
};

/// Erases conversations and people (Write::erase_conversation, erase_words, erase_candidate), and
/// the file candidates/ID.yaml of each of them: all or nothing. The freed bytes are overwritten in
/// the record; what backups, version control or another program hold is beyond it.
///
/// `show` is called with what goes before it does: where it throws, nothing goes.
///
/// Throws Error(bad_input) for a conversation or candidate that is not there, or one whose words
/// are to go and are gone.
WINLOOP_API Erased erase(Workspace& workspace, const EraseOptions& options,
                         const std::function<void(const Erased&)>& show = {});

}  // namespace winloop::loop
