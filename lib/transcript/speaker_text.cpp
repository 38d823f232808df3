#include "label.hpp"
#include "lines.hpp"
#include "readers.hpp"
#include "speaker_line.hpp"
#include "turns.hpp"
#include <winloop/base/error.hpp>

namespace winloop::transcript {

Transcript read_speaker_text(const Input& input, Format format) {
  Labels labels(input.known);
  Line line;
  for (Lines lines(input.text, input.begin); lines.next(line);) {
    if (!blank(line.text)) labels.see(speaker_line(line.text).text);
  }
  labels.learn();
  if (labels.coverage() == 0) {
    throw bad_input(
        {std::string(input.file), 0, 0},
        "no speaker text: no speakers' names found before the words (\"Ana Ruiz: ...\"); "
        "if it is another format, say which with --from");
  }
  Builder builder(input, format);
  Turns turns(labels, builder);
  for (Lines lines(input.text, input.begin); lines.next(line);) {
    if (blank(line.text)) {
      turns.pause();
      continue;
    }
    const SpeakerLine stamped = speaker_line(line.text);
    turns.line(line.from + stamped.offset, stamped.text, stamped.start);
  }
  turns.pause();
  return builder.finish();
}

}  // namespace winloop::transcript
