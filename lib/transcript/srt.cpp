#include "clock_time.hpp"
#include "cues.hpp"
#include "lines.hpp"
#include "readers.hpp"
#include "recognise.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

namespace winloop::transcript {

namespace {

/// What SubRip and SubViewer differ in.
struct Style {
  bool (*is_time_line)(std::string_view);
  std::optional<CueTimes> (*parse_times)(std::string_view);
  std::string_view name;
  std::string_view example;
};

constexpr Style subrip{has_arrow, parse_srt_times, "SubRip", "00:00:01,000 --> 00:00:02,000"};
constexpr Style subviewer{looks_like_sbv_times, parse_sbv_times, "SubViewer",
                          "0:00:01.000,0:00:02.000"};

/// SubRip has no standard; this is what its files do: `counter`, `start --> end`, lines, an empty
/// line. The counter may be missing, empty lines may be doubled, and a cue may follow without one.
class SrtReader {
 public:
  SrtReader(const Input& input, const Style& style, Builder& builder)
      : style_(style), builder_(builder), lines_(input.text, input.begin) {}

  std::vector<Cue> read() {
    advance();
    while (has_line_) {
      if (blank(line_.text)) {
        advance();
      } else {
        block();
      }
    }
    return std::move(cues_);
  }

  [[nodiscard]] bool saw_times() const { return saw_times_; }

 private:
  void advance() { has_line_ = lines_.next(line_); }

  void block() {
    const Line first = line_;
    advance();
    if (style_.is_time_line(first.text)) {
      cue(first);
      return;
    }
    const bool counter = looks_like_identifier(first.text);
    if (has_line_ && style_.is_time_line(line_.text) && counter) {
      const Line timing = line_;
      advance();
      cue(timing);
      return;
    }
    // Text without a time; a counter in front of it is not part of what was said.
    std::size_t from = first.from;
    if (counter) {
      if (!has_line_ || blank(line_.text)) return;
      from = line_.from;
    }
    const std::size_t to = rest_of_block(first.to);
    builder_.warn(first.number, "text without a time line before it, kept without times");
    cues_.push_back({{}, from, std::max(from, to), first.number});
  }

  void cue(const Line& timing) {
    Cue cue;
    cue.line = timing.number;
    const auto times = style_.parse_times(timing.text);
    if (times) {
      cue.times = {times->start, times->end};
      saw_times_ = true;
    }
    cue.from = has_line_ ? line_.from : timing.to;
    cue.to = std::max(cue.from, rest_of_block(timing.to));
    if (cue.to == cue.from) return;
    if (!times) {
      builder_.warn(
          timing.number,
          fmt::format("the time \"{}\" cannot be read ({} is expected); the text is kept "
                      "without times",
                      timing.text.substr(0, utf8::prefix_within(timing.text, 60)), style_.example));
    }
    cues_.push_back(cue);
  }

  /// Goes past the lines up to a blank one or the next cue; gives where the last of them ends.
  std::size_t rest_of_block(std::size_t end) {
    while (has_line_ && !blank(line_.text) && !begins_cue()) {
      end = line_.to;
      advance();
    }
    return end;
  }

  [[nodiscard]] bool begins_cue() const {
    if (style_.is_time_line(line_.text)) return true;
    if (!looks_like_identifier(line_.text)) return false;
    Lines ahead = lines_;
    Line next;
    return ahead.next(next) && style_.parse_times(next.text).has_value();
  }

  const Style& style_;
  Builder& builder_;
  Lines lines_;
  Line line_;
  bool has_line_ = false;
  bool saw_times_ = false;
  std::vector<Cue> cues_;
};

}  // namespace

Transcript read_srt(const Input& input, Format format) {
  const Style& style = format == Format::sbv ? subviewer : subrip;
  Builder builder(input, format);
  SrtReader reader(input, style, builder);
  const std::vector<Cue> cues = reader.read();
  if (!reader.saw_times()) {
    throw bad_input({std::string(input.file), 1, 0},
                    fmt::format("no {}: no line like \"{}\" in it; if it is another format, say "
                                "which with --from",
                                style.name, style.example));
  }
  say_cues(cues, builder);
  return builder.finish();
}

}  // namespace winloop::transcript
