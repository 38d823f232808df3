#include "weighing.hpp"
#include <winloop/base/error.hpp>
#include <winloop/rank/explain.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::rank {

namespace {

double fraction(Fixed part) {
  return static_cast<double>(part) / static_cast<double>(fixed_one);
}

CriterionPart part_of_criterion(const StandIn& stand_in, double value) {
  CriterionPart part;
  part.share = fraction(stand_in.share);
  if (std::isnan(value)) {
    part.stand_in = stand_in.value;
    part.high = part.share;
    part.score = fraction(stand_in.fill());
  } else {
    part.value = value;
    part.low = part.score = part.high = fraction(part_of(stand_in.share, value));
  }
  return part;
}

/// Failed outranks unknown, unknown outranks met: the order of the enum.
MustHaves worse(MustHaves a, MustHaves b) {
  return static_cast<MustHaves>(std::max(static_cast<int>(a), static_cast<int>(b)));
}

std::optional<std::size_t> most_wanted(const std::vector<CriterionPart>& parts) {
  std::optional<std::size_t> best;
  const auto wants = [&](const CriterionPart& part) {
    return std::pair(part.share, part.must != MustHaves::none);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].value || wants(parts[i]) == std::pair(0.0, false)) continue;
    if (!best || wants(parts[i]) > wants(parts[*best])) best = i;
  }
  return best;
}

/// An unknown value without a stand-in is left out of the point score, under `omit` and where a
/// pool-mean does not exist: under pool-mean for everybody, because it is known for nobody.
Sums sums_of(std::span<const double> values, std::span<const StandIn> stand_ins) {
  Sums sums;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) {
      sums.known += part_of(stand_ins[i].share, values[i]);
      continue;
    }
    sums.unknown += stand_ins[i].share;
    sums.fill += stand_ins[i].fill();
    if (!stand_ins[i].value) sums.omitted += stand_ins[i].share;
  }
  return sums;
}

}  // namespace

MustHaves must_have_of(const Criterion& criterion, const PoolColumn& column, std::size_t index) {
  return criterion.must ? must_state(*criterion.must, given_at(column, index)) : MustHaves::none;
}

Explanation explain(const Spec& spec, const Pool& pool, std::size_t index,
                    std::span<const std::optional<double>> means) {
  check_fit(spec, pool);
  if (index >= pool.rows.size() || means.size() != spec.criteria.size()) {
    throw Error(ErrorKind::usage,
                fmt::format("explain: candidate {} of {}, {} means for {} criteria", index,
                            pool.rows.size(), means.size(), spec.criteria.size()));
  }
  const auto weights = shares(spec);
  auto filled = stand_ins(spec, weights, means);
  std::vector<double> values;
  for (const auto& column : pool.columns) values.push_back(value_at(column, index));
  auto sums = sums_of(values, filled);
  if (sums.unknown == fixed_one) {
    for (auto& stand_in : filled) stand_in.value.reset();
    sums = sums_of(values, filled);
  }

  Explanation result;
  Fixed whole = 0;
  for (const auto share : weights) whole += share;
  const auto totals = figures(sums, whole);
  result.score = from_grid(totals.score, score_grid);
  result.low = from_grid(totals.low, score_grid);
  result.high = from_grid(totals.high, score_grid);
  result.coverage = from_grid(totals.coverage, coverage_grid);

  const double counted = fraction(fixed_one - sums.omitted);
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto part = part_of_criterion(filled[i], values[i]);
    part.must = must_have_of(spec.criteria[i], pool.columns[i], index);
    part.score = counted > 0 ? part.score / counted : 0;
    result.must_haves = worse(result.must_haves, part.must);
    result.parts.push_back(part);
  }
  result.ask_next = most_wanted(result.parts);
  return result;
}

Explanation explain(const Spec& spec, const Pool& pool, std::size_t index) {
  return explain(spec, pool, index, pool_means(spec, pool));
}

}  // namespace winloop::rank
