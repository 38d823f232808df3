#pragma once

#include <winloop/base/date.hpp>
#include <winloop/transcript/format.hpp>

#include <optional>
#include <string_view>

namespace winloop::transcript {

// The marks by which formats are told apart; the readers look for the same ones.

/// "WEBVTT" alone on the first line, or followed by white space.
bool has_vtt_signature(std::string_view text);

/// White space at the front taken off: some tools put it before the signature.
std::string_view without_leading_space(std::string_view text);

/// A cue's identifier and nothing else: a counter, or Teams' GUID with a number behind it.
bool looks_like_identifier(std::string_view line);

/// `a4fbe220-63d6-4b90-adeb-2805c3d2f48a`, with anything behind it.
bool begins_with_guid(std::string_view line);

/// `Ana Ruiz  0:01  `, `Ana Ruiz 00:01:02`: Otter's line above what was said; other tools write
/// `Ana Ruiz (00:01):` and `[Ana Ruiz] 10:02:11`.
struct OtterHeader {
  std::string_view label;
  Millis start{};
  bool certain = false;  ///< by its form alone, wherever it stands
};
std::optional<OtterHeader> otter_header(std::string_view line);

/// A line that can only be meant as a SubViewer cue's times, readable or not.
bool looks_like_sbv_times(std::string_view line);

/// `00:01:00` alone on a line: the time of a block in Meet's transcripts.
std::optional<Millis> meet_time(std::string_view line);

/// Which of the JSON formats; throws Error(bad_input) for any other JSON.
Format recognise_json(std::string_view text, std::string_view file_name);

}  // namespace winloop::transcript
