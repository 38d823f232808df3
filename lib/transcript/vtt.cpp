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

/// "NOTE", "STYLE" or "REGION" alone or followed by white space.
bool begins_with_word(std::string_view line, std::string_view word) {
  return line.starts_with(word) &&
         (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
}

/// The block algorithm of https://www.w3.org/TR/webvtt1/#file-parsing, except that words are never
/// dropped: what stands where the rules see no cue is kept without times, with a warning.
class VttReader {
 public:
  VttReader(const Input& input, Builder& builder)
      : builder_(builder), lines_(input.text, input.begin) {}

  std::vector<Cue> read() {
    advance();
    if (blank(line_.text)) builder_.warn(1, "blank lines before \"WEBVTT\"");
    while (has_line_ && blank(line_.text)) advance();
    advance();  // the signature
    skip_header();
    while (has_line_) {
      if (line_.text.empty()) {
        advance();
      } else {
        block();
      }
    }
    return std::move(cues_);
  }

 private:
  void advance() { has_line_ = lines_.next(line_); }

  void skip_header() {
    while (has_line_ && !line_.text.empty() && !has_arrow(line_.text)) advance();
  }

  void block() {
    const Line first = line_;
    if (has_arrow(first.text)) {
      advance();
      cue(first);
      return;
    }
    advance();
    if (has_line_ && has_arrow(line_.text)) {  // the first line was an identifier
      const Line timing = line_;
      advance();
      cue(timing);
      return;
    }
    const std::size_t to = rest_of_block(first.to);
    if (begins_with_word(first.text, "NOTE") || begins_with_word(first.text, "STYLE") ||
        begins_with_word(first.text, "REGION") || begins_with_word(first.text, "Region:")) {
      return;
    }
    if (to == first.to && looks_like_identifier(first.text)) return;
    builder_.warn(first.number, "text outside of any cue, kept without times");
    cues_.push_back({{}, first.from, to, first.number});
  }

  void cue(const Line& timing) {
    Cue cue;
    cue.line = timing.number;
    const auto times = parse_vtt_times(timing.text);
    if (times) cue.times = {times->start, times->end};
    cue.from = has_line_ ? line_.from : timing.to;
    cue.to = std::max(cue.from, rest_of_block(timing.to));
    if (cue.to == cue.from) return;
    if (!times) {
      builder_.warn(timing.number,
                    fmt::format("the time \"{}\" cannot be read (00:00:01.000 --> 00:00:02.000 is "
                                "expected); the text is kept without times",
                                timing.text.substr(0, utf8::prefix_within(timing.text, 60))));
    }
    cues_.push_back(cue);
  }

  /// Goes past the lines up to an empty one or one with an arrow; gives where the last of them
  /// ends.
  std::size_t rest_of_block(std::size_t end) {
    while (has_line_ && !line_.text.empty() && !has_arrow(line_.text)) {
      end = line_.to;
      advance();
    }
    return end;
  }

  Builder& builder_;
  Lines lines_;
  Line line_;
  bool has_line_ = false;
  std::vector<Cue> cues_;
};

}  // namespace

Transcript read_vtt(const Input& input, Format format) {
  if (!has_vtt_signature(without_leading_space(input.text.substr(input.begin)))) {
    throw bad_input({std::string(input.file), 1, 1},
                    "no WebVTT: the file must begin with \"WEBVTT\"; if it is another format, say "
                    "which with --from");
  }
  Builder builder(input, format);
  say_cues(VttReader(input, builder).read(), builder);
  return builder.finish();
}

}  // namespace winloop::transcript
