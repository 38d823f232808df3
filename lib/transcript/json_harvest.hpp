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
  /// Keys and indices on the way to the entry: `*` is any element of an array, `0` the first.
  std::span<const std::string_view> path;
  std::string_view text = "text";
  std::string_view start = "start";
  std::string_view end = "end";
  std::string_view speaker = "speaker";
  double milliseconds = 1000;  ///< in one unit of its times
};

struct JsonEntry {
  std::string text;
  ByteRange source;
  Times times;
  std::string speaker;
  std::array<std::size_t, 3> indices{};  ///< of the `*` in the path, in their order
};

/// The entries of each shape, in the order of the file.
std::vector<std::vector<JsonEntry>> harvest(const Input& input, std::span<const JsonShape> shapes);

}  // namespace winloop::transcript
