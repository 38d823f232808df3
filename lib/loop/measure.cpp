#include <winloop/loop/measure.hpp>
#include <winloop/rank/pool.hpp>
#include <winloop/store/ratings.hpp>
#include <winloop/store/reading.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace winloop::loop {

namespace {

constexpr double not_rated = std::numeric_limits<double>::quiet_NaN();

bool same_unit(const store::NumberedRating& a, const store::NumberedRating& b) {
  return a.criterion == b.criterion && a.candidate == b.candidate;
}

/// A unit is a candidate on a criterion; they are numbered as they come.
std::vector<rank::UnitRating> in_units(const std::vector<store::NumberedRating>& ratings) {
  std::vector<rank::UnitRating> units;
  units.reserve(ratings.size());
  std::uint32_t unit = 0;
  for (std::size_t at = 0; at < ratings.size(); ++at) {
    if (at > 0 && !same_unit(ratings[at - 1], ratings[at])) ++unit;
    units.push_back({unit, ratings[at].rater, ratings[at].level});
  }
  return units;
}

/// By a rater's number what is taken off; 0 for those of whom too little is known.
std::vector<double> taken_off(const MeasuredPool& measured, std::span<const std::string> names) {
  std::vector<double> leniency(names.size(), 0);
  for (const auto& rater : measured.raters) {
    const auto at = std::lower_bound(names.begin(), names.end(), rater.rater) - names.begin();
    leniency[static_cast<std::size_t>(at)] = rater.leniency.value_or(0);
  }
  return leniency;
}

/// The ratings of one criterion as values, in the pool's order.
std::vector<double> adjusted_values(std::span<const store::NumberedRating> ratings,
                                    const std::vector<std::uint32_t>& rows,
                                    const std::vector<double>& leniency) {
  std::vector<double> values(rows.size(), not_rated);
  std::vector<rank::GivenLevel> levels;
  std::size_t place = 0;
  for (std::size_t at = 0; at < ratings.size(); ++at) {
    levels.push_back({ratings[at].level, leniency[ratings[at].rater]});
    if (at + 1 < ratings.size() && same_unit(ratings[at], ratings[at + 1])) continue;
    while (place < rows.size() && rows[place] < ratings[at].candidate) ++place;
    if (place < rows.size() && rows[place] == ratings[at].candidate)
      values[place] = rank::adjusted_value(levels);
    levels.clear();
  }
  return values;
}

/// What the column says now, for the must-have.
std::vector<double> values_of(const PoolColumn& column) {
  if (!column.exact.empty()) return column.exact;
  std::vector<double> values;
  values.reserve(column.codes.size());
  for (const auto code : column.codes) values.push_back(column.value[code]);
  return values;
}

void adjust(MeasuredPool& measured, const Spec& spec, const store::NumberedRatings& numbered) {
  const auto leniency = taken_off(measured, numbered.raters);
  const std::span ratings(numbered.ratings);
  for (std::size_t from = 0; from < ratings.size();) {
    const auto criterion = ratings[from].criterion;
    std::size_t to = from;
    while (to < ratings.size() && ratings[to].criterion == criterion) ++to;
    auto& column = measured.pool.columns[criterion];
    auto adjusted = rank::value_column(
        adjusted_values(ratings.subspan(from, to - from), measured.pool.rows, leniency));
    if (spec.criteria[criterion].must) adjusted.as_given = values_of(column);
    column = std::move(adjusted);
    from = to;
  }
}

}  // namespace

std::vector<RaterLeniency> rater_leniencies(std::span<const rank::UnitRating> ratings,
                                            std::span<const std::string> names) {
  std::vector<RaterLeniency> raters;
  for (const auto& one : rank::leniencies(ratings))
    raters.push_back({names[one.rater], one.ratings, one.shared, one.leniency});
  std::stable_sort(raters.begin(), raters.end(), [](const auto& a, const auto& b) {
    return a.leniency && (!b.leniency || *a.leniency > *b.leniency);
  });
  return raters;
}

MeasuredPool measure(const store::Record& record, const Spec& spec, Date as_of) {
  const store::Reading reading(record);
  MeasuredPool measured;
  measured.pool = store::read_pool(record, spec, as_of);
  if (spec.raters == RaterPolicy::averaged) return measured;
  const auto numbered = store::numbered_ratings(record, spec, as_of);
  measured.raters = rater_leniencies(in_units(numbered.ratings), numbered.raters);
  const auto corrected = [](const RaterLeniency& rater) { return rater.leniency.has_value(); };
  if (std::any_of(measured.raters.begin(), measured.raters.end(), corrected))
    adjust(measured, spec, numbered);
  return measured;
}

}  // namespace winloop::loop
