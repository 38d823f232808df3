#pragma once

#include "json_walk.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// Where a recogniser's JSON keeps a kind of entry, and under which keys.
struct JsonShape {
  /// Keys and indices on the way to the entry: `*` and `#` are any element of an array (with `#`
  /// the entry remembers which), `0` the first.
  std::span<const std::string_view> path;
  std::string_view text = "text";
  std::string_view plain_text{};  ///< taken where `text` is missing
  std::string_view start = "start";
  std::string_view end = "end";
  std::string_view speaker = "speaker";
  double milliseconds = 1000;  ///< in one unit of its times
  std::string_view channel{};  ///< a number that becomes the first of the entry's indices
};

struct JsonEntry {
  std::string text;
  ByteRange source;
  Times times;
  std::string speaker;
  std::array<std::size_t, 2> indices{};  ///< of the `#` in the path, in their order
};

/// The entries of each shape, in the order of the file.
std::vector<std::vector<JsonEntry>> harvest(const Input& input, std::span<const JsonShape> shapes);

}  // namespace winloop::transcript
