#include "weighing.hpp"

#include <winloop/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace winloop::rank {

namespace {

/// Four tables side by side: a run of equal codes then does not wait for its own last increment.
std::array<std::uint64_t, 256> count_codes(std::span<const std::uint8_t> codes) {
  std::array<std::array<std::uint32_t, 256>, 4> lanes{};
  const std::size_t even = codes.size() / 4 * 4;
  for (std::size_t i = 0; i < even; i += 4) {
    ++lanes[0][codes[i]];
    ++lanes[1][codes[i + 1]];
    ++lanes[2][codes[i + 2]];
    ++lanes[3][codes[i + 3]];
  }
  for (std::size_t i = even; i < codes.size(); ++i) ++lanes[0][codes[i]];
  std::array<std::uint64_t, 256> counts{};
  for (std::size_t code = 0; code < counts.size(); ++code) {
    for (const auto& lane : lanes) counts[code] += lane[code];
  }
  return counts;
}

std::optional<double> mean_of_codes(const PoolColumn& column) {
  const auto counts = count_codes(column.codes);
  double sum = 0;
  std::uint64_t known = 0;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] == 0 || std::isnan(column.value[code])) continue;
    sum += static_cast<double>(counts[code]) * column.value[code];
    known += counts[code];
  }
  if (known == 0) return std::nullopt;
  return std::min(sum / static_cast<double>(known), 1.0);
}

/// Summed as whole numbers of 2^-36 (2^26 candidates fit), so that the pool's order does not
/// matter.
std::optional<double> mean_of_values(std::span<const double> values) {
  constexpr double unit = 68'719'476'736.0;
  std::uint64_t sum = 0;
  std::uint64_t known = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += static_cast<std::uint64_t>(std::llround(value * unit));
    ++known;
  }
  if (known == 0) return std::nullopt;
  return static_cast<double>(sum) / unit / static_cast<double>(known);
}

void check_column(const Criterion& criterion, const PoolColumn& column, std::size_t candidates) {
  const auto wrong = [&](std::string_view what) {
    return bad_input(fmt::format("criterion \"{}\": {}", criterion.id, what));
  };
  const auto outside = [](double value) { return value < 0 || value > 1; };
  const std::size_t found = column.exact.empty() ? column.codes.size() : column.exact.size();
  if (found != candidates) {
    throw wrong(fmt::format("{} values for {} candidates; expected one each", found, candidates));
  }
  const auto check_all = [&](std::span<const double> values) {
    const auto at = std::find_if(values.begin(), values.end(), outside);
    if (at != values.end()) throw wrong(fmt::format("a value of {}; expected 0 to 1", *at));
  };
  check_all(column.exact.empty() ? std::span<const double>(column.value) : column.exact);
  if (!column.as_given.empty() && column.as_given.size() != candidates) {
    throw wrong(fmt::format("{} values as given for {} candidates; expected one each",
                            column.as_given.size(), candidates));
  }
  check_all(column.as_given);
  if (criterion.must && !std::isfinite(*criterion.must)) {
    throw wrong(fmt::format("a must-have of {}; expected 0 to 1", *criterion.must));
  }
}

}  // namespace

std::vector<Fixed> shares(const Spec& spec) {
  double largest = 0;
  for (const auto& criterion : spec.criteria) {
    if (!std::isfinite(criterion.weight) || criterion.weight < 0) {
      throw bad_input(
          fmt::format("criterion \"{}\": a weight of {}; expected a finite number, 0 or more",
                      criterion.id, criterion.weight));
    }
    largest = std::max(largest, criterion.weight);
  }
  std::vector<Fixed> result(spec.criteria.size(), 0);
  if (largest == 0) return result;

  // By the largest first: the sum of huge weights would overflow.
  double sum = 0;
  for (const auto& criterion : spec.criteria) sum += criterion.weight / largest;
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = part_of(fixed_one, spec.criteria[i].weight / largest / sum);
  }
  // What rounding left over or took too much goes to the largest share, which can bear it.
  const Fixed total = std::accumulate(result.begin(), result.end(), Fixed{0});
  *std::max_element(result.begin(), result.end()) += fixed_one - total;
  return result;
}

std::vector<StandIn> stand_ins(const Spec& spec, std::span<const Fixed> shares,
                               std::span<const std::optional<double>> means) {
  std::vector<StandIn> result(shares.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i].share = shares[i];
    if (spec.unknown == UnknownPolicy::worst) result[i].value = 0;
    if (spec.unknown == UnknownPolicy::pool_mean) result[i].value = means[i];
  }
  return result;
}

void check_fit(const Spec& spec, const Pool& pool) {
  if (pool.columns.size() != spec.criteria.size()) {
    throw bad_input(fmt::format("{} columns for {} criteria; expected one each",
                                pool.columns.size(), spec.criteria.size()));
  }
  if (pool.rows.size() > most_candidates) {
    throw bad_input(fmt::format("{} candidates; a ranking takes at most {}", pool.rows.size(),
                                most_candidates));
  }
  for (std::size_t i = 0; i < pool.columns.size(); ++i) {
    check_column(spec.criteria[i], pool.columns[i], pool.rows.size());
  }
}

std::vector<std::optional<double>> means_of(const Pool& pool) {
  std::vector<std::optional<double>> means;
  means.reserve(pool.columns.size());
  for (const auto& column : pool.columns) {
    means.push_back(column.exact.empty() ? mean_of_codes(column) : mean_of_values(column.exact));
  }
  return means;
}

std::vector<std::optional<double>> pool_means(const Spec& spec, const Pool& pool) {
  check_fit(spec, pool);
  return means_of(pool);
}

}  // namespace winloop::rank
