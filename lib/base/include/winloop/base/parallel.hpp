#pragma once

#include <winloop/base/export.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace winloop {

/// A stretch of numbers [from, to).
struct IndexRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// As many numbers as are worth a thread of their own, where each takes some tens of nanoseconds.
inline constexpr std::size_t worth_a_thread = std::size_t{32} * 1024;

/// Calls `work` for ranges of `block` numbers that together are [0, count), on as many threads as
/// the machine has cores, in no order; on this thread alone when there is one range. `block` > 0.
/// Returns when all is done. What is thrown first comes out of here, when no call is left running;
/// ranges that were not begun by then are left out.
WINLOOP_API void for_ranges(std::size_t count, std::size_t block,
                            const std::function<void(IndexRange)>& work);

/// As for_ranges(), for text: what `make` gives for the ranges goes to `take` in their order, one
/// after another, on whichever thread made it. At most one text a thread waits for its turn.
WINLOOP_API void for_ranges_in_order(std::size_t count, std::size_t block,
                                     const std::function<std::string(IndexRange)>& make,
                                     const std::function<void(std::string_view)>& take);

}  // namespace winloop
