#include "label.hpp"
#include "lines.hpp"
#include "readers.hpp"
#include "recognise.hpp"
#include "turns.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/format.hpp>

#include <algorithm>
#include <array>

namespace winloop::transcript {

namespace {

constexpr std::array<std::string_view, 3> footers{
    "Transcription ended after", "Meeting ended after",
    "This editable transcript was computer generated"};

bool is_footer(std::string_view line) {
  const std::string_view text = utf8::trim(line);
  for (const std::string_view footer : footers) {
    if (text.starts_with(footer)) return true;
  }
  return false;
}

/// The names under "Attendees", and where the words begin: at the first time, or the first line
/// that a name stands before.
struct Header {
  std::size_t lines = 0;  ///< how many lines stand above the words
  bool has_time = false;
};

Header read_header(const Input& input, Labels& labels) {
  Header header;
  Lines lines(input.text, input.begin);
  Line line;
  bool attendees = false;
  std::size_t heading = 0;  ///< the last line of what is surely no speech
  while (lines.next(line)) {
    const std::string_view text = utf8::trim(line.text);
    if (meet_time(text)) {
      header = {line.number - 1, true};
      return header;
    }
    if (text == "Transcript") heading = line.number;
    if (text == "Attendees" || text == "Invited") {
      attendees = true;
    } else if (attendees && !text.empty()) {
      for (std::size_t at = 0; at < text.size();) {
        const auto comma = std::min(text.find(',', at), text.size());
        if (comma > at) labels.expect(text.substr(at, comma - at));
        at = comma + 1;
      }
      attendees = false;
      heading = line.number;
    }
  }
  header.lines = heading;
  return header;
}

}  // namespace

std::optional<Date> day_of_meet(std::string_view head) {
  constexpr std::size_t size_of_day = 10;
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  head = utf8::trim(head);
  const auto heading = utf8::trim(head.substr(0, head.find('\n')));
  if (!heading.ends_with("Transcript")) return std::nullopt;
  for (std::size_t at = 0; at + size_of_day <= heading.size(); ++at) {
    std::string day(heading.substr(at, size_of_day));
    std::replace(day.begin(), day.end(), '/', '-');
    if (const auto found = Date::try_parse(day)) return found;
  }
  return std::nullopt;
}

Transcript read_meet(const Input& input, Format format) {
  Builder builder(input, format);
  Labels labels(input.known);
  const Header header = read_header(input, labels);
  const auto below_header = [&](const Line& line) { return line.number > header.lines; };

  Line line;
  for (Lines lines(input.text, input.begin); lines.next(line);) {
    if (below_header(line) && !blank(line.text) && !meet_time(line.text) && !is_footer(line.text)) {
      labels.see(line.text);
    }
  }
  labels.learn();
  if (!header.has_time && labels.coverage() == 0) {
    throw bad_input(
        {std::string(input.file), 0, 0},
        "no Meet transcript: neither a time like \"00:01:00\" alone on a line nor names "
        "before the words; if it is another format, say which with --from");
  }

  Turns turns(labels, builder);
  for (Lines lines(input.text, input.begin); lines.next(line);) {
    if (!below_header(line)) continue;
    if (const auto time = meet_time(line.text)) {
      turns.pause();
      turns.set_time(*time);
    } else if (blank(line.text) || is_footer(line.text)) {
      turns.pause();
    } else {
      turns.line(line.from, line.text, std::nullopt);
    }
  }
  turns.pause();
  return builder.finish();
}

}  // namespace winloop::transcript
