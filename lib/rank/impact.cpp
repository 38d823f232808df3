#include <winloop/base/error.hpp>
#include <winloop/rank/impact.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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
  // that of its neighbour times a simple quotient, so no logarithm loses digits. The largest is set
  // to 1: what underflows to 0 beside it does not count.
  const double row = static_cast<double>(table.a) + table.b;
  const double column = static_cast<double>(table.a) + table.c;
  const double total = row + table.c + table.d;
  const double least = std::max(0.0, row + column - total);
  const double most = std::min(row, column);
  const double mode = std::clamp(std::floor((row + 1) * (column + 1) / (total + 2)), least, most);
  const auto up = [&](double a) {  // weight of a + 1 beside that of a
    return (row - a) * (column - a) / ((a + 1) * (total - row - column + a + 1));
  };

  double observed = 1;
  for (double a = mode; a < table.a; ++a) observed *= up(a);
  for (double a = mode; a > table.a; --a) observed /= up(a - 1);

  constexpr double same = 1 + 1e-7;
  double all = 0;
  double extreme = 0;
  const auto add = [&](double weight) {
    all += weight;
    if (weight <= observed * same) extreme += weight;
  };
  add(1);
  double weight = 1;
  for (double a = mode; a < most && weight > 0; ++a) add(weight *= up(a));
  weight = 1;
  for (double a = mode; a > least && weight > 0; --a) add(weight /= up(a - 1));
  return std::min(1.0, extreme / all);
}

}  // namespace winloop::rank
