#include "json_harvest.hpp"

#include <fmt/format.h>

#include <cmath>

namespace winloop::transcript {

namespace {

/// 10,000 hours: what is beyond is no time in a conversation.
constexpr double latest = 3.6e10;

class Harvester : public JsonEvents {
 public:
  Harvester(const Input& input, std::span<const JsonShape> shapes)
      : input_(input), shapes_(shapes), found_(shapes.size()) {}

  bool open(const JsonPath& path, bool is_array) override {
    if (is_array) return true;
    for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
      JsonEntry entry;
      if (matches(shapes_[shape], path, entry)) {
        open_.push_back({shape, path.size() + 1, std::move(entry)});
        break;
      }
    }
    return true;
  }

  void close(const JsonPath& path) override {
    if (open_.empty() || open_.back().depth != path.size() + 1) return;
    found_[open_.back().shape].push_back(std::move(open_.back().entry));
    open_.pop_back();
  }

  void text(const JsonPath& path, std::string& value, std::size_t end) override {
    Open* entry = entry_of(path);
    if (entry == nullptr) return;
    const JsonShape& shape = shapes_[entry->shape];
    const std::string& key = path.back().key;
    const bool plain = !shape.plain_text.empty() && key == shape.plain_text;
    if (key == shape.text || (plain && entry->entry.text.empty())) {
      entry->entry.source = trimmed(json_string_contents(input_.text, end));
      entry->entry.text = std::move(value);
    } else if (key == shape.speaker) {
      entry->entry.speaker = std::move(value);
    }
  }

  void number(const JsonPath& path, double value, bool is_whole) override {
    Open* entry = entry_of(path);
    if (entry == nullptr) return;
    const JsonShape& shape = shapes_[entry->shape];
    const std::string& key = path.back().key;
    if (key == shape.start) {
      entry->entry.times.start = time(value, shape);
    } else if (key == shape.end) {
      entry->entry.times.end = time(value, shape);
    } else if (key == shape.channel && is_whole && value >= 0 && value < 1e3) {
      entry->entry.indices[0] = static_cast<std::size_t>(value);
    } else if (key == shape.speaker && is_whole && std::abs(value) < 1e6) {
      entry->entry.speaker = fmt::format("Speaker {}", static_cast<int>(value));
    }
  }

  std::vector<std::vector<JsonEntry>> take() { return std::move(found_); }

 private:
  struct Open {
    std::size_t shape;
    std::size_t depth;
    JsonEntry entry;
  };

  static bool matches(const JsonShape& shape, const JsonPath& path, JsonEntry& entry) {
    if (shape.path.size() != path.size()) return false;
    std::size_t remembered = 0;
    for (std::size_t at = 0; at < path.size(); ++at) {
      const std::string_view wanted = shape.path[at];
      const JsonStep& step = path[at];
      if (!step.is_array) {
        if (step.key != wanted) return false;
      } else if (wanted == "#") {
        entry.indices.at(remembered++) = step.index;
      } else if (wanted == "*") {
        continue;
      } else if (wanted != "0" || step.index != 0) {
        return false;
      }
    }
    return true;
  }

  /// The entry that a value is a member of itself.
  Open* entry_of(const JsonPath& path) {
    return open_.empty() || open_.back().depth != path.size() ? nullptr : &open_.back();
  }

  static std::optional<Millis> time(double value, const JsonShape& shape) {
    const double millis = value * shape.milliseconds;
    if (!(millis >= 0) || millis > latest) return std::nullopt;
    return Millis{std::llround(millis)};
  }

  /// Recognisers begin their texts with a space.
  [[nodiscard]] ByteRange trimmed(ByteRange range) const {
    while (range.size > 0 && input_.text[range.from] == ' ') {
      ++range.from;
      --range.size;
    }
    while (range.size > 0 && input_.text[range.from + range.size - 1] == ' ') --range.size;
    return range;
  }

  const Input& input_;
  std::span<const JsonShape> shapes_;
  std::vector<std::vector<JsonEntry>> found_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<std::vector<JsonEntry>> harvest(const Input& input, std::span<const JsonShape> shapes) {
  Harvester harvester(input, shapes);
  walk_json(input, harvester);
  return harvester.take();
}

}  // namespace winloop::transcript
