#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/pool.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace winloop::rank {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

}  // namespace

PoolColumn level_column(std::vector<std::uint8_t> codes) {
  PoolColumn column;
  column.codes = std::move(codes);
  column.value = level_code::values();
  return column;
}

PoolColumn value_column(std::span<const double> values) {
  constexpr std::size_t most_codes = 255;
  PoolColumn column;
  std::vector<double> distinct;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    const auto at = std::lower_bound(distinct.begin(), distinct.end(), value);
    if (at != distinct.end() && *at == value) continue;
    if (distinct.size() == most_codes) {
      column.exact.assign(values.begin(), values.end());
      return column;
    }
    distinct.insert(at, value);
  }
  column.value.fill(not_known);
  std::copy(distinct.begin(), distinct.end(), column.value.begin());
  column.codes.reserve(values.size());
  for (const double value : values) {
    const auto at = std::lower_bound(distinct.begin(), distinct.end(), value);
    const auto code =
        std::isnan(value) ? most_codes : static_cast<std::size_t>(at - distinct.begin());
    column.codes.push_back(static_cast<std::uint8_t>(code));
  }
  return column;
}

PoolColumn fact_column(const Criterion& criterion, std::span<const Candidate> candidates) {
  std::vector<double> values;
  values.reserve(candidates.size());
  const auto* rule = std::get_if<FactRule>(&criterion.evidence);
  const auto* number = std::get_if<NumberRule>(&criterion.evidence);
  if (rule == nullptr && number == nullptr) {
    throw Error(ErrorKind::usage,
                fmt::format("criterion \"{}\" rests on ratings, not on facts", criterion.id));
  }
  for (const auto& candidate : candidates) {
    const auto value = rule != nullptr ? value_under(*rule, candidate.facts)
                                       : value_under(*number, candidate.facts);
    values.push_back(value.value_or(not_known));
  }
  return value_column(values);
}

}  // namespace winloop::rank
