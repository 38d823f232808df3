#include "builder.hpp"

#include "lines.hpp"
#include <winloop/base/counted.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>

#include <fmt/format.h>

namespace winloop::transcript {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

}  // namespace

Place place_of(const Input& input, std::size_t offset) {
  if (input.text.empty()) return {std::string(input.file), 0, 0};
  Lines lines(input.text, input.begin);
  Line line;
  Place place{std::string(input.file), 1, 1};
  while (lines.next(line) && line.from <= offset) {
    place.line = static_cast<int>(line.number);
    place.column = static_cast<int>(offset - line.from) + 1;
  }
  return place;
}

Builder::Builder(const Input& input, Format format) : input_(input) {
  transcript_.format = name(format);
}

std::int32_t Builder::speaker(std::string_view label) {
  label = utf8::trim(label);
  if (label.empty()) return -1;
  if (const auto known = index_.find(label); known != index_.end()) return known->second;
  if (label.size() > input_.limits.label_bytes) {
    throw bad_input({std::string(input_.file), 0, 0},
                    fmt::format("a speaker label of {} bytes, the limit is {}", label.size(),
                                input_.limits.label_bytes));
  }
  if (transcript_.speakers.size() >= input_.limits.speakers) {
    throw bad_input({std::string(input_.file), 0, 0},
                    fmt::format("more than {} different speaker labels; is this a transcript of "
                                "one conversation?",
                                input_.limits.speakers));
  }
  const auto index = static_cast<std::int32_t>(transcript_.speakers.size());
  index_.emplace(label, index);
  std::string shown(label);
  replace_nul(shown, 0);
  transcript_.speakers.push_back(std::move(shown));
  return index;
}

void Builder::say(std::int32_t speaker, Times times, std::size_t from, std::size_t to) {
  const std::string_view raw = input_.text.substr(from, to - from);
  const std::string_view text = utf8::trim(raw);
  if (text.empty()) return;
  const auto at = static_cast<std::size_t>(text.data() - input_.text.data());
  say(speaker, times, std::string(text), ByteRange{at, text.size()});
}

void Builder::say(std::int32_t speaker, Times times, std::string text, ByteRange source) {
  if (const auto trimmed = utf8::trim(text); trimmed.size() != text.size()) {
    text = std::string(trimmed);
  }
  if (text.empty()) return;
  const Limits& limits = input_.limits;
  if (text.size() > limits.utterance_bytes) {
    throw bad_input(place_of(input_, source.from),
                    fmt::format("an utterance of {} bytes, the limit is {}; is --from right?",
                                text.size(), limits.utterance_bytes));
  }
  if (transcript_.utterances.size() >= limits.utterances) {
    throw bad_input(
        place_of(input_, source.from),
        fmt::format("more than {} utterances; capture the file in parts", limits.utterances));
  }
  replace_nul(text, source.from);
  transcript_.utterances.push_back(
      Utterance{speaker, std::move(text), times.start, times.end, source});
}

void Builder::replace_nul(std::string& text, std::size_t from) {
  auto at = text.find('\0');
  if (at == std::string::npos) return;
  std::string out;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find('\0', done)) {
    out.append(text, done, at - done);
    out += replacement;
    done = at + 1;
  }
  out.append(text, done);
  text = std::move(out);
  if (!nul_named_) {
    nul_named_ = true;
    warn(from == 0 ? 0 : static_cast<std::size_t>(place_of(input_, from).line),
         "NUL bytes in the text, kept as U+FFFD");
  }
}

void Builder::warn(std::size_t line, std::string_view message) {
  if (transcript_.warnings.size() >= input_.limits.warnings) {
    ++unkept_warnings_;
    return;
  }
  transcript_.warnings.push_back(line == 0 ? std::string(message)
                                           : fmt::format("line {}: {}", line, message));
}

Transcript Builder::finish() {
  if (transcript_.utterances.empty()) warn(0, "nothing is said in it");
  if (unkept_warnings_ > 0) {
    transcript_.warnings.push_back(
        fmt::format("and {}", counted(unkept_warnings_, "more warning")));
  }
  return std::move(transcript_);
}

}  // namespace winloop::transcript
