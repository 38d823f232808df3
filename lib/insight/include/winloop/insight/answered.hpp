#pragma once

#include <winloop/insight/asked.hpp>
#include <winloop/insight/talk.hpp>

#include <optional>
#include <span>
#include <vector>

namespace winloop::insight {

/// What our side said to a candidate's question in a later conversation with them: the sentences
/// that share most words with it, two or more that carry meaning. Words in common are no proof of
/// an answer; somebody has to look. Neither questions nor promises of ours answer, and nothing is
/// given that is not for the audience. `talks` are oldest first.
WINLOOP_API std::optional<Citation> said_since(const View& view, const Dossier& dossier,
                                               std::span<const Talk> talks, const Signal& question,
                                               Audience audience = Audience::team);

/// A question of theirs to which no answer was seen, and what we may have said to it since.
struct OpenQuestion {
  Signal question;
  std::optional<Citation> since;  ///< said_since(); its words are empty where they are not for the
                                  ///< reader
};

/// All of them (open_questions()), oldest first: what every command says of questions.
WINLOOP_API std::vector<OpenQuestion> questions_left(const View& view, const Dossier& dossier,
                                                     std::span<const Talk> talks,
                                                     Audience audience);
/// The same, by the words that the view reads.
WINLOOP_API std::vector<OpenQuestion> questions_left(const View& view, const Dossier& dossier,
                                                     Audience audience);

}  // namespace winloop::insight
