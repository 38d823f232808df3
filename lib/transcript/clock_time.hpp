#pragma once

#include <winloop/base/date.hpp>

#include <optional>
#include <string_view>

namespace winloop::transcript {

/// A first time from here on is the clock on the wall: no conversation's recording begins there.
inline constexpr Millis earliest_clock = std::chrono::hours(6);

/// `a --> b` of a cue, the rest of the line (settings) ignored.
struct CueTimes {
  Millis start;
  Millis end;
};

/// WebVTT, "collect WebVTT cue timings and settings" (https://www.w3.org/TR/webvtt1/): hours may be
/// left out, exactly three decimals after a point.
std::optional<CueTimes> parse_vtt_times(std::string_view line);

/// SubRip as it occurs: comma or point, one to three decimals or none, hours of any width or none.
std::optional<CueTimes> parse_srt_times(std::string_view line);

/// SubViewer: `0:00:01.000,0:00:02.000`.
std::optional<CueTimes> parse_sbv_times(std::string_view line);

/// A whole text that is a time: `1:02`, `01:02`, `1:02:03`, `01:02:03`, with up to three decimals.
std::optional<Millis> parse_clock(std::string_view text);

}  // namespace winloop::transcript
