#pragma once

#include <winloop/base/date.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace winloop::transcript {

/// A line with a time stamp at its front or behind the speaker's name taken off:
/// `[00:01:02] Ana: words`, `00:01:02 Ana: words`, `(0:12) Ana: words`.
struct SpeakerLine {
  std::optional<Millis> start;
  std::string_view text;   ///< the rest of the line
  std::size_t offset = 0;  ///< where the rest begins in the line
};
SpeakerLine speaker_line(std::string_view line);

/// `Ana Ruiz (00:01:02)`, `Ana Ruiz [0:12]`: a time in brackets behind a name.
struct StampedLabel {
  std::string_view label;
  std::optional<Millis> start;
};
StampedLabel stamped_label(std::string_view label);

}  // namespace winloop::transcript
