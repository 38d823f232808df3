#include "units.hpp"
#include <winloop/model/rating.hpp>
#include <winloop/model/spec.hpp>

#include <cmath>
#include <cstdlib>
#include <numeric>

namespace winloop::rank {

namespace {

using Numbers = std::vector<double>;

std::int64_t on_leniency_grid(double leniency) {
  return std::llround(leniency * static_cast<double>(leniency_grid));
}

double inner(const Numbers& a, const Numbers& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// The counts of every rater who occurs; `leniency` is left for later.
std::vector<Leniency> counts_of(std::span<const UnitRating> sorted) {
  std::vector<Leniency> by_number;
  for (const auto& rating : sorted) {
    if (rating.rater >= by_number.size()) by_number.resize(std::size_t{rating.rater} + 1);
    ++by_number[rating.rater].ratings;
  }
  each_unit(sorted, [&](std::span<const UnitRating> unit) {
    if (unit.size() < 2) return;
    for (const auto& rating : unit) ++by_number[rating.rater].shared;
  });
  for (std::size_t number = 0; number < by_number.size(); ++number)
    by_number[number].rater = static_cast<std::uint32_t>(number);
  return by_number;
}

/// The ratings that leniency is estimated from: of units with two raters or more, all of whom share
/// enough with one another.
std::vector<UnitRating> telling(std::vector<UnitRating> sorted, std::size_t raters) {
  for (bool again = true; again;) {
    std::vector<std::size_t> shared(raters, 0);
    each_unit(sorted, [&](std::span<const UnitRating> unit) {
      if (unit.size() < 2) return;
      for (const auto& rating : unit) ++shared[rating.rater];
    });
    // Who rated alone keeps nothing either: a unit of one is in nobody's count.
    const auto before = sorted.size();
    std::erase_if(sorted, [&](const UnitRating& rating) {
      return shared[rating.rater] < shared_ratings_needed;
    });
    again = sorted.size() != before;
  }
  std::vector<UnitRating> result;
  each_unit(sorted, [&](std::span<const UnitRating> unit) {
    if (unit.size() >= 2) result.insert(result.end(), unit.begin(), unit.end());
  });
  return result;
}

/// The equations that are left when the qualities are put in: for each rater r
///
///     sum over r's units of (l_r - mean l of the unit) + ridge l_r
///         = sum over r's units of (level - mean level of the unit)
class Equations {
 public:
  Equations(std::span<const UnitRating> telling, std::size_t raters, double ridge)
      : ratings_(telling), ridge_(ridge), right_(raters, 0), diagonal_(raters, ridge) {
    each_unit(ratings_, [&](std::span<const UnitRating> unit) {
      const auto size = static_cast<double>(unit.size());
      int sum = 0;
      for (const auto& rating : unit) sum += rating.level;
      for (const auto& rating : unit) {
        right_[rating.rater] += rating.level - sum / size;
        diagonal_[rating.rater] += 1 - 1 / size;
      }
    });
  }

  /// By conjugate gradients, each rater scaled by the diagonal.
  [[nodiscard]] Numbers solution() const {
    constexpr int most_steps = 1000;
    constexpr double settled = 1e-24;
    Numbers solution(right_.size(), 0);
    auto rest = right_;
    auto scaled = by_diagonal(rest);
    auto direction = scaled;
    double size = inner(rest, scaled);
    const double enough = size * settled;
    for (int step = 0; step < most_steps && size > enough; ++step) {
      const auto left = left_side(direction);
      const double length = size / inner(direction, left);
      for (std::size_t at = 0; at < solution.size(); ++at) {
        solution[at] += length * direction[at];
        rest[at] -= length * left[at];
      }
      scaled = by_diagonal(rest);
      const double next = inner(rest, scaled);
      for (std::size_t at = 0; at < solution.size(); ++at)
        direction[at] = scaled[at] + next / size * direction[at];
      size = next;
    }
    return solution;
  }

 private:
  [[nodiscard]] Numbers by_diagonal(const Numbers& numbers) const {
    Numbers result(numbers.size(), 0);
    for (std::size_t at = 0; at < numbers.size(); ++at)
      if (diagonal_[at] > 0) result[at] = numbers[at] / diagonal_[at];
    return result;
  }

  [[nodiscard]] Numbers left_side(const Numbers& leniency) const {
    Numbers result(leniency.size(), 0);
    for (std::size_t at = 0; at < result.size(); ++at) result[at] = ridge_ * leniency[at];
    each_unit(ratings_, [&](std::span<const UnitRating> unit) {
      double sum = 0;
      for (const auto& rating : unit) sum += leniency[rating.rater];
      const double mean = sum / static_cast<double>(unit.size());
      for (const auto& rating : unit) result[rating.rater] += leniency[rating.rater] - mean;
    });
    return result;
  }

  std::span<const UnitRating> ratings_;
  double ridge_;
  Numbers right_;
  Numbers diagonal_;
};

/// `sum` in steps of the grid, over `count` levels.
double value_of_sum(std::int64_t sum, std::size_t count) {
  const auto size = static_cast<std::int64_t>(count) * leniency_grid;
  const auto cut = std::clamp(sum, lowest_level * size, highest_level * size);
  return value_of_level(static_cast<double>(cut) / static_cast<double>(size));
}

}  // namespace

std::vector<Leniency> leniencies(std::span<const UnitRating> ratings, double ridge) {
  auto sorted = by_unit(ratings);
  auto result = counts_of(sorted);
  const auto shared = telling(std::move(sorted), result.size());
  const auto solution = Equations(shared, result.size(), ridge).solution();
  for (const auto& rating : shared) {
    result[rating.rater].leniency = static_cast<double>(on_leniency_grid(solution[rating.rater])) /
                                    static_cast<double>(leniency_grid);
  }
  std::erase_if(result, [](const Leniency& one) { return one.ratings == 0; });
  return result;
}

double adjusted_value(std::span<const GivenLevel> levels) {
  std::int64_t sum = 0;
  for (const auto& given : levels)
    sum += given.level * leniency_grid - on_leniency_grid(given.leniency);
  return value_of_sum(sum, levels.size());
}

double plain_value(std::span<const GivenLevel> levels) {
  std::int64_t sum = 0;
  for (const auto& given : levels) sum += given.level;
  return value_of_level(static_cast<double>(sum) / static_cast<double>(levels.size()));
}

}  // namespace winloop::rank
