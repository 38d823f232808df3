#include "json_harvest.hpp"
#include "readers.hpp"
#include "recognise.hpp"
#include <winloop/base/error.hpp>

#include <set>

namespace winloop::transcript {

namespace {

constexpr std::array<std::string_view, 2> segments_path{"segments", "*"};
constexpr JsonShape whisperx{segments_path};

/// Collects where values stand ("segments/*/text") until the head of the file has told enough.
class Probe : public JsonEvents {
 public:
  bool open(const JsonPath& path, bool is_array) override {
    note(path, is_array ? "/" : "");
    return path.size() != 2 || !path[1].is_array || path[1].index < 3;
  }
  void close(const JsonPath& /*path*/) override {}
  void text(const JsonPath& path, std::string& /*value*/, std::size_t /*end*/) override {
    note(path, "");
  }
  void number(const JsonPath& path, double /*value*/, bool /*is_whole*/) override {
    note(path, "");
  }

  [[nodiscard]] bool has(std::string_view where) const { return seen_.find(where) != seen_.end(); }

 private:
  void note(const JsonPath& path, std::string_view behind) {
    if (path.size() > 3) return;
    std::string where;
    for (const JsonStep& step : path) {
      if (!where.empty()) where += '/';
      where += step.is_array ? std::string("*") : step.key;
    }
    where += behind;
    seen_.insert(std::move(where));
  }

  std::set<std::string, std::less<>> seen_;
};

}  // namespace

Format recognise_json(std::string_view text, std::string_view file_name) {
  const Input input{text, text.starts_with("\xef\xbb\xbf") ? std::size_t{3} : 0, file_name, {}};
  Probe probe;
  walk_json(input, probe);
  if (probe.has("segments/*/text")) return Format::whisperx_json;
  throw bad_input(
      {std::string(file_name), 0, 0},
      "JSON, but of no recogniser that is known (looked for \"segments\" with \"text\"); "
      "if it is one all the same, say which with --from");
}

Transcript read_json(const Input& input, Format format) {
  Builder builder(input, format);
  auto found = harvest(input, std::span(&whisperx, 1));
  if (found.front().empty()) {
    throw bad_input({std::string(input.file), 0, 0},
                    "no \"segments\" in the JSON; if it is another format, say which with --from");
  }
  for (JsonEntry& entry : found.front()) {
    builder.say(builder.speaker(entry.speaker), entry.times, std::move(entry.text), entry.source);
  }
  return builder.finish();
}

}  // namespace winloop::transcript
