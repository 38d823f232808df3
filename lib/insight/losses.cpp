#include <winloop/insight/losses.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

bool is_written(const Autopsy& autopsy) {
  return !autopsy.stated.empty() || !autopsy.lesson.empty() || !autopsy.quote.empty() ||
         autopsy.cause != LossCause::unknown;
}

Loss loss_of(const Dossier& dossier) {
  Loss loss;
  const auto& candidate = *dossier.candidate;
  loss.candidate = candidate.id;
  loss.name = candidate.name;
  loss.exit = candidate.stage;
  loss.on = candidate.stage_since;
  for (const auto* move : dossier.moves) {
    if (move->to != candidate.stage) continue;
    loss.from = move->from;
    loss.on = move->on;
    loss.why = move->why;
  }
  if (dossier.judgement != nullptr && dossier.judgement->autopsy &&
      is_written(*dossier.judgement->autopsy)) {
    loss.autopsy = dossier.judgement->autopsy;
    loss.of_the_conversation = is_of_the_conversation(loss.autopsy->cause);
    loss.unproven = loss.autopsy->cause == LossCause::comp_verified && loss.autopsy->quote.empty();
  }
  loss.autopsy_captured = std::any_of(
      dossier.conversations.begin(), dossier.conversations.end(),
      [](const Conversation* it) { return it->kind == ConversationKind::loss_autopsy; });
  return loss;
}

}  // namespace

std::vector<Loss> losses(const View& view) {
  std::vector<Loss> result;
  for (const auto& dossier : view.dossiers()) {
    if (is_loss(dossier.candidate->stage)) result.push_back(loss_of(dossier));
  }
  std::sort(result.begin(), result.end(), [](const Loss& a, const Loss& b) {
    return a.on != b.on ? a.on > b.on : a.candidate < b.candidate;
  });
  return result;
}

std::vector<Loss> recent(const std::vector<Loss>& losses, Date as_of, int days) {
  std::vector<Loss> result;
  std::copy_if(losses.begin(), losses.end(), std::back_inserter(result),
               [&](const Loss& loss) { return as_of - loss.on <= days; });
  return result;
}

std::vector<Loss> without_autopsy(const std::vector<Loss>& losses) {
  std::vector<Loss> result;
  std::copy_if(losses.begin(), losses.end(), std::back_inserter(result),
               [](const Loss& loss) { return !loss.autopsy; });
  return result;
}

}  // namespace winloop::insight
