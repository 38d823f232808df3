#pragma once

#include <winloop/base/names.hpp>
#include <winloop/insight/view.hpp>

#include <optional>
#include <string>

namespace winloop::insight {

/// What the next step comes from, in the order in which they are looked at.
enum class StepSource {
  decided,          ///< decided_step()
  declined,         ///< in a review, and still in play: to be told
  promise_overdue,  ///< something of ours
  open_question,
  hesitation,   ///< one that was never answered
  offer_story,  ///< an offer is near or out, and no story is written
  quiet,
  first_conversation,
  recall_test,
  ratings,     ///< interviewers who have not rated
  motivation,  ///< spoken with, and nothing heard of what they want
  argument,    ///< none written, or parts missing
  decide,      ///< nothing else: the review decides
  autopsy,     ///< lost, and nothing written down of why
  out,         ///< has left, and nothing is to do
};

struct NextStep {
  StepSource source = StepSource::decide;
  std::string what;
  std::string why;              ///< the reason, in words, with its day where there is one
  std::string owner;            ///< empty when nobody is named
  std::optional<Signal> about;  ///< their words that it rests on: the question, the hesitation
  std::optional<Date> due;      ///< for decided and promise_overdue
  bool overdue = false;
};

/// The step decided last, until it is done: a later review decided otherwise, or whoever was to do
/// it spoke with or wrote to the candidate on a later day; where it names nobody, the candidate's
/// stage changed. Nothing else shows that it was done, so it stays, overdue. Of somebody who has
/// left what was decided before that is void.
WINLOOP_API std::optional<NextStep> decided_step(const View& view, const Dossier& dossier);

/// What to do next for a candidate, in the order of StepSource. Of several promises
/// overdue the most pressing is named (again.hpp). Somebody who has left gets no step that would
/// win them: only a decision, a promise that we still owe, the autopsy, or none.
WINLOOP_API NextStep next_step(const View& view, const Dossier& dossier);

}  // namespace winloop::insight

namespace winloop {

template <>
struct Names<insight::StepSource> {
  static constexpr std::string_view what = "source of a next step";
  static constexpr std::array<std::pair<insight::StepSource, std::string_view>, 15> all{{
      {insight::StepSource::decided, "decided"},
      {insight::StepSource::declined, "declined"},
      {insight::StepSource::promise_overdue, "promise-overdue"},
      {insight::StepSource::open_question, "open-question"},
      {insight::StepSource::hesitation, "hesitation"},
      {insight::StepSource::offer_story, "offer-story"},
      {insight::StepSource::quiet, "quiet"},
      {insight::StepSource::first_conversation, "first-conversation"},
      {insight::StepSource::recall_test, "recall-test"},
      {insight::StepSource::ratings, "ratings"},
      {insight::StepSource::motivation, "motivation"},
      {insight::StepSource::argument, "argument"},
      {insight::StepSource::decide, "decide"},
      {insight::StepSource::autopsy, "autopsy"},
      {insight::StepSource::out, "out"},
  }};
};

}  // namespace winloop
