#include "speaker_line.hpp"

#include "clock_time.hpp"
#include <winloop/base/utf8.hpp>

namespace winloop::transcript {

namespace {

char closing_of(char open) {
  if (open == '[') return ']';
  return open == '(' ? ')' : '\0';
}

}  // namespace

SpeakerLine speaker_line(std::string_view line) {
  const SpeakerLine whole{std::nullopt, line, 0};
  const auto from = line.find_first_not_of(" \t");
  if (from == std::string_view::npos) return whole;
  const char close = closing_of(line[from]);
  const std::size_t begin = close == '\0' ? from : from + 1;
  auto end = close == '\0' ? line.find_first_of(" \t", begin) : line.find(close, begin);
  if (close == '\0' && end == std::string_view::npos) end = line.size();
  if (end == std::string_view::npos || end - begin > 13) return whole;
  const auto start = parse_clock(line.substr(begin, end - begin));
  if (!start) return whole;
  auto rest = line.find_first_not_of(" \t\r", close == '\0' ? end : end + 1);
  if (rest == std::string_view::npos) rest = line.size();
  return {start, line.substr(rest), rest};
}

StampedLabel stamped_label(std::string_view label) {
  if (label.empty() || (label.back() != ')' && label.back() != ']')) return {label, std::nullopt};
  const auto open = label.find_last_of("([");
  if (open == std::string_view::npos) return {label, std::nullopt};
  const auto start = parse_clock(label.substr(open + 1, label.size() - open - 2));
  if (!start) return {label, std::nullopt};
  return {utf8::trim(label.substr(0, open)), start};
}

}  // namespace winloop::transcript
