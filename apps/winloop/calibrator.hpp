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

/// How the page was asked for.
struct PageCall {
  std::size_t top = 0;               ///< rows that are shown; 0: all
  std::vector<std::string> what_if;  ///< what is tried already, as the option takes it
  std::string file;                  ///< another bar's file; empty: spec.yaml
  std::vector<std::string> command;  ///< the call that further `--what-if`s are added to
};

/// The ranking with everyone's values, ratings and words, to be tried under other bars.
document::Calibrator calibrator(const loop::Reranked& result, const loop::Workspace& workspace,
                                Date as_of, const PageCall& call);

}  // namespace winloop::app
