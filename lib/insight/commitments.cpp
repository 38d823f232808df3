#include "phrases.hpp"
#include "telling.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/commitments.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace winloop::insight {

namespace {

constexpr int days_ahead = 6;

/// Words that promise an offer of ours, folded.
constexpr auto offers = std::array{std::string_view("an offer"), std::string_view("the offer"),
                                   std::string_view("our offer"), std::string_view("your offer")};

bool promises_offer(std::string_view words) {
  return has_phrase(offers, utf8::plain_words(words));
}

const Candidate* about(const View& view, const Commitment& commitment) {
  const auto* dossier = view.find(commitment.candidate);
  return dossier == nullptr ? nullptr : dossier->candidate;
}

bool is_moot(const Commitment& commitment, const Candidate* candidate, Side side) {
  if (candidate == nullptr || !is_exit(candidate->stage)) return false;
  return side == Side::theirs || commitment.kind != "feedback-by";
}

Side side_of(const View& view, const Commitment& commitment, const Candidate* candidate) {
  switch (commitment.owner_role) {
    case Role::candidate:
      return Side::theirs;
    case Role::recruiter:
    case Role::hiring_manager:
    case Role::interviewer:
      return Side::ours;
    case Role::other:
      return Side::unclear;
    case Role::unknown:
      break;
  }
  if (view.ours(commitment.owner) != nullptr) return Side::ours;
  const bool theirs = candidate != nullptr && goes_by(*candidate, commitment.owner);
  return theirs ? Side::theirs : Side::unclear;
}

PromiseState state_of(const Commitment& commitment, Date as_of) {
  switch (commitment.status) {
    case CommitmentStatus::kept:
      return PromiseState::kept;
    case CommitmentStatus::broken:
      return PromiseState::broken;
    case CommitmentStatus::dropped:
      return PromiseState::dropped;
    case CommitmentStatus::open:
      break;
  }
  if (is_overdue(commitment, as_of)) return PromiseState::overdue;
  const bool soon = commitment.due && *commitment.due - as_of <= days_ahead;
  return soon ? PromiseState::due_this_week : PromiseState::open;
}

/// With them and in person or by telephone: a mail arranges, and is not what was arranged.
bool is_a_talk(const Conversation& conversation) {
  return conversation.kind != ConversationKind::message &&
         conversation.kind != ConversationKind::loss_autopsy;
}

bool takes_part(const View& view, const Conversation& conversation, std::string_view words) {
  const auto said = utf8::plain_words(words);
  const auto is_named = [&](const std::string& name) {
    return stands_in(said, utf8::plain_words(name));
  };
  return std::any_of(conversation.present.begin(), conversation.present.end(),
                     [&](const auto& present) {
                       const auto* person = view.ours(present);
                       if (person == nullptr) return false;
                       return is_named(person->name.substr(0, person->name.find(' '))) ||
                              std::any_of(person->aliases.begin(), person->aliases.end(), is_named);
                     });
}

/// Whether a conversation after it is what it promised.
bool meets(const View& view, const Commitment& commitment, const Conversation& conversation) {
  if (commitment.kind == "schedule-next") return is_a_talk(conversation);
  if (commitment.kind == "introduce-person")
    return is_a_talk(conversation) && takes_part(view, conversation, commitment.what);
  return conversation.kind == ConversationKind::offer && promises_offer(commitment.what);
}

std::optional<Conversation> met_by(const View& view, const Commitment& commitment) {
  const auto* made_in = view.conversation(commitment.conversation);
  const auto* dossier = view.find(commitment.candidate);
  if (made_in == nullptr || dossier == nullptr) return std::nullopt;
  if (commitment.due && *commitment.due > view.as_of()) return std::nullopt;
  for (const auto* contact : dossier->contacts) {
    const bool later = contact > made_in;  // both in the record's list, which is in time's order
    if (later && meets(view, commitment, *contact)) return *contact;
  }
  return std::nullopt;
}

Promise judge(const View& view, const Commitment& commitment, const Candidate* candidate) {
  Promise promise;
  promise.commitment = commitment;
  promise.side = side_of(view, commitment, candidate);
  promise.state = state_of(commitment, view.as_of());
  if (promise.state == PromiseState::overdue) promise.days_overdue = view.as_of() - *commitment.due;
  promise.late = promise.state == PromiseState::kept && commitment.due && commitment.settled &&
                 *commitment.settled > *commitment.due;
  const bool open = commitment.status == CommitmentStatus::open;
  if (open) promise.met = met_by(view, commitment);
  promise.moot = open && (promise.met || is_moot(commitment, candidate, promise.side));
  return promise;
}

void sort(std::vector<Promise>& promises) {
  const auto key = [](const Promise& promise) {
    const auto& it = promise.commitment;
    const auto due = it.due.value_or(Date::from_day_number(1 << 24));
    return std::tuple(promise.state, due, it.made, it.row);
  };
  std::stable_sort(promises.begin(), promises.end(),
                   [&](const Promise& a, const Promise& b) { return key(a) < key(b); });
}

constexpr auto pronouns =
    std::array{std::string_view("it"),    std::string_view("that"), std::string_view("this"),
               std::string_view("them"),  std::string_view("him"),  std::string_view("her"),
               std::string_view("those"), std::string_view("both")};

/// Whether the words tell neither what nor whom they are about: `I'll do it today`.
bool is_pronouns_only(std::string_view words) {
  return has_phrase(pronouns, utf8::plain_words(words)) && Topics::with_names(words).empty();
}

/// The last sentence before the promise that has a topic, of the few said just before it in its own
/// line and the one before that; empty where none has.
std::string last_topic(const Line* previous, std::string_view own) {
  constexpr std::size_t few = 3;
  constexpr std::size_t least_topics = 2;
  auto before = previous == nullptr ? std::vector<std::string_view>{} : sentences(previous->text);
  for (const auto sentence : sentences(own)) before.push_back(sentence);
  for (std::size_t back = 1; back <= std::min(few, before.size()); ++back) {
    const auto sentence = before[before.size() - back];
    if (Topics::with_names(sentence).size() >= least_topics) return std::string(sentence);
  }
  return {};
}

std::string said_before(const std::vector<Talk>& talks, const Commitment& commitment) {
  for (const auto& talk : talks) {
    if (talk.conversation.row != commitment.conversation) continue;
    const Line* previous = nullptr;
    for (const auto& line : talk.lines) {
      const auto at = line.text.find(commitment.what);
      if (at != std::string::npos && line.at == commitment.at)
        return last_topic(previous, std::string_view(line.text).substr(0, at));
      previous = &line;
    }
  }
  return {};
}

void add_before(const View& view, const Dossier& dossier, std::vector<Promise>& promises) {
  std::optional<std::vector<Talk>> talks;
  for (auto& promise : promises) {
    const auto& it = promise.commitment;
    if (it.conversation == 0 || it.status != CommitmentStatus::open || promise.withheld ||
        !is_pronouns_only(it.what)) {
      continue;
    }
    if (!talks) talks = view.talks(dossier);
    promise.before = said_before(*talks, it);
  }
}

void withhold(const Dossier& dossier, Audience audience, Promise& promise) {
  promise.withheld = !may_show(dossier, promise.commitment.what, audience);
  if (promise.withheld) promise.commitment.what.clear();
}

}  // namespace

Side side_of(const View& view, const Commitment& commitment) {
  return side_of(view, commitment, about(view, commitment));
}

Promise judge(const View& view, const Commitment& commitment) {
  return judge(view, commitment, about(view, commitment));
}

std::vector<Promise> promises(const View& view, const Dossier& dossier, Audience audience) {
  std::vector<Promise> result;
  for (const auto* commitment : dossier.commitments) {
    result.push_back(judge(view, *commitment, dossier.candidate));
    withhold(dossier, audience, result.back());
  }
  add_before(view, dossier, result);
  for (auto& promise : result) {
    if (!may_show(dossier, promise.before, audience)) promise.before.clear();
  }
  sort(result);
  return result;
}

std::vector<Promise> all_promises(const View& view) {
  std::vector<Promise> result;
  for (const auto& dossier : view.dossiers()) {
    for (auto& promise : promises(view, dossier, Audience::team)) {
      result.push_back(std::move(promise));
    }
  }
  for (const auto& commitment : view.record().commitments) {
    if (commitment.candidate.empty()) result.push_back(judge(view, commitment, nullptr));
  }
  sort(result);
  return result;
}

std::vector<Promise> only(const std::vector<Promise>& promises, PromiseState state, Side side) {
  std::vector<Promise> result;
  for (const auto& promise : promises) {
    if (promise.state == state && promise.side == side && !promise.moot) result.push_back(promise);
  }
  return result;
}

}  // namespace winloop::insight
