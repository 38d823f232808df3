#include <winloop/insight/commitments.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/hesitations.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

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

std::vector<Commitment> kept_since(const View& view, const Dossier& dossier,
                                   const Signal* hesitation) {
  std::vector<Commitment> kept;
  for (const auto* commitment : dossier.commitments) {
    if (commitment->conversation != hesitation->conversation || commitment->conversation == 0 ||
        !can_answer(view, *commitment)) {
      continue;
    }
    const auto* place = noticed_as(dossier, *commitment);
    if (place == nullptr || place > hesitation) kept.push_back(*commitment);
  }
  return kept;
}

bool comes_after(const Conversation& conversation, const Signal& signal, const View& view) {
  if (conversation.on != signal.on) return conversation.on > signal.on;
  const auto* its_own = view.conversation(signal.conversation);
  return its_own != nullptr && &conversation > its_own;
}

const Conversation* conversation_since(const View& view, const Dossier& dossier,
                                       const Signal& hesitation) {
  for (const auto* contact : dossier.contacts) {
    if (comes_after(*contact, hesitation, view) && we_spoke(view, *contact)) return contact;
  }
  return nullptr;
}

const Signal* said_again(const std::vector<const Signal*>& all, const Signal* hesitation) {
  for (const auto* other : all) {  // in the record's order: the first repetition is found
    if (other > hesitation && other->conversation != hesitation->conversation &&
        other->category == hesitation->category) {
      return other;
    }
  }
  return nullptr;
}

std::optional<Conversation> copy(const Conversation* conversation) {
  if (conversation == nullptr) return std::nullopt;
  return *conversation;
}

}  // namespace

std::vector<Hesitation> hesitations(const View& view, const Dossier& dossier, Audience audience) {
  const auto in_order = heard(dossier, SignalKind::hesitation, audience);
  auto all = in_order;
  best_first(all);
  std::vector<Hesitation> result;
  for (const auto* signal : all) {
    auto& hesitation = result.emplace_back();
    hesitation.signal = *signal;
    hesitation.kept = kept_since(view, dossier, signal);
    if (const auto* again = said_again(in_order, signal)) {
      hesitation.answer = Answer::said_again;
      hesitation.since = copy(view.conversation(again->conversation));
      continue;
    }
    hesitation.since = copy(conversation_since(view, dossier, *signal));
    if (!hesitation.kept.empty()) {
      hesitation.answer = Answer::promise_kept;
    } else if (hesitation.since) {
      hesitation.answer = Answer::spoken_since;
    }
  }
  return result;
}

std::vector<const Signal*> open_questions(const View& view, const Dossier& dossier,
                                          Audience audience) {
  std::vector<const Signal*> open;
  for (const auto* question : heard(dossier, SignalKind::question, audience)) {
    if (!question->answered && question->category != "answered") open.push_back(question);
  }
  std::set<const Signal*> answered;
  for (const auto* commitment : dossier.commitments) {
    if (commitment->kind != answering.front() || !can_answer(view, *commitment)) continue;
    const auto* promised = noticed_as(dossier, *commitment);
    if (promised == nullptr) continue;
    const Signal* nearest = nullptr;
    for (const auto* question : open) {
      if (question->conversation == promised->conversation && question < promised) {
        nearest = question;
      }
    }
    if (nearest != nullptr) answered.insert(nearest);
  }
  std::erase_if(open, [&](const Signal* question) { return answered.contains(question); });
  return open;
}

}  // namespace winloop::insight
