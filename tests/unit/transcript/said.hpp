#pragma once

#include <winloop/base/error.hpp>
#include <winloop/transcript/read.hpp>

#include <string>
#include <string_view>

namespace winloop::test {

/// A transcript in one text: `Ana 1000-2000 words` for each utterance, `?` for nobody, line ends
/// inside shown as `/`, `~` before words that are not the bytes at their source.
inline std::string said(const Transcript& transcript, std::string_view bytes) {
  std::string out;
  for (const Utterance& each : transcript.utterances) {
    out += each.speaker < 0 ? "?" : transcript.speakers.at(static_cast<std::size_t>(each.speaker));
    out += ' ';
    if (each.start) out += std::to_string(each.start->count());
    out += '-';
    if (each.end) out += std::to_string(each.end->count());
    out += ' ';
    if (bytes.substr(each.source.from, each.source.size) != each.text) out += '~';
    for (const char c : each.text) out += c == '\n' ? '/' : c;
    out += '\n';
  }
  return out;
}

inline std::string said(transcript::Format format, std::string_view bytes) {
  return said(transcript::read(bytes, format, "file"), bytes);
}

/// The message of the Error that reading ends in; empty when it does not.
inline std::string refusal(transcript::Format format, std::string_view bytes,
                           const transcript::Limits& limits = {}) {
  try {
    transcript::read(bytes, format, "file", limits);
  } catch (const Error& error) {
    return error.kind() == ErrorKind::bad_input ? error.what() : "another kind of error";
  }
  return {};
}

/// The name of the format that bytes are recognised as, or the refusal.
inline std::string recognised(std::string_view bytes, std::string_view file_name = {}) {
  try {
    return std::string(name(transcript::recognise(bytes, file_name)));
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace winloop::test
