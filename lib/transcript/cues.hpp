#pragma once

#include "builder.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// A cue of WebVTT or SubRip: when, and the stretch [from, to) of the text that is its words.
struct Cue {
  Times times;
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t line = 0;  ///< where it begins, for warnings
};

/// Whether it can be a line of cue times (WebVTT and SubRip alike).
inline bool has_arrow(std::string_view line) {
  return line.find("-->") != std::string_view::npos;
}

/// Says what the cues hold: markup taken away, voices and learnt `Name: ` labels as speakers. A cue
/// with several voices, or with a labelled line inside, becomes several utterances with its times.
/// In rolling captions (YouTube's), the lines that repeat the cue before are left out.
void say_cues(const std::vector<Cue>& cues, Builder& builder);

}  // namespace winloop::transcript
