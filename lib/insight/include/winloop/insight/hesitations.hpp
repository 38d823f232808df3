#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/heard.hpp>

#include <optional>
#include <vector>

namespace winloop::insight {

/// What the record can tell of an answer. It cannot tell whether an answer convinced; so the most
/// it ever claims is a promise kept, or that the words came up again.
enum class Answer {
  unanswered,    ///< no promise kept, and not taken up again in words that show it
  said_again,    ///< a later hesitation of theirs shares its topic (again.hpp): no answer held
  taken_up,      ///< its topic came up again in a later conversation, said by us or by them
  promise_kept,  ///< right after it we promised something on its topic, and kept that
};

struct Hesitation {
  Signal signal;
  Answer answer = Answer::unanswered;
  std::vector<Commitment> kept;   ///< for promise_kept; else what was promised right after it, on
                                  ///< something else as far as words show, and kept
  std::optional<Citation> again;  ///< where it was said again or came up again; the words are empty
                                  ///< where they are not for this audience
};

/// A candidate's, best first (heard.hpp). A promise answers the one doubt (hesitation or open
/// question) nearest before it in its conversation, and what was said at the same time as that;
/// within two minutes, where the source has times. It is one of ours, kept, of the kinds
/// answer-question, introduce-person, confirm-terms, exec-call, offer-story, tailored-follow-up or
/// other, and shares the doubt's topic (same_topic()). Later conversations count as in
/// comes_up_again(); to have spoken since is no answer.
WINLOOP_API std::vector<Hesitation> hesitations(const View& view, const Dossier& dossier,
                                                Audience audience);

/// Questions of theirs that nobody answered: not in the conversation, nor by a promise kept (as
/// above, or any to answer a question). Oldest first.
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
      {insight::Answer::taken_up, "taken-up"},
      {insight::Answer::promise_kept, "promise-kept"},
  }};
};

}  // namespace winloop
