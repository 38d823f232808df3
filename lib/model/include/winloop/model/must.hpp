#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/spec.hpp>

namespace winloop {

/// A must-have as people write it (a level of 1..4 for ratings, the field's own number for a number
/// rule) as Criterion::must holds it, 0..1. A fact rule is met or not: 1 whatever is written.
/// Throws Error(bad_input) for a level or number out of its range.
WINLOOP_API double must_value(const Evidence& evidence, double written);

}  // namespace winloop
