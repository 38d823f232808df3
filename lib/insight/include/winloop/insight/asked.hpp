#pragma once

#include <winloop/insight/heard.hpp>
#include <winloop/insight/talk.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace winloop::insight {

/// A question of ours, and what the candidate said to it.
struct Asked {
  Citation question;
  Citation answer;  ///< the longest of what they said before we said more than a nod, cut at a
                    ///< sentence's end where it is long
  std::size_t words = 0;  ///< in all that they said to it
};

/// What one conversation asked.
struct AskedIn {
  Conversation conversation;
  std::vector<Asked> asked;  ///< in the order in which they were asked
  std::size_t left_out = 0;  ///< exchanges that said less than those that are shown
  std::size_t on_terms = 0;  ///< exchanges on pay or other offers that are not for this reader
};

/// For whom, and how much.
struct AskedFor {
  Audience audience = Audience::team;
  bool terms = true;     ///< exchanges on pay or other offers too; without them none whose words
                         ///< may be of these, noticed as signals or not
  std::size_t most = 4;  ///< exchanges of each conversation
  bool brief = false;    ///< exchanges of few words too: `And notice?` - `Three months.`
};

/// What our side asked and the candidate answered, in conversations of theirs, newest first; those
/// in which nothing was asked left out. Of each conversation those exchanges in which the candidate
/// said most. Small talk is no exchange: a question has three words or more and an answer eight,
/// and the answer does not begin with a question of theirs. For the team no exchange is given in
/// which personal circumstances are told.
WINLOOP_API std::vector<AskedIn> asked(const View& view, const Dossier& dossier,
                                       std::span<const Talk> talks, const AskedFor& reader);

/// Whether one of ours said it: by role, and where that is not known by name.
WINLOOP_API bool is_ours(const View& view, const Line& line);

/// Where a line's words stand, or a part of them.
WINLOOP_API Citation cite(const Talk& talk, const Line& line, std::string_view words);

}  // namespace winloop::insight
