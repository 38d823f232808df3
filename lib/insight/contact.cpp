#include <winloop/insight/contact.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

bool among_ourselves(ConversationKind kind) {
  return kind == ConversationKind::intake || kind == ConversationKind::calibration ||
         kind == ConversationKind::debrief || kind == ConversationKind::search_review;
}

bool spoke(const Dossier& dossier, const Conversation& conversation) {
  const auto& present = conversation.present;
  if (std::any_of(present.begin(), present.end(),
                  [&](const auto& who) { return goes_by(*dossier.candidate, who); })) {
    return true;
  }
  return std::any_of(dossier.signals.begin(), dossier.signals.end(), [&](const Signal* signal) {
    return signal->conversation == conversation.row && signal->role == Role::candidate;
  });
}

}  // namespace

bool is_contact(const View& view, const Dossier& dossier, const Conversation& conversation) {
  if (among_ourselves(conversation.kind)) return false;
  if (conversation.kind == ConversationKind::application) return false;
  if (spoke(dossier, conversation)) return true;
  if (conversation.kind == ConversationKind::message) return false;
  const auto& present = conversation.present;
  return present.empty() || !std::all_of(present.begin(), present.end(), [&](const auto& who) {
           return view.ours(who) != nullptr;
         });
}

bool heard_since(const View& view, const Dossier& dossier, const Conversation& conversation,
                 std::int64_t other) {
  const auto* before = view.conversation(other);
  const auto* after = view.conversation(conversation.row);
  return before != nullptr && after > before &&  // both in the record's list, in time's order
         dossier.spoken_with_in(after);
}

bool we_spoke(const View& view, const Conversation& conversation) {
  if (conversation.kind != ConversationKind::message) return true;
  const auto& present = conversation.present;
  return std::any_of(present.begin(), present.end(),
                     [&](const auto& who) { return view.ours(who) != nullptr; });
}

Silence silence(const View& view, const Dossier& dossier) {
  Silence result;
  if (dossier.contacts.empty()) {
    result.never_spoken = true;
    result.days = view.as_of() - dossier.candidate->added;
    return result;
  }
  result.last = *dossier.contacts.back();
  result.days = view.as_of() - result.last->on;
  result.quiet = in_play(*dossier.candidate) &&
                 is_due(result.last->on, view.search().cadence.quiet, view.as_of());
  return result;
}

}  // namespace winloop::insight
