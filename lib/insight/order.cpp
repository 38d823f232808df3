#include "order.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace winloop::insight {

std::vector<const Dossier*> nearest_to_offer(const View& view) {
  std::vector<std::pair<int, const Dossier*>> placed;
  for (const auto& dossier : view.dossiers()) {
    if (!in_play(*dossier.candidate)) continue;
    placed.emplace_back(stage_place(view.search(), dossier.candidate->stage), &dossier);
  }
  const auto key = [](const auto& entry) {
    const auto* standing = entry.second->standing;
    const auto last = std::numeric_limits<std::uint32_t>::max();
    return std::tuple(-entry.first, standing == nullptr ? last : standing->rank,
                      std::string_view(entry.second->candidate->id));
  };
  std::sort(placed.begin(), placed.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<const Dossier*> result;
  result.reserve(placed.size());
  for (const auto& [place, dossier] : placed) result.push_back(dossier);
  return result;
}

}  // namespace winloop::insight
