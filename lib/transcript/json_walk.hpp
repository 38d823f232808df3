#pragma once

#include "builder.hpp"
#include <winloop/model/conversation.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// One open object or array on the way to a value, and which of its members is meant.
struct JsonStep {
  bool is_array = false;
  std::size_t index = 0;  ///< of an array's element
  std::string key;        ///< of an object's member
};
using JsonPath = std::vector<JsonStep>;

/// Told what a JSON text holds, in its order. A value's path ends with its own key or index.
class JsonEvents {
 public:
  JsonEvents() = default;
  JsonEvents(const JsonEvents&) = delete;
  JsonEvents& operator=(const JsonEvents&) = delete;
  virtual ~JsonEvents() = default;

  /// An object or array begins; false stops the walk.
  virtual bool open(const JsonPath& path, bool is_array) = 0;
  virtual void close(const JsonPath& path) = 0;
  /// `end`: the offset behind the closing quote; the value may be moved from.
  virtual void text(const JsonPath& path, std::string& value, std::size_t end) = 0;
  virtual void number(const JsonPath& path, double value, bool is_whole) = 0;
};

/// Walks through input.text; throws Error(bad_input) at the place where it is no JSON, is cut
/// short, holds a number out of range, or is nested too deeply.
void walk_json(const Input& input, JsonEvents& events);

/// The contents of the string whose closing quote ends at `end`, as the file has them.
ByteRange json_string_contents(std::string_view text, std::size_t end);

}  // namespace winloop::transcript
