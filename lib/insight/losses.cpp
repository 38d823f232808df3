#include <winloop/insight/losses.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

bool is_written(const Autopsy& autopsy) {
  return !autopsy.stated.empty() || !autopsy.lesson.empty() || !autopsy.quote.empty() ||
         autopsy.cause != LossCause::unknown;
}

void fill_autopsy(const Dossier& dossier, Audience audience, const FindWords& find, Loss& loss) {
  if (dossier.judgement == nullptr || !dossier.judgement->autopsy ||
      !is_written(*dossier.judgement->autopsy)) {
    return;
  }
  auto& autopsy = loss.autopsy.emplace(*dossier.judgement->autopsy);
  loss.of_the_conversation = is_of_the_conversation(autopsy.cause);
  loss.shown = verify(dossier, autopsy.quote, find);
  loss.unproven = autopsy.cause == LossCause::comp_verified && !loss.shown;
  loss.withheld = !may_show(dossier, autopsy.quote, audience);
  if (loss.withheld) autopsy.quote.clear();
}

Loss describe(const Dossier& dossier, Audience audience, const FindWords& find) {
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
  fill_autopsy(dossier, audience, find, loss);
  loss.autopsy_captured = std::any_of(
      dossier.conversations.begin(), dossier.conversations.end(),
      [](const Conversation* it) { return it->kind == ConversationKind::loss_autopsy; });
  return loss;
}

}  // namespace

std::optional<Loss> loss_of(const Dossier& dossier, Audience audience, const FindWords& find) {
  if (!is_loss(dossier.candidate->stage)) return std::nullopt;
  return describe(dossier, audience, find);
}

std::vector<Loss> losses(const View& view, const FindWords& find) {
  std::vector<Loss> result;
  for (const auto& dossier : view.dossiers()) {
    if (auto loss = loss_of(dossier, Audience::team, find)) result.push_back(*std::move(loss));
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
