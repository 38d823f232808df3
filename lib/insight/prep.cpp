#include "telling.hpp"
#include "terms.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/insight/bar.hpp>
#include <winloop/insight/hesitations.hpp>
#include <winloop/insight/prep.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace winloop::insight {

namespace {

constexpr std::size_t most_remarks = 3;

bool is_about_terms(ConversationKind kind) {
  return kind == ConversationKind::preclose || kind == ConversationKind::offer ||
         kind == ConversationKind::negotiation;
}

/// Most of us interview; few close.
bool is_for_many(ConversationKind meeting) {
  return meeting == ConversationKind::screen || meeting == ConversationKind::interview;
}

void expect_meeting(ConversationKind kind) {
  const auto& kinds = meeting_kinds();
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return;
  std::vector<std::string_view> words;
  words.reserve(kinds.size());
  for (const auto one : kinds) words.push_back(name(one));
  throw bad_input(fmt::format("{}: no meeting with a candidate; expected {}", name(kind),
                              fmt::join(words, ", ")));
}

/// What somebody may be called by, folded.
template <typename Named>
WordSet words_of_names(const Named& who) {
  WordSet words;
  const auto add = [&](std::string_view name) {
    for (auto& word : plain_list(name)) words.insert(std::move(word));
  };
  add(who.name);
  for (const auto& alias : who.aliases) add(alias);
  return words;
}

/// Words that begin with a capital, folded, without `'s`.
WordSet capitalised_words(std::string_view text) {
  WordSet words;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find_first_of(" \n\t", from), text.size());
    const auto word = text.substr(from, end - from);
    auto plain = utf8::plain_words(word);
    if (!plain.empty() && utf8::fold(word) != word) {
      if (plain.ends_with("'s")) plain.resize(plain.size() - 2);
      words.insert(std::move(plain));
    }
    from = end + 1;
  }
  return words;
}

/// What the candidate would be asked about a fact that nobody has written down.
std::string fact_to_ask(const Criterion& criterion, const std::string& what) {
  if (const auto* rule = std::get_if<FactRule>(&criterion.evidence)) {
    return fmt::format("“{}” is not written down: ask. The bar says {}.", what, to_string(*rule));
  }
  const auto& rule = std::get<NumberRule>(criterion.evidence);
  return fmt::format("“{}” is not written down: ask. The bar counts {} from {} to {}.", what,
                     rule.field, rule.from, rule.to);
}

ToAsk to_ask(const Criterion& criterion) {
  ToAsk result{criterion, {}, {}};
  const auto& what = criterion.name.empty() ? criterion.id : criterion.name;
  if (!std::holds_alternative<RatingEvidence>(criterion.evidence)) {
    result.ask = fact_to_ask(criterion, what);
    return result;
  }
  result.ask = fmt::format(
      "“{}”: take me through the last time it came to that in your work. What did you do, and what "
      "came of it?",
      what);
  const auto& [lowest, no, yes, highest] = criterion.anchors;
  if (!no.empty() && !yes.empty()) {
    result.listen = fmt::format("2 no: {}\n3 yes: {}", no, yes);
  } else if (!lowest.empty() && !highest.empty()) {
    result.listen = fmt::format("1 definitely not: {}\n4 strong yes: {}", lowest, highest);
  }
  return result;
}

/// Puts one page together for one who reads it.
class Preparation {
 public:
  Preparation(const View& view, const Dossier& dossier, const Person& person,
              const Meeting& meeting)
      : view_(view), dossier_(dossier), person_(person), meeting_(meeting) {
    for (const auto* contact : dossier.contacts) {
      if (counts_for(meeting.kind, contact->kind)) counted_.insert(contact->row);
    }
    partakers_ = words_of_names(*dossier.candidate);
    for (const auto& ours : view.search().people) partakers_.merge(words_of_names(ours));
  }

  Prep of(std::span<const Talk> talks) const {
    Prep prep;
    about(prep);
    prep.asked = asked(talks);
    prep.promises = promised();
    prep.open_questions = questions(talks);
    for (const auto& criterion : without_evidence(view_, dossier_)) {
      prep.to_ask.push_back(to_ask(criterion));
    }
    prep.remarks = remarks();
    ratings(prep);
    return prep;
  }

 private:
  [[nodiscard]] bool counts(std::int64_t conversation) const {
    return counted_.contains(conversation);
  }

  /// Of pay or other offers, for a reader who is not to close.
  [[nodiscard]] bool hides(std::string_view words) const {
    return is_for_many(meeting_.kind) && speaks_of_terms(words);
  }

  /// A promise that is not for this reader: of terms, by its kind or with a figure, or about
  /// somebody else in the search.
  [[nodiscard]] bool hides(const Commitment& promised) const {
    if (!is_for_many(meeting_.kind)) return false;
    return promised.kind == "confirm-terms" || promised.kind == "offer-story" ||
           may_tell_terms(promised.what) || hides(promised.what) || names_another(promised.what);
  }

  [[nodiscard]] bool names_another(std::string_view words) const {
    auto said = capitalised_words(words);
    std::erase_if(said, [&](const std::string& word) { return partakers_.contains(word); });
    if (said.empty()) return false;
    const auto& all = view_.dossiers();
    return std::any_of(all.begin(), all.end(), [&](const Dossier& other) {
      return other.candidate != dossier_.candidate &&
             !shared(said, words_of_names(*other.candidate)).empty();
    });
  }

  void about(Prep& prep) const {
    prep.as_of = view_.as_of();
    prep.candidate = dossier_.candidate->id;
    prep.name = dossier_.candidate->name;
    prep.role = view_.search().role;
    prep.stage = dossier_.candidate->stage;
    prep.days_in_stage = view_.as_of() - dossier_.candidate->stage_since;
    prep.interviewer = person_.name;
    prep.kind = meeting_.kind;
    prep.silence = silence(view_, dossier_);
    for (const auto* contact : dossier_.contacts) {
      const auto& present = contact->present;
      if (std::any_of(present.begin(), present.end(),
                      [&](const auto& who) { return view_.ours(who) == &person_; })) {
        prep.met.push_back(*contact);
      }
      if (!counts(contact->row)) prep.left_out.push_back(*contact);
    }
  }

  [[nodiscard]] std::vector<AskedIn> asked(std::span<const Talk> talks) const {
    std::vector<Talk> some;
    for (const auto& talk : talks) {
      if (counts(talk.conversation.row)) some.push_back(talk);
    }
    return insight::asked(view_, dossier_, some,
                          {Audience::team, !is_for_many(meeting_.kind), meeting_.most});
  }

  [[nodiscard]] std::vector<Promise> promised() const {
    auto all = insight::promises(view_, dossier_, Audience::team);
    std::erase_if(all, [&](const Promise& promise) {
      const auto& it = promise.commitment;
      const bool settled =
          promise.state == PromiseState::kept || promise.state == PromiseState::dropped;
      return settled || promise.moot || promise.withheld || hides(it) ||
             (it.conversation != 0 && !counts(it.conversation));
    });
    return all;
  }

  [[nodiscard]] std::vector<OpenQuestion> questions(std::span<const Talk> talks) const {
    auto all = questions_left(view_, dossier_, talks, Audience::team);
    std::erase_if(all, [&](const OpenQuestion& open) {
      return !counts(open.question.conversation) || hides(open.question.quote);
    });
    for (auto& [question, since] : all) {
      if (since && (!counts(since->conversation) || hides(since->words))) since->words.clear();
    }
    return all;
  }

  [[nodiscard]] std::vector<Signal> remarks() const {
    auto all = heard(dossier_, SignalKind::motivation, Audience::team);
    std::erase_if(all, [&](const Signal* signal) {
      return signal->category == "compensation" || !counts(signal->conversation) ||
             hides(signal->quote);
    });
    best_first(all);
    std::set<std::string_view> categories;
    std::vector<const Signal*> chosen;
    for (const auto* signal : all) {
      if (chosen.size() == most_remarks) break;
      if (categories.insert(signal->category).second) chosen.push_back(signal);
    }
    std::sort(chosen.begin(), chosen.end(), std::greater<>());  // they point into time's order
    std::vector<Signal> result;
    result.reserve(chosen.size());
    for (const auto* signal : chosen) result.push_back(*signal);
    return result;
  }

  void ratings(Prep& prep) const {
    const auto own = [&](const Rating* rating) { return view_.ours(rating->rater) == &person_; };
    const auto& all = dossier_.ratings;
    prep.has_rated = std::any_of(all.begin(), all.end(), own);
    if (!prep.has_rated) {
      prep.withheld = all.size();
      return;
    }
    for (const auto& criterion : view_.record().spec.criteria) {
      for (const auto* rating : all) {
        if (rating->criterion == criterion.id) prep.ratings.push_back(shown(*rating));
      }
    }
  }

  [[nodiscard]] Rating shown(Rating rating) const {
    if (!may_show(dossier_, rating.note, Audience::team)) rating.note.clear();
    return rating;
  }

  const View& view_;
  const Dossier& dossier_;
  const Person& person_;
  const Meeting& meeting_;
  std::set<std::int64_t> counted_;
  WordSet partakers_;  ///< the candidate's names and those of our people
};

}  // namespace

const std::vector<ConversationKind>& meeting_kinds() {
  using Kind = ConversationKind;
  static const std::vector<Kind> kinds{Kind::screen,      Kind::interview, Kind::checkin,
                                       Kind::preclose,    Kind::offer,     Kind::negotiation,
                                       Kind::loss_autopsy};
  return kinds;
}

bool counts_for(ConversationKind meeting, ConversationKind conversation) {
  if (conversation == ConversationKind::loss_autopsy) {
    return meeting == ConversationKind::loss_autopsy;
  }
  return !is_for_many(meeting) || !is_about_terms(conversation);
}

Prep prep(const RecordAsOf& record, std::span<const Talk> talks, const Meeting& meeting) {
  expect_meeting(meeting.kind);
  const View view(record);
  const auto& dossier = view.dossier(meeting.candidate);
  const auto& person = view.people().at("interviewer", meeting.interviewer);
  return Preparation(view, dossier, person, meeting).of(talks);
}

}  // namespace winloop::insight
