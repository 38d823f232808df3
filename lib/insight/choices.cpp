#include <winloop/insight/choices.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

/// The last stage that somebody ever stood at; exits are none, nor is a stage that the search no
/// longer names.
int furthest(const Search& search, const Dossier& dossier) {
  const auto place = [&](const std::string& stage) {
    return is_exit(stage) ? -1 : stage_place(search, stage);
  };
  int most = place(dossier.candidate->stage);
  for (const auto* move : dossier.moves)
    most = std::max({most, place(move->from), place(move->to)});
  return most;
}

const StageMove* decline_of(const Search& search, const Dossier& dossier) {
  if (dossier.candidate->stage != exit_we_declined || dossier.moves.empty()) return nullptr;
  const auto* last = dossier.moves.back();
  const bool at_a_stage = !is_exit(last->from) && stage_place(search, last->from) >= 0;
  return last->to == exit_we_declined && at_a_stage ? last : nullptr;
}

}  // namespace

Choices choices(const View& view, std::size_t most) {
  const auto& search = view.search();
  std::vector<std::pair<const Dossier*, int>> reached;
  std::vector<std::pair<const Dossier*, const StageMove*>> declined;
  for (const auto& dossier : view.dossiers()) {
    reached.emplace_back(&dossier, furthest(search, dossier));
    if (const auto* move = decline_of(search, dossier)) declined.emplace_back(&dossier, move);
  }
  const auto each = [&](const auto& visit) {
    for (const auto& [who, move] : declined) {
      const int line = stage_place(search, move->from);
      for (const auto& [other, place] : reached) {
        if (other != who && place > line) visit(Choice{other, who, move});
      }
    }
  };
  Choices result;
  each([&](const Choice&) { ++result.all; });
  const std::size_t step = 1 + (result.all == 0 ? 0 : (result.all - 1) / most);
  std::size_t at = 0;
  each([&](const Choice& choice) {
    if (at++ % step == 0) result.choices.push_back(choice);
  });
  return result;
}

bool contradicts_ranking(const Choice& choice) {
  const auto* taken = choice.taken->standing;
  const auto* declined = choice.declined->standing;
  if (taken == nullptr || declined == nullptr) return false;
  return taken->has_score() && declined->has_score() && declined->rank < taken->rank;
}

}  // namespace winloop::insight
