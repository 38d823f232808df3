#include "terms.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/again.hpp>
#include <winloop/insight/follow_up.hpp>
#include <winloop/insight/hesitations.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

constexpr std::size_t most_wants = 2;
constexpr std::size_t most_doubts = 1;

/// What we may call them without guessing which of their names is the one they go by.
std::string greeting_of(const Candidate& candidate) {
  const auto first = candidate.name.substr(0, candidate.name.find(' '));
  const auto& aliases = candidate.aliases;
  const bool goes_by = std::any_of(aliases.begin(), aliases.end(), [&](const std::string& alias) {
    return utf8::fold(alias) == utf8::fold(first);
  });
  return goes_by ? first : candidate.name;
}

bool is_one_of(std::int64_t row, const std::vector<Conversation>& conversations) {
  return std::any_of(conversations.begin(), conversations.end(),
                     [&](const Conversation& one) { return one.row == row; });
}

std::vector<Conversation> newest_talks(const Dossier& dossier) {
  std::vector<Conversation> result;
  for (auto contact = dossier.contacts.rbegin(); contact != dossier.contacts.rend(); ++contact) {
    if ((*contact)->kind == ConversationKind::loss_autopsy) continue;
    if (!result.empty() && (*contact)->on != result.back().on) break;
    result.push_back(**contact);
  }
  std::reverse(result.begin(), result.end());
  return result;
}

/// Said on the newest day, of categories other than pay and other offers.
std::vector<Citation> said_then(const Dossier& dossier, SignalKind kind,
                                const std::vector<Conversation>& then, std::size_t most) {
  auto all = heard(dossier, kind, Audience::team);
  std::erase_if(all, [&](const Signal* signal) {
    return !is_one_of(signal->conversation, then) || signal->category == "compensation" ||
           signal->category == "competing-process" || signal->category == "counteroffer-risk" ||
           signal->category == "open-question" || may_tell_terms(signal->quote);
  });
  std::vector<Citation> result;
  for (const auto& signal : a_few(std::move(all), most)) result.push_back(cite(signal));
  return result;
}

/// What we promised one another about them stays among us.
bool made_to_them(const Dossier& dossier, const Commitment& commitment) {
  return commitment.conversation == 0 ||
         std::any_of(dossier.contacts.begin(), dossier.contacts.end(),
                     [&](const auto* contact) { return contact->row == commitment.conversation; });
}

std::optional<Citation> cite(const View& view, const Commitment& commitment) {
  const auto* in = view.conversation(commitment.conversation);
  if (in == nullptr) return std::nullopt;
  return Citation{in->row,       in->kind,       in->on, in->file, commitment.said_by,
                  commitment.at, commitment.what};
}

std::vector<Owed> owed(const View& view, const Dossier& dossier, std::span<const Talk> talks) {
  auto open = promises(view, dossier, Audience::team);
  std::erase_if(open, [&](const Promise& promise) {
    const auto& it = promise.commitment;
    return it.status != CommitmentStatus::open || promise.side != Side::ours || promise.moot ||
           promise.withheld || !made_to_them(dossier, it);
  });
  std::vector<Owed> result;
  for (auto& [promise, again] : most_pressing(view, dossier, talks, std::move(open))) {
    auto said = cite(view, promise.commitment);
    const bool on_terms = said && may_tell_terms(said->words);
    result.push_back({std::move(promise), std::move(said), on_terms, std::move(again)});
  }
  return result;
}

std::vector<OpenQuestion> questions(const View& view, const Dossier& dossier,
                                    std::span<const Talk> talks) {
  auto all = questions_left(view, dossier, talks, Audience::team);
  for (auto& [question, since] : all) {
    if (since && may_tell_terms(since->words)) since->words.clear();
  }
  return all;
}

/// The day on which they said yes, where they are past that; what we promised before it was to win
/// them.
std::optional<Date> accepted_on(const View& view, const Dossier& dossier) {
  const int yes = stage_place(view.search(), stage_accepted);
  if (yes < 0 || is_exit(dossier.candidate->stage) ||
      stage_place(view.search(), dossier.candidate->stage) < yes) {
    return std::nullopt;
  }
  for (const auto* move : dossier.moves) {
    if (!is_exit(move->to) && stage_place(view.search(), move->to) >= yes) return move->on;
  }
  return std::nullopt;
}

}  // namespace

FollowUp follow_up(const RecordAsOf& record, std::span<const Talk> talks,
                   std::string_view candidate) {
  const View view(record);
  const auto& dossier = view.dossier(candidate);
  FollowUp result;
  result.as_of = record.as_of;
  result.candidate = dossier.candidate->id;
  result.name = dossier.candidate->name;
  result.greeting = greeting_of(*dossier.candidate);
  result.email = dossier.candidate->email;
  result.role = record.search.role;
  result.company = record.search.company;
  result.talks = newest_talks(dossier);
  result.owed = owed(view, dossier, talks);
  if (const auto yes = accepted_on(view, dossier)) {
    result.folded = std::erase_if(
        result.owed, [&](const Owed& owed) { return owed.promise.commitment.made < *yes; });
  }
  if (is_exit(dossier.candidate->stage)) {
    result.left = Left{dossier.candidate->stage, dossier.candidate->stage_since};
  } else {
    result.wants = said_then(dossier, SignalKind::motivation, result.talks, most_wants);
    result.doubts = said_then(dossier, SignalKind::hesitation, result.talks, most_doubts);
    result.questions = questions(view, dossier, talks);
  }
  return result;
}

}  // namespace winloop::insight
