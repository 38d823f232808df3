#include "clock_time.hpp"
#include "lines.hpp"
#include "paragraphs.hpp"
#include "readers.hpp"
#include "speaker_line.hpp"
#include <winloop/base/utf8.hpp>

#include <utility>

namespace winloop::transcript {

namespace {

/// Between these widths, in bytes, a line's end is taken for a wrapped paragraph's.
constexpr std::size_t wrapped_from = 56;
constexpr std::size_t wrapped_to = 130;

/// Notes stamp with hours and minutes: `10:32`, `[0:05]`; with seconds only where there are three
/// parts.
std::optional<Millis> note_time(const SpeakerLine& stamped, std::string_view line) {
  if (!stamped.start) return std::nullopt;
  const std::string_view stamp = line.substr(0, stamped.offset);
  const bool two_parts = stamp.find(':') == stamp.find_last_of(':');
  return two_parts ? *stamped.start * 60 : *stamped.start;
}

/// A line is an utterance, a wrapped paragraph too. Times count from the first stamp when it reads
/// like a clock on the wall, from the conversation's start otherwise.
class NotesReader {
 public:
  NotesReader(const Input& input, Builder& builder)
      : builder_(builder), lines_(input.text, input.begin) {}

  void read() {
    Line line;
    while (lines_.next(line)) {
      if (blank(line.text)) {
        say();
        continue;
      }
      const SpeakerLine stamped = speaker_line(line.text);
      auto time = note_time(stamped, line.text);
      if (time && stamped.text.empty()) {  // a stamp alone is the next line's
        say();
        pending_ = time;
        continue;
      }
      if (!time) time = std::exchange(pending_, std::nullopt);
      const bool continues = open_ && !time && !begins_item(line.text) && width_ >= wrapped_from &&
                             width_ <= wrapped_to;
      if (!continues) {
        say();
        from_ = line.from + stamped_offset(stamped);
        start_ = time ? since_start(*time, line.number) : std::nullopt;
        open_ = true;
      }
      to_ = line.to;
      width_ = line.text.size();
    }
    say();
  }

 private:
  std::optional<Millis> since_start(Millis time, std::size_t line) {
    if (!zero_) zero_ = time >= earliest_clock ? time : Millis{0};
    if (time < *zero_) {
      builder_.warn(line, "a time before the first one, left out");
      return std::nullopt;
    }
    return time - *zero_;
  }

  static std::size_t stamped_offset(const SpeakerLine& stamped) {
    return stamped.start ? stamped.offset : 0;
  }

  void say() {
    if (open_) builder_.say(-1, {start_, std::nullopt}, from_, to_);
    open_ = false;
  }

  Builder& builder_;
  Lines lines_;
  std::optional<Millis> zero_;
  std::optional<Millis> start_;
  std::optional<Millis> pending_;
  std::size_t from_ = 0;
  std::size_t to_ = 0;
  std::size_t width_ = 0;
  bool open_ = false;
};

}  // namespace

Transcript read_notes(const Input& input, Format format) {
  Builder builder(input, format);
  NotesReader(input, builder).read();
  return builder.finish();
}

}  // namespace winloop::transcript
