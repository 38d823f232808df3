#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace winloop {

/// `count thing` or `count things`.
WINLOOP_API std::string counted(std::size_t count, std::string_view thing);

/// `no THING 44; there are 1 to 16 and 18 to 30`, of those that there are, in any order; `no THING
/// 44; there are none yet` of no numbers.
WINLOOP_API std::string unknown_number(std::string_view thing, std::int64_t wanted,
                                       std::vector<std::int64_t> known);

}  // namespace winloop
