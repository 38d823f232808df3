#include <winloop/rank/rank.hpp>
#include <winloop/rank/stability.hpp>

#include <algorithm>
#include <random>
#include <utility>

namespace winloop::rank {

namespace {

/// 1/2 to 3/2, from the upper 53 bits: exact, and alike on every machine.
double weight_factor(std::mt19937_64& numbers) {
  constexpr int unused_bits = 11;
  constexpr double step = 0x1p-53;
  return 0.5 + static_cast<double>(numbers() >> unused_bits) * step;
}

void count_standing(Staying& staying, const Standing& standing, std::size_t top) {
  staying.in_top += standing.rank <= top ? 1 : 0;
  staying.best_rank =
      staying.best_rank == 0 ? standing.rank : std::min(staying.best_rank, standing.rank);
  staying.worst_rank = std::max(staying.worst_rank, standing.rank);
}

}  // namespace

std::vector<Staying> staying_in_top(const Spec& spec, const Pool& pool, std::size_t top,
                                    std::uint64_t seed) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (std::uint32_t at = 0; at < pool.rows.size(); ++at) places.emplace_back(pool.rows[at], at);
  std::sort(places.begin(), places.end());
  std::vector<Staying> result(pool.rows.size());
  std::mt19937_64 numbers(seed);
  auto perturbed = spec;
  for (std::size_t round = 0; round < perturbations; ++round) {
    for (std::size_t i = 0; i < spec.criteria.size(); ++i)
      perturbed.criteria[i].weight = spec.criteria[i].weight * weight_factor(numbers);
    // Ranks are asked for, not who comes first of those who share one: ids may stay out of it.
    for (const auto& standing : rank(perturbed, pool, Date{}).standings) {
      const auto at = std::lower_bound(places.begin(), places.end(),
                                       std::pair(standing.candidate, std::uint32_t{0}));
      count_standing(result[at->second], standing, top);
    }
  }
  return result;
}

}  // namespace winloop::rank
