#include <winloop/base/error.hpp>
#include <winloop/rank/impact.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace winloop::rank {

namespace {

Fraction reduced(std::uint64_t numerator, std::uint64_t denominator) {
  const auto divisor = std::gcd(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

/// a/b < c/d in whole numbers; counts of 32 bits make products of 64.
bool lower_rate(const GroupCount& a, const GroupCount& b) {
  return std::uint64_t{a.selected} * b.members < std::uint64_t{b.selected} * a.members;
}

const GroupCount* highest_rate(std::span<const GroupCount> groups) {
  const GroupCount* best = nullptr;
  for (const auto& group : groups) {
    if (group.members == 0) continue;
    if (best == nullptr || lower_rate(*best, group)) best = &group;
  }
  return best;
}

/// Whether the group would have the higher rate with one selection of the best group's its own.
bool turns_with_one(const GroupCount& group, const GroupCount& best) {
  const GroupCount more{"", group.selected + 1, group.members};
  const GroupCount fewer{"", best.selected - 1, best.members};
  return lower_rate(fewer, more);
}

/// 5 n < 4 d without overflow: of fractions in lowest terms, up to 1.
bool below_four_fifths(const Fraction& ratio) {
  return ratio.numerator / 4 < ratio.denominator / 5 ||
         (ratio.numerator / 4 == ratio.denominator / 5 &&
          5 * (ratio.numerator % 4) < 4 * (ratio.denominator % 5));
}

}  // namespace

std::vector<GroupImpact> four_fifths(std::span<const GroupCount> groups) {
  for (const auto& group : groups) {
    if (group.selected <= group.members) continue;
    throw bad_input(fmt::format("group \"{}\": {} selected of {} members; expected at most {}",
                                group.group, group.selected, group.members, group.members));
  }
  const auto* best = highest_rate(groups);
  std::vector<GroupImpact> result;
  for (const auto& group : groups) {
    GroupImpact impact;
    impact.group = group.group;
    if (group.members > 0) {
      impact.rate = reduced(group.selected, group.members);
      if (best->selected > 0) {
        const auto highest = reduced(best->selected, best->members);
        impact.impact_ratio = reduced(impact.rate->numerator * highest.denominator,
                                      impact.rate->denominator * highest.numerator);
        impact.below_four_fifths = below_four_fifths(*impact.impact_ratio);
        impact.one_person_decides = impact.below_four_fifths && turns_with_one(group, *best);
      }
      if (&group != best) {
        impact.p = fisher_exact({group.selected, group.members - group.selected, best->selected,
                                 best->members - best->selected});
      }
    }
    result.push_back(std::move(impact));
  }
  return result;
}

double fisher_exact(const TwoByTwo& table) {
  // Of the tables with these margins, `a` runs from `least` to `most`; the probability of each is
  // that of its neighbour times a simple quotient, so no logarithm loses digits. The likeliest
  // weighs 1: what is 10^-300 beside it does not count (and would stall in denormal numbers).
  constexpr double least_weight = 1e-300;
  const auto observed_a = std::int64_t{table.a};
  const auto row = observed_a + table.b;
  const auto column = observed_a + table.c;
  const auto total = row + table.c + table.d;
  const auto least = std::max<std::int64_t>(0, row + column - total);
  const auto most = std::min(row, column);
  const double about = static_cast<double>(row + 1) * static_cast<double>(column + 1) /
                       static_cast<double>(total + 2);
  const auto mode = std::clamp(static_cast<std::int64_t>(about), least, most);
  const auto up = [&](std::int64_t a) {  // weight of a + 1 beside that of a
    return static_cast<double>(row - a) * static_cast<double>(column - a) /
           (static_cast<double>(a + 1) * static_cast<double>(total - row - column + a + 1));
  };

  double observed = 1;
  for (auto a = mode; a < observed_a && observed > least_weight; ++a) observed *= up(a);
  for (auto a = mode; a > observed_a && observed > least_weight; --a) observed /= up(a - 1);

  constexpr double same = 1 + 1e-7;
  double all = 0;
  double extreme = 0;
  const auto add = [&](double weight) {
    all += weight;
    if (weight <= observed * same) extreme += weight;
  };
  add(1);
  double weight = 1;
  for (auto a = mode; a < most && weight > least_weight; ++a) add(weight *= up(a));
  weight = 1;
  for (auto a = mode; a > least && weight > least_weight; --a) add(weight /= up(a - 1));
  return std::min(1.0, extreme / all);
}

}  // namespace winloop::rank
