#include <winloop/insight/again.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/hesitations.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

constexpr auto answering =
    std::array{"answer-question"sv, "introduce-person"sv,   "confirm-terms"sv, "exec-call"sv,
               "offer-story"sv,     "tailored-follow-up"sv, "other"sv};

bool can_answer(const View& view, const Commitment& commitment) {
  return std::find(answering.begin(), answering.end(), commitment.kind) != answering.end() &&
         commitment.status == CommitmentStatus::kept && side_of(view, commitment) == Side::ours;
}

/// Where in the record's list the commitment was noticed; null for one written down by hand.
const Signal* noticed_as(const Dossier& dossier, const Commitment& commitment) {
  if (commitment.signal == 0) return nullptr;
  const auto found =
      std::find_if(dossier.signals.begin(), dossier.signals.end(),
                   [&](const Signal* signal) { return signal->row == commitment.signal; });
  return found == dossier.signals.end() ? nullptr : *found;
}

bool is_open_question(const Signal& signal) {
  return signal.kind == SignalKind::question && !signal.answered && signal.category != "answered";
}

/// Past this a promise answers something else, or is a goodbye.
constexpr Millis soon_after = std::chrono::minutes{2};

bool within_reach(const Signal& doubt, const Signal& promised) {
  return !doubt.at || !promised.at || *promised.at - *doubt.at <= soon_after;
}

using Answers = std::multimap<const Signal*, const Commitment*>;

/// To promise an answer is to take the question up, in whatever words.
bool answers_by_kind(const Signal& doubt, const Commitment& commitment) {
  return doubt.kind == SignalKind::question &&
         (commitment.kind == "answer-question" || commitment.kind == "confirm-terms");
}

/// Doubts (hesitations and open questions), each with the promises made right after it and kept.
Answers kept_answers(const View& view, const Dossier& dossier) {
  Answers answers;
  std::vector<const Signal*> doubts;
  for (const auto* signal : dossier.signals) {
    const bool doubt = signal->kind == SignalKind::hesitation || is_open_question(*signal);
    if (doubt && is_own_words(*signal)) doubts.push_back(signal);
  }
  for (const auto* commitment : dossier.commitments) {
    if (!can_answer(view, *commitment)) continue;
    const auto* promised = noticed_as(dossier, *commitment);
    if (promised == nullptr) continue;
    const auto after = std::lower_bound(doubts.begin(), doubts.end(), promised);
    if (after == doubts.begin()) continue;
    const auto* nearest = *std::prev(after);
    if (nearest->conversation != promised->conversation || !within_reach(*nearest, *promised)) {
      continue;
    }
    for (auto it = after; it != doubts.begin(); --it) {
      const auto* doubt = *std::prev(it);
      const bool same_breath = doubt->conversation == nearest->conversation &&
                               doubt->at.has_value() && doubt->at == nearest->at;
      if (doubt == nearest || same_breath) answers.emplace(doubt, commitment);
    }
  }
  return answers;
}

const Signal* said_again(const View& view, const Dossier& dossier,
                         const std::vector<const Signal*>& all, const Signal* hesitation) {
  for (const auto* other : all) {  // in the record's order: the first repetition is found
    if (other > hesitation && other->conversation != hesitation->conversation &&
        same_topic(view, dossier, other->quote, hesitation->quote)) {
      return other;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<Hesitation> hesitations(const View& view, const Dossier& dossier, Audience audience) {
  const auto in_order = heard(dossier, SignalKind::hesitation, audience);
  if (in_order.empty()) return {};
  auto all = in_order;
  best_first(all);
  const auto answers = kept_answers(view, dossier);
  const auto talks = view.talks(dossier);
  std::vector<Hesitation> result;
  for (const auto* signal : all) {
    auto& hesitation = result.emplace_back();
    hesitation.signal = *signal;
    const auto [first, last] = answers.equal_range(signal);
    for (auto it = first; it != last; ++it) hesitation.kept.push_back(*it->second);
    if (const auto* again = said_again(view, dossier, in_order, signal)) {
      hesitation.answer = Answer::said_again;
      hesitation.again = cite(*again);
      continue;
    }
    hesitation.again = comes_up_again(view, dossier, talks, {signal->conversation, signal->quote});
    const auto on_it = [&](const Commitment& kept) {
      return same_topic(view, dossier, signal->quote, kept.what);
    };
    if (std::any_of(hesitation.kept.begin(), hesitation.kept.end(), on_it)) {
      std::erase_if(hesitation.kept, [&](const auto& kept) { return !on_it(kept); });
      hesitation.answer = Answer::promise_kept;
    } else if (hesitation.again) {
      hesitation.answer = Answer::taken_up;
    }
    if (hesitation.again && !may_show(dossier, hesitation.again->words, audience)) {
      hesitation.again->words.clear();
    }
  }
  return result;
}

std::vector<const Signal*> open_questions(const View& view, const Dossier& dossier,
                                          Audience audience) {
  auto open = heard(dossier, SignalKind::question, audience);
  const auto answers = kept_answers(view, dossier);
  std::erase_if(open, [&](const Signal* question) {
    if (!is_open_question(*question)) return true;
    const auto [first, last] = answers.equal_range(question);
    return std::any_of(first, last, [&](const auto& answer) {
      return answers_by_kind(*question, *answer.second) ||
             same_topic(view, dossier, question->quote, answer.second->what);
    });
  });
  return open;
}

}  // namespace winloop::insight
