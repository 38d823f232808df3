#pragma once

#include <winloop/loop/capture.hpp>

#include <cstddef>

namespace winloop::app {

/// `[=====>    ] 120/2000` on a terminal, drawn over itself.
void draw_progress(std::size_t done, std::size_t total);

/// Says on standard error what was captured, a line or more each, or in one line where there are
/// many; `quiet` leaves out what was in the record already.
void summarise(loop::CaptureResult result, bool quiet);

}  // namespace winloop::app
