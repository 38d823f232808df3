#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace winloop::rank {

/// Scores, and the ends of their intervals, are multiples of 1/score_grid; coverage is a multiple
/// of 1/coverage_grid, 0 only where nothing is known. A tie is an equal multiple, so that what
/// prints equal at six decimals is equal.
inline constexpr std::uint32_t score_grid = 1'000'000;
inline constexpr std::uint32_t coverage_grid = 100'000;

/// The most candidates that one ranking takes.
inline constexpr std::size_t most_candidates = std::size_t{1} << 26;

/// A value this much short of a must-have's level still meets it: 1/3 and a mean of three raters
/// come by different roundings.
inline constexpr double must_tolerance = 1e-9;

/// Everyone in the pool, best first.
///
/// With weights w, W their sum, known values x of 0..1, and U the weight of what is not known:
///
///     low      = sum(w x, known) / W
///     high     = low + U / W
///     coverage = 1 - U / W
///     score    = low + sum(w m, unknown) / W   pool-mean: m is the mean of the criterion's known
///                                              values; a criterion known for nobody has none and
///                                              is left out of everybody's score, as under `omit`
///              = low                           worst
///              = low / coverage                omit
///
/// so that low <= score <= high. Somebody of whom nothing is known has no score: a mean of others,
/// or 0, would say something of them. A bar whose weights are all 0 (or without criteria) measures
/// nothing: low, high and coverage are 0, nobody has a score, and only the must-haves tell people
/// apart.
///
/// Must-haves: a known value below `Criterion::must` fails; the state of a candidate is failed when
/// one must-have is, else unknown when one is, else met (none where the bar has no must-haves).
/// Whoever fails stands below all who do not, and is still listed.
///
/// Order: failed last, then score, those without one after all others, then coverage, then id.
/// Equal scores on the same side of the bar share a rank (1, 2, 2, 4), whatever their coverage; so
/// do those without one. Sums are kept in whole numbers (multiples of
/// 2^-43 of the whole weight), so that neither the order of the pool nor the machine changes a
/// byte.
///
/// `positions` gives each candidate's place in the order of ids: a permutation of 0..n-1, in the
/// order of `pool.rows`. Empty means that the pool itself stands in the order of ids.
///
/// `spec_version` and `why` of the result are left for the caller. Throws Error(bad_input) when the
/// pool does not fit the spec (a column a criterion, a value a candidate), a value lies outside
/// 0..1, a weight is negative or not finite, `positions` is no permutation, or there are more than
/// `most_candidates`.
WINLOOP_API Ranking rank(const Spec& spec, const Pool& pool, Date on,
                         std::span<const std::uint32_t> positions = {});

/// For each criterion the mean of its known values, 0..1; nothing where it is known for nobody.
/// Throws as rank() does.
WINLOOP_API std::vector<std::optional<double>> pool_means(const Spec& spec, const Pool& pool);

}  // namespace winloop::rank
