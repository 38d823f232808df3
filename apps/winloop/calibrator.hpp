#pragma once

#include <winloop/document/calibrator.hpp>
#include <winloop/loop/rerank.hpp>
#include <winloop/loop/workspace.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace winloop::app {

/// The most people that a page ranks again while a slider moves; more are a table to read.
inline constexpr std::size_t most_calibrated = 1'000;

/// The ranking with everyone's values, ratings and words, to be tried under other bars. `top` (0:
/// all) rows are shown; `command` is the call that `--what-if`s are added to.
document::Calibrator calibrator(const loop::Reranked& result, const loop::Workspace& workspace,
                                Date as_of, std::size_t top, std::vector<std::string> command);

}  // namespace winloop::app
