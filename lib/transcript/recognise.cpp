#include "recognise.hpp"

#include "binary.hpp"
#include "clock_time.hpp"
#include "label.hpp"
#include "lines.hpp"
#include "speaker_line.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/chat_days.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/live_notes.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace winloop::transcript {

namespace {

/// The head of a file decides: a format shows itself early.
constexpr std::size_t lines_looked_at = 2000;
constexpr std::size_t cues_looked_at = 60;
constexpr std::size_t bytes_looked_at = std::size_t{1} << 20;

[[noreturn]] void refuse(std::string_view file_name, std::string_view found) {
  std::string known;
  for (const FormatInfo& info : formats()) {
    known += known.empty() ? "" : ", ";
    known += info.name;
  }
  throw bad_input(
      {std::string(file_name), 0, 0},
      fmt::format("{}; if it is a transcript all the same, say which format with --from "
                  "({})",
                  found, known));
}

std::string ending_of(std::string_view file_name) {
  const auto slash = file_name.find_last_of('/');
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  const auto dot = file_name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string ending(file_name.substr(dot));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ending;
}

Format vtt_kind(std::string_view text, const KnownLabel& known) {
  Lines lines(text);
  Line line;
  std::string_view before;
  bool in_cue = false;
  std::size_t cues = 0;
  std::size_t labelled = 0;
  std::size_t counted = 0;
  while (cues < cues_looked_at && lines.next(line)) {
    if (in_cue) {
      if (line.text.starts_with("<v")) return Format::webvtt;
      const auto prefix = label_prefix(line.text);
      if (prefix && likeness(prefix->label, known) >= Likeness::word) ++labelled;
      in_cue = false;
    } else if (line.text.find("-->") != std::string_view::npos) {
      if (begins_with_guid(before)) return Format::teams_vtt;
      ++cues;
      if (looks_like_identifier(before)) ++counted;
      in_cue = true;
    }
    before = line.text;
  }
  // Zoom counts its cues and puts the speaker before the words.
  return labelled * 2 > cues && counted * 2 > cues ? Format::zoom_vtt : Format::webvtt;
}

/// What the lines of a text look like.
struct Sketch {
  std::size_t lines = 0;   ///< that are not blank
  std::size_t blocks = 0;  ///< runs of such lines
  std::size_t cue_times = 0;
  std::size_t sbv_times = 0;
  std::size_t otter_headers = 0;  ///< at the beginning of a block, words below
  std::size_t meet_times = 0;     ///< alone in a block, a labelled line next
  double labelled = 0;            ///< share of the lines that begin with a learnt label
};

class Sketcher {
 public:
  Sketcher(std::string_view text, const KnownLabel& known) : lines_(text), labels_(known) {}

  Sketch run() {
    Line line;
    bool was_blank = true;
    while (lines_.next(line) && line.number < lines_looked_at) {
      if (blank(line.text)) {
        was_blank = true;
        continue;
      }
      ++sketch_.lines;
      if (was_blank) block_begins(line);
      if (parse_srt_times(line.text)) ++sketch_.cue_times;
      if (looks_like_sbv_times(line.text)) ++sketch_.sbv_times;
      if (const auto words = speaker_line(line.text); !words.text.empty()) labels_.see(words.text);
      was_blank = false;
    }
    labels_.learn();
    sketch_.labelled = labels_.coverage();
    return sketch_;
  }

 private:
  void block_begins(const Line& line) {
    ++sketch_.blocks;
    const bool words_below = next_is_text(1);
    if (otter_header(line.text) && words_below) ++sketch_.otter_headers;
    if (meet_time(line.text) && next_is_labelled()) ++sketch_.meet_times;
  }

  [[nodiscard]] bool next_is_text(std::size_t within) const {
    Lines ahead = lines_;
    Line line;
    while (within-- > 0 && ahead.next(line)) {
      if (!blank(line.text)) return true;
    }
    return false;
  }

  [[nodiscard]] bool next_is_labelled() const {
    Lines ahead = lines_;
    Line line;
    for (int count = 0; count < 3 && ahead.next(line); ++count) {
      if (blank(line.text)) continue;
      const auto prefix = label_prefix(line.text);
      return prefix && likeness(prefix->label) >= Likeness::lower;
    }
    return false;
  }

  Lines lines_;
  Labels labels_;
  Sketch sketch_;
};

Format recognise_text(std::string_view text, std::string_view file_name, const KnownLabel& known) {
  const Sketch sketch = Sketcher(text, known).run();
  if (sketch.lines == 0) {
    throw bad_input({std::string(file_name), 0, 0}, "nothing but white space in the file");
  }
  if (sketch.cue_times > 0 && sketch.cue_times * 5 >= sketch.lines) return Format::srt;
  if (sketch.sbv_times > 0 && sketch.sbv_times * 5 >= sketch.lines) return Format::sbv;
  if (sketch.meet_times > 0) return Format::meet;
  if (sketch.otter_headers > 0 && sketch.otter_headers * 2 >= sketch.blocks) return Format::otter;
  if (sketch.labelled >= 0.5) return Format::speaker_text;

  const std::string ending = ending_of(file_name);
  if (ending == ".srt" && sketch.cue_times > 0) return Format::srt;
  if (ending == ".vtt") refuse(file_name, "no WebVTT: the first line is not \"WEBVTT\"");
  if (ending == ".srt") refuse(file_name, "no SubRip: no \"00:00:01,000 --> 00:00:02,000\" in it");
  if (ending == ".json") refuse(file_name, "no JSON: the text does not begin with \"{\"");
  const bool text_file = ending.empty() || ending == ".txt" || ending == ".text" ||
                         ending == ".md" || ending == ".markdown" || ending == ".notes" ||
                         ending == ".log" || ending == ".org";
  // A dot in a name that is no ending: "call with J. Okafor".
  const bool no_ending = ending.find(' ') != std::string::npos || ending.size() > 9;
  if (text_file || no_ending) return Format::notes;
  refuse(file_name, fmt::format("not a transcript by its content (looked for WebVTT, SubRip, JSON, "
                                "speakers' names before their words or on lines of their own), and "
                                "\"{}\" is no ending of plain notes",
                                ending));
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool has_vtt_signature(std::string_view text) {
  if (!text.starts_with("WEBVTT")) return false;
  return text.size() == 6 || std::string_view(" \t\r\n").find(text[6]) != std::string_view::npos;
}

std::string_view without_leading_space(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool looks_like_sbv_times(std::string_view line) {
  const std::string_view text = utf8::trim(line);
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || text.size() > 32) return false;
  if (text.find_first_of(" \t") != std::string_view::npos) return false;
  const auto is_time = [](std::string_view part) {
    return !part.empty() && part.front() >= '0' && part.front() <= '9' &&
           part.find(':') != part.find_last_of(':');
  };
  return is_time(text.substr(0, comma)) && is_time(text.substr(comma + 1));
}

bool begins_with_guid(std::string_view line) {
  constexpr std::string_view form = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
  if (line.size() < form.size()) return false;
  for (std::size_t at = 0; at < form.size(); ++at) {
    const char c = line[at];
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (form[at] == 'h' ? !hex : c != form[at]) return false;
  }
  return true;
}

bool looks_like_identifier(std::string_view line) {
  const std::string_view text = utf8::trim(line);
  return is_digits(text) ||
         (begins_with_guid(text) && text.find_first_of(" \t") == std::string_view::npos);
}

std::optional<OtterHeader> otter_header(std::string_view line) {
  std::string_view text = utf8::trim(line);
  if (text.size() > 120) return std::nullopt;
  if (text.ends_with(':')) text = utf8::trim(text.substr(0, text.size() - 1));
  if (const StampedLabel stamped = stamped_label(text); stamped.start) {
    if (likeness(stamped.label) < Likeness::word) return std::nullopt;
    return OtterHeader{stamped.label, *stamped.start, true};
  }
  const auto space = text.find_last_of(" \t");
  if (space == std::string_view::npos) return std::nullopt;
  const auto start = parse_clock(text.substr(space + 1));
  if (!start) return std::nullopt;
  std::string_view label = utf8::trim(text.substr(0, space));
  const bool in_brackets = label.size() > 2 && label.front() == '[' && label.back() == ']';
  if (in_brackets) label = utf8::trim(label.substr(1, label.size() - 2));
  // One space could stand in a sentence ("we met at 10:30"): then the label must look like a name.
  const bool set_apart = space > 0 && (text[space] == '\t' || text[space - 1] == ' ');
  const bool like_a_name = likeness(label) >= Likeness::word;
  if (!set_apart && !like_a_name) return std::nullopt;
  return OtterHeader{label, *start, like_a_name && (set_apart || in_brackets)};
}

std::optional<Millis> meet_time(std::string_view line) {
  const std::string_view text = utf8::trim(line);
  return text.size() == 8 && text[2] == ':' && text[5] == ':' ? parse_clock(text) : std::nullopt;
}

Format recognise(std::string_view bytes, std::string_view file_name,
                 std::optional<ConversationKind> kind, const KnownLabel& known) {
  if (bytes.empty()) throw bad_input({std::string(file_name), 0, 0}, "the file is empty");
  if (const auto known = recognise_head(bytes)) return *known;
  if (const std::string_view binary = binary_kind(bytes); !binary.empty()) {
    throw bad_input({std::string(file_name), 0, 0}, fmt::format("not a transcript but {}", binary));
  }
  const bool by_mark = !encoding_by_mark(bytes).empty();
  // Whole characters only: the cut of a long file must not look like a damaged one.
  std::string_view head = bytes;
  if (!by_mark && head.size() > bytes_looked_at) {
    head = head.substr(0, bytes_looked_at);
    head = head.substr(0, head.find_last_of("\n\r") + 1);
    if (head.empty()) head = bytes;
  }
  const std::string decoded = to_utf8(head, file_name);
  std::string_view text = decoded;
  if (encoding_by_mark(text) == "UTF-8") text.remove_prefix(3);
  text = without_leading_space(text);
  if (has_vtt_signature(text)) return vtt_kind(text, known);
  if (text.starts_with(live_signature)) return Format::live_notes;
  if (text.starts_with('{')) {
    if (by_mark || head.size() == bytes.size()) return recognise_json(decoded, file_name);
    return recognise_json(to_utf8(bytes, file_name), file_name);
  }
  if (text.starts_with('<')) {
    refuse(file_name, "not a transcript but HTML or XML");
  }
  if (begins_as_chat(text)) return Format::whatsapp;
  if (kind == ConversationKind::application && !blank(text)) return Format::document;
  return recognise_text(text, file_name, known);
}

}  // namespace winloop::transcript
