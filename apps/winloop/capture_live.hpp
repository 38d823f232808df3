#pragma once

#include "session.hpp"
#include <winloop/loop/capture.hpp>
#include <winloop/loop/workspace.hpp>

#include <cstddef>

namespace winloop::app {

/// What is to become of notes that an earlier run left.
struct LiveOptions {
  bool resume = false;
  bool discard = false;
};

/// What became of notes taken.
struct LiveNotes {
  loop::CaptureResult result;
  std::size_t odd_lines = 0;  ///< not written down as they came
};

/// Takes notes from standard input, line by line, each on disk before the next is asked for, and
/// captures them at its end. A line that cannot be written down as it came is named, and the next
/// one asked for. Throws Error(usage) when notes were left and nobody said what to do.
LiveNotes capture_live(loop::Workspace& workspace, loop::CaptureOptions wanted,
                       const LiveOptions& options, const Session& session);

}  // namespace winloop::app
