#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/candidate.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace winloop::rank {

/// What each of the one-byte level codes of model/rating.hpp is worth: the mean level of its raters
/// as 0..1; NaN for nobody, for "more raters than a byte holds", and for codes not in use.
WINLOOP_API std::array<double, 256> level_values();

/// A column of ratings, one level code a candidate. Codes that say `many` count as unknown: give
/// such a column as value_column().
WINLOOP_API PoolColumn level_column(std::vector<std::uint8_t> codes);

/// A column of values of 0..1 (NaN where unknown), one a candidate: as codes when no more than 255
/// differ, else as they are.
WINLOOP_API PoolColumn value_column(std::span<const double> values);

/// The column of a criterion whose evidence is a fact rule or a number, over the candidates'
/// facts. Throws Error(usage) for a criterion whose evidence is ratings.
WINLOOP_API PoolColumn fact_column(const Criterion& criterion,
                                   std::span<const Candidate> candidates);

/// Each candidate's place in the order of ids (by their bytes), for rank(): ids in the pool's
/// order.
WINLOOP_API std::vector<std::uint32_t> positions_by_id(std::span<const std::string> ids);

}  // namespace winloop::rank
