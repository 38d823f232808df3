#include <winloop/base/error.hpp>
#include <winloop/model/rating.hpp>
#include <winloop/rank/pool.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace winloop::rank {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::array<double, 256> level_values() {
  std::array<double, 256> values{};
  for (std::size_t code = 0; code < values.size(); ++code) {
    const auto levels = level_code::decode(static_cast<std::uint8_t>(code));
    values[code] =
        levels ? value_of_level(static_cast<double>(levels->sum) / levels->raters) : not_known;
  }
  return values;
}

PoolColumn level_column(std::vector<std::uint8_t> codes) {
  PoolColumn column;
  column.codes = std::move(codes);
  column.value = level_values();
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

std::vector<std::uint32_t> positions_by_id(std::span<const std::string> ids) {
  std::vector<std::uint32_t> order(ids.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
  std::vector<std::uint32_t> positions(ids.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) positions[order[place]] = place;
  return positions;
}

}  // namespace winloop::rank
