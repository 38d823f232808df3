#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/heard.hpp>

#include <optional>
#include <vector>

namespace winloop::insight {

/// What the record can tell of an answer. It cannot tell whether an answer convinced; so the most
/// it ever claims is a promise kept or an occasion since.
enum class Answer {
  unanswered,    ///< no promise kept, no conversation since
  said_again,    ///< they said it again later (same category): no answer held
  spoken_since,  ///< we have spoken since; whether about this was not captured
  promise_kept,  ///< right after it we promised something that can answer it, and kept that
};

struct Hesitation {
  Signal signal;
  Answer answer = Answer::unanswered;
  std::vector<Commitment> kept;       ///< for promise_kept
  std::optional<Conversation> since;  ///< the first conversation after it; for said_again the one
                                      ///< in which it came back
};

/// A candidate's, best first (heard.hpp). A promise answers the one doubt (hesitation or open
/// question) nearest before it in its conversation, and what was said at the same time as that;
/// within two minutes, where the source has times. It is one of ours, kept, and of the kinds
/// answer-question, introduce-person, confirm-terms, exec-call, offer-story, tailored-follow-up or
/// other. A conversation counts as since when we spoke with them in it (contact.hpp) and one of
/// ours spoke.
WINLOOP_API std::vector<Hesitation> hesitations(const View& view, const Dossier& dossier,
                                                Audience audience);

/// Questions of theirs that nobody answered: not in the conversation, nor by a promise kept (as
/// above). Oldest first.
WINLOOP_API std::vector<const Signal*> open_questions(const View& view, const Dossier& dossier,
                                                      Audience audience);

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::Answer> {
  static constexpr std::string_view what = "answer to a hesitation";
  static constexpr std::array<std::pair<insight::Answer, std::string_view>, 4> all{{
      {insight::Answer::unanswered, "unanswered"},
      {insight::Answer::said_again, "said-again"},
      {insight::Answer::spoken_since, "spoken-since"},
      {insight::Answer::promise_kept, "promise-kept"},
  }};
};

}  // namespace winloop
