#include <winloop/rank/rank.hpp>
#include <winloop/rank/stability.hpp>

#include <algorithm>
#include <numeric>
#include <random>

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
  // Named by their places, candidates are found in each ranking without a search.
  auto by_place = pool;
  std::iota(by_place.rows.begin(), by_place.rows.end(), 0U);
  std::vector<Staying> result(pool.rows.size());
  std::mt19937_64 numbers(seed);
  auto perturbed = spec;
  for (std::size_t round = 0; round < perturbations; ++round) {
    for (std::size_t i = 0; i < spec.criteria.size(); ++i)
      perturbed.criteria[i].weight = spec.criteria[i].weight * weight_factor(numbers);
    // Ranks are asked for, not who comes first of those who share one: ids may stay out of it.
    for (const auto& standing : rank(perturbed, by_place, Date{}).standings)
      count_standing(result[standing.candidate], standing, top);
  }
  return result;
}

}  // namespace winloop::rank
