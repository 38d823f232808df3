#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace winloop::rank {

/// How steep a difference in score is taken for a preference: 0.1 of the score makes a choice 73 to
/// 27.
inline constexpr double preference_slope = 10;

/// The weights under which choices between two people come out best, held near the weights that
/// there are. With d the value of the one who was chosen minus that of the other, a number a
/// criterion, s the shares of the weights now, m choices that rest on n decisions, it gives the
/// shares of the b >= 0 that minimises
///
///     n/m sum over choices log(1 + exp(-b d)) + 1/2 sum over criteria (b - slope s)^2
///
/// which is logistic regression on pairs without a constant (R. A. Bradley, M. E. Terry,
/// Biometrika 39, 1952, with the strengths linear in the criteria), under a ridge penalty (A. E.
/// Hoerl, R. W. Kennard, Technometrics 12, 1970) drawn to the bar instead of to 0: a criterion that
/// the choices say nothing about keeps its weight. n/m keeps many choices by few decisions from
/// counting as many. Solved by projected gradients with momentum (Y. Nesterov, 1983), the same
/// steps on every machine.
///
/// `differences` holds one row of as many numbers as `shares` for each choice; gives `shares` where
/// there is none. Throws Error(usage) for a row of another length.
WINLOOP_API std::vector<double> preferred_shares(std::span<const double> shares,
                                                 std::span<const std::vector<double>> differences,
                                                 std::size_t decisions);

/// How many choices these weights order as they were made; a tie is not.
WINLOOP_API std::size_t choices_agreeing(std::span<const double> shares,
                                         std::span<const std::vector<double>> differences);

}  // namespace winloop::rank
