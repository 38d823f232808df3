#pragma once

#include <winloop/base/export.hpp>
#include <winloop/model/spec.hpp>

#include <span>
#include <string>

namespace winloop::loop {

/// The bar with what is tried, each as `CRITERION.weight=NUMBER` or `CRITERION.must=LEVEL`, in
/// their order: a level of 1..4 for ratings, `met` for a fact rule, the field's own number for a
/// number rule, `none` for no must-have. Throws Error(usage) for another form, and Error(bad_input)
/// with near names for an unknown criterion, for a value out of its range, and when no weight
/// above 0 is left.
WINLOOP_API Spec what_if(Spec spec, std::span<const std::string> tried);

}  // namespace winloop::loop
