#include "clock_time.hpp"
#include "lines.hpp"
#include "readers.hpp"
#include "recognise.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <array>

namespace winloop::transcript {

namespace {

constexpr std::string_view footer = "Transcribed by https://otter.ai";

/// Headings above the transcript in Otter's exports; what stands below them is no speech.
constexpr std::array<std::string_view, 2> preamble{"SUMMARY KEYWORDS", "SPEAKERS"};

bool is_preamble(std::string_view line) {
  const std::string_view text = utf8::trim(line);
  return text == preamble[0] || text == preamble[1];
}

/// A header line, then paragraphs up to the next header; a header has words below it and stands at
/// the beginning of a paragraph, unless its form leaves no doubt. Further paragraphs of a block are
/// utterances of the same speaker without a time of their own.
class OtterReader {
 public:
  OtterReader(const Input& input, Builder& builder)
      : builder_(builder), lines_(input.text, input.begin) {}

  /// How many headers there were.
  std::size_t read() {
    Line line;
    while (lines_.next(line)) {
      if (blank(line.text)) {
        say();
      } else if (header(line)) {
        ++headers_;
      } else {
        paragraph_line(line);
      }
    }
    say();
    return headers_;
  }

 private:
  bool header(const Line& line) {
    const auto found = otter_header(line.text);
    if (!found || !words_below() || (in_paragraph_ && !found->certain)) return false;
    say();
    speaker_ = builder_.speaker(found->label);
    if (headers_ == 0 && found->start >= earliest_clock) zero_ = found->start;
    start_ = found->start - zero_;
    if (*start_ < Millis{0}) start_.reset();
    from_ = to_ = 0;
    in_paragraph_ = true;  // what follows at once is said, whatever it looks like
    return true;
  }

  [[nodiscard]] bool words_below() const {
    Lines ahead = lines_;
    Line next;
    return ahead.next(next) && !blank(next.text);
  }

  void paragraph_line(const Line& line) {
    if (to_ == 0) {
      skipped_ = headers_ == 0 && is_preamble(line.text);
      from_ = line.from;
    }
    to_ = line.to;
    in_paragraph_ = true;
  }

  void say() {
    const std::string_view text = builder_.input().text.substr(from_, to_ - from_);
    if (!skipped_ && utf8::trim(text) != footer) {
      builder_.say(speaker_, {start_, std::nullopt}, from_, to_);
      if (to_ > from_) start_.reset();
    }
    from_ = to_ = 0;
    in_paragraph_ = false;
  }

  Builder& builder_;
  Lines lines_;
  std::size_t headers_ = 0;
  std::int32_t speaker_ = -1;
  Millis zero_{0};  ///< the time of the first words, where the clock on the wall is given
  std::optional<Millis> start_;
  std::size_t from_ = 0;
  std::size_t to_ = 0;
  bool in_paragraph_ = false;
  bool skipped_ = false;
};

}  // namespace

Transcript read_otter(const Input& input, Format format) {
  Builder builder(input, format);
  if (OtterReader(input, builder).read() == 0) {
    throw bad_input({std::string(input.file), 0, 0},
                    "no Otter text: no line like \"Ana Ruiz  0:01\" above what was said; if it is "
                    "another format, say which with --from");
  }
  return builder.finish();
}

}  // namespace winloop::transcript
