#pragma once

#include "session.hpp"
#include <winloop/loop/capture.hpp>
#include <winloop/loop/workspace.hpp>

namespace winloop::app {

/// What is to become of notes that an earlier run left.
struct LiveOptions {
  bool resume = false;
  bool discard = false;
};

/// Takes notes from standard input, line by line, each on disk before the next is asked for, and
/// captures them at its end. Throws Error(usage) when notes were left and nobody said what to do.
loop::CaptureResult capture_live(loop::Workspace& workspace, loop::CaptureOptions wanted,
                                 const LiveOptions& options, const Session& session);

}  // namespace winloop::app
