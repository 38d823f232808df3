#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/error.hpp>

#include <string_view>

namespace winloop {

/// Checks that a day on which something is said to have happened is not yet to come: what is dated
/// later would be seen by nobody until then. `what` is how the day is given (`--on`), `today` the
/// day on which it is said. Throws Error(bad_input) naming both, at the place where there is one.
WINLOOP_API void expect_happened(std::string_view what, Date day, Date today,
                                 const Place& place = {});

}  // namespace winloop
