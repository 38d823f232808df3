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
  promise_kept,  ///< after it, in the same conversation, we promised something that could answer
                 ///< it, and kept that
};

struct Hesitation {
  Signal signal;
  Answer answer = Answer::unanswered;
  std::vector<Commitment> kept;       ///< for promise_kept
  std::optional<Conversation> since;  ///< the first conversation after it; for said_again the one
                                      ///< in which it came back
};

/// A candidate's, best first (heard.hpp). Promises that can answer are of the kinds
/// answer-question, introduce-person, confirm-terms, exec-call, offer-story, tailored-follow-up and
/// other, made by us. A conversation counts as since when we spoke with them in it (contact.hpp)
/// and one of ours spoke.
WINLOOP_API std::vector<Hesitation> hesitations(const View& view, const Dossier& dossier,
                                                Audience audience);

/// Questions of theirs that nobody answered: not in the conversation, nor by a promise to answer
/// that followed it there (each answers the question nearest before it) and was kept. Oldest first.
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
