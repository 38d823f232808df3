#include <winloop/base/counted.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/insight/again.hpp>
#include <winloop/insight/answered.hpp>
#include <winloop/insight/argument.hpp>
#include <winloop/insight/bar.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/hesitations.hpp>
#include <winloop/insight/losses.hpp>
#include <winloop/insight/next_step.hpp>
#include <winloop/insight/recall.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace winloop::insight {

namespace {

using Suggestion = std::optional<NextStep>;

NextStep step(StepSource source, std::string what, std::string why) {
  NextStep result;
  result.source = source;
  result.what = std::move(what);
  result.why = std::move(why);
  return result;
}

std::string days(int count) {
  return counted(static_cast<std::size_t>(count), "day");
}

std::string name_of(const View& view, Role role, std::string_view otherwise) {
  const auto* person = person_with(view.search(), role);
  return person == nullptr ? std::string(otherwise) : person->name;
}

bool is_same_person(const View& view, std::string_view a, std::string_view b) {
  const auto* person = view.ours(a);
  return person == nullptr ? utf8::fold(a) == utf8::fold(b) : person == view.ours(b);
}

/// By what was captured: whoever was to do it spoke with the candidate since, or wrote to them;
/// where it was left to nobody, the candidate's stage changed.
bool seems_done(const View& view, const Dossier& dossier, const Decision& decision) {
  const auto later = [&](const auto* item) { return item->on > decision.on; };
  if (decision.owner.empty()) return std::any_of(dossier.moves.begin(), dossier.moves.end(), later);
  return std::any_of(dossier.conversations.begin(), dossier.conversations.end(),
                     [&](const Conversation* one) {
                       const bool with_them =
                           one->kind == ConversationKind::message || dossier.spoken_with_in(one);
                       const auto& present = one->present;
                       return with_them && later(one) &&
                              std::any_of(present.begin(), present.end(), [&](const auto& who) {
                                return is_same_person(view, decision.owner, who);
                              });
                     });
}

/// Taken while they could still be won, of somebody who has left since.
bool is_past(const Dossier& dossier, const Decision& decision) {
  return is_exit(dossier.candidate->stage) && decision.on < dossier.candidate->stage_since;
}

/// The newest decision that names a step; nothing where a later one is another decision and names
/// none.
const Decision* newest_step(const Dossier& dossier) {
  const Decision* newest = nullptr;
  for (const auto* decision : dossier.decisions) {  // oldest first
    if (!decision->next.empty()) {
      newest = decision;
    } else if (newest != nullptr && decision->decision != newest->decision) {
      newest = nullptr;
    }
  }
  return newest;
}

Suggestion decided(const View& view, const Dossier& dossier) {
  const auto* decision = newest_step(dossier);
  if (decision == nullptr || is_past(dossier, *decision) || seems_done(view, dossier, *decision))
    return std::nullopt;
  const bool overdue = decision->due && *decision->due < view.as_of();
  auto result =
      step(StepSource::decided, decision->next,
           fmt::format("decided ({}) on {}{}", name(decision->decision), decision->on.to_string(),
                       overdue ? fmt::format(", {} overdue, not marked as done",
                                             days(view.as_of() - *decision->due))
                               : ""));
  result.owner = decision->owner;
  result.due = decision->due;
  result.overdue = overdue;
  return result;
}

/// Declined in a review, and still where they were: they have not been told, or not been moved.
Suggestion declined(const View& view, const Dossier& dossier) {
  static_cast<void>(view);
  if (dossier.decisions.empty()) return std::nullopt;
  const auto& last = *dossier.decisions.back();  // oldest first
  if (last.decision != DecisionKind::decline) return std::nullopt;
  const auto& candidate = *dossier.candidate;
  return step(StepSource::declined, "Tell them, and move them out",
              fmt::format("declined on {}, still at {}", last.on.to_string(), candidate.stage));
}

Suggestion promise_overdue(const View& view, const Dossier& dossier) {
  const auto overdue =
      only(promises(view, dossier, Audience::team), PromiseState::overdue, Side::ours);
  if (overdue.empty()) return std::nullopt;
  const auto pressing = most_pressing(view, dossier, view.talks(dossier), overdue);
  const auto& [first, again] = pressing.front();
  auto result = step(StepSource::promise_overdue, "Keep what we promised, or say why not",
                     fmt::format("promised on {}, {} overdue, not marked as kept{}",
                                 first.commitment.made.to_string(), days(first.days_overdue),
                                 again ? "; came up again on " + again->on.to_string() : ""));
  auto what = first.commitment.what;
  if (what.ends_with('.')) what.pop_back();  // more follows
  if (!what.empty()) result.what += fmt::format(": “{}”", what);
  if (!first.before.empty()) result.what += fmt::format(" (said after: “{}”)", first.before);
  result.owner = first.commitment.owner;
  result.due = first.commitment.due;
  result.overdue = true;
  return result;
}

Suggestion open_question(const View& view, const Dossier& dossier) {
  const auto open = questions_left(view, dossier, Audience::team);
  if (open.empty()) return std::nullopt;
  const auto untouched =
      std::find_if(open.begin(), open.end(), [](const OpenQuestion& it) { return !it.since; });
  const auto& [question, since] = untouched == open.end() ? open.front() : *untouched;
  auto result =
      step(StepSource::open_question, "Answer their question",
           fmt::format("asked on {}, no answer seen{}", question.on.to_string(),
                       since ? fmt::format("; came up again on {}", since->on.to_string()) : ""));
  result.about = question;
  return result;
}

Suggestion unanswered(const View& view, const Dossier& dossier) {
  for (const auto& hesitation : hesitations(view, dossier, Audience::team)) {
    if (hesitation.answer != Answer::unanswered) continue;
    auto result = step(StepSource::hesitation, "Speak with them about what makes them hesitate",
                       fmt::format("{}: said on {}, not taken up again in words that show it",
                                   hesitation.signal.category, hesitation.signal.on.to_string()));
    result.about = hesitation.signal;
    return result;
  }
  return std::nullopt;
}

Suggestion offer_story(const View& view, const Dossier& dossier) {
  const auto& stage = dossier.candidate->stage;
  const int place = stage_place(view.search(), stage);
  const int offer = stage_place(view.search(), stage_offer);
  const bool near = offer >= 0 && (place == offer || place == offer - 1);
  const bool written = dossier.judgement != nullptr && !dossier.judgement->offer_story.empty();
  if (!near || written) return std::nullopt;
  return step(StepSource::offer_story, "Write the offer's story",
              fmt::format("at {}, and nothing says why this offer is for them", stage));
}

Suggestion quiet(const View& view, const Dossier& dossier) {
  const auto since = silence(view, dossier);
  if (!since.quiet) return std::nullopt;
  return step(StepSource::quiet, "Speak with them",
              fmt::format("quiet for {}, last spoken with on {}", days(since.days),
                          since.last->on.to_string()));
}

Suggestion first_conversation(const View& view, const Dossier& dossier) {
  const auto since = silence(view, dossier);
  if (!since.never_spoken) return std::nullopt;
  return step(StepSource::first_conversation, "Have the first conversation, or decide not to",
              since.days == 0
                  ? std::string("in the search since today, not spoken with yet")
                  : fmt::format("in the search for {}, never spoken with", days(since.days)));
}

Suggestion recall_test(const View& view, const Dossier& dossier) {
  const auto due = recall_due(view, dossier);
  if (!due) return std::nullopt;
  const auto manager = name_of(view, Role::hiring_manager, "the hiring manager");
  return step(StepSource::recall_test,
              fmt::format("Ask {} what they want, without a hint", manager),
              fmt::format("first spoken with {} ago, never tested", days(due->days)));
}

Suggestion ratings(const View& view, const Dossier& dossier) {
  const auto missing = missing_ratings(view, dossier);
  if (missing.empty()) return std::nullopt;
  const auto& first = missing.front();
  auto result =
      step(StepSource::ratings, fmt::format("Get {}'s ratings", first.interviewer),
           fmt::format("interviewed on {}, nothing rated since", first.interviewed.to_string()));
  result.owner = first.interviewer;
  return result;
}

Suggestion motivation(const View& view, const Dossier& dossier) {
  static_cast<void>(view);
  if (dossier.contacts.empty() ||
      !heard(dossier, SignalKind::motivation, Audience::closer).empty()) {
    return std::nullopt;
  }
  return step(StepSource::motivation, "Ask what they want from their next work",
              "spoken with, and nothing captured of what they want");
}

Suggestion argument(const View& view, const Dossier& dossier) {
  static_cast<void>(view);
  const auto ours = our_argument(dossier, Audience::team, {});
  if (ours.missing.empty()) return std::nullopt;
  if (!ours.argument) {
    return step(StepSource::argument, "Write the argument for them", "none is written");
  }
  return step(StepSource::argument, "Finish the argument for them",
              fmt::format("missing: {}", fmt::join(ours.missing, ", ")));
}

/// Of somebody who has left only what was decided since and what we still owe them stands; then
/// what there is to learn.
NextStep out(const View& view, const Dossier& dossier) {
  for (const auto suggest : {decided, promise_overdue}) {
    if (auto found = suggest(view, dossier)) return *std::move(found);
  }
  const auto& candidate = *dossier.candidate;
  const auto since =
      fmt::format("out: {} since {}", candidate.stage, candidate.stage_since.to_string());
  const auto loss = loss_of(dossier, Audience::team, {});
  if (loss && !loss->autopsy) {
    return step(StepSource::autopsy, "Write down why we lost them", since);
  }
  return step(StepSource::out, "None", since);
}

constexpr auto suggestions =
    std::array{decided, declined,           promise_overdue, open_question, unanswered, offer_story,
               quiet,   first_conversation, recall_test,     ratings,       motivation, argument};

}  // namespace

std::optional<NextStep> decided_step(const View& view, const Dossier& dossier) {
  return decided(view, dossier);
}

NextStep next_step(const View& view, const Dossier& dossier) {
  if (is_exit(dossier.candidate->stage)) return out(view, dossier);
  for (const auto suggest : suggestions) {
    if (auto found = suggest(view, dossier)) return *std::move(found);
  }
  return step(StepSource::decide, "Decide: advance, hold or decline",
              "nothing else is waiting for them");
}

}  // namespace winloop::insight
