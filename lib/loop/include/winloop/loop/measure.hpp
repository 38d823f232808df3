#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>
#include <winloop/rank/raters.hpp>
#include <winloop/store/record.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace winloop::loop {

/// A rank::Leniency by name.
struct RaterLeniency {
  std::string rater;
  std::size_t ratings = 0;
  std::size_t shared = 0;          ///< of these, those that somebody else rated too
  std::optional<double> leniency;  ///< in levels; nothing where too few are shared
};

/// rank::leniencies() of raters whose names these are: most lenient first, those with too few last,
/// by name.
WINLOOP_API std::vector<RaterLeniency> rater_leniencies(std::span<const rank::UnitRating> ratings,
                                                        std::span<const std::string> names);

/// Everyone, measured by a bar, and what that took off each rater's levels.
struct MeasuredPool {
  Pool pool;
  std::vector<RaterLeniency> raters;  ///< as rater_leniencies(); empty unless the bar adjusts
};

/// store::read_pool(), with the raters adjusted where the spec says so: a value is then
/// rank::adjusted_value() of its levels, over the ratings on all rated criteria of the spec. Must-
/// haves stay with the levels as given (PoolColumn::as_given): a bar that nobody is let under is
/// decided by what a rater said, not by an estimate. Where nobody shares enough ratings everything
/// is as averaged. Adjusting reads every rating: linear in them, but for sorting.
WINLOOP_API MeasuredPool measure(const store::Record& record, const Spec& spec, Date as_of);

}  // namespace winloop::loop
