#include "already_kept.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/store/conversations.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

namespace {

const store::Speaker* with_label(const std::vector<store::Speaker>& speakers,
                                 std::string_view label) {
  const auto found =
      std::find_if(speakers.begin(), speakers.end(),
                   [&](const store::Speaker& speaker) { return speaker.label == label; });
  return found == speakers.end() ? nullptr : &*found;
}

std::string in_words(const store::Speaker* speaker) {
  if (speaker == nullptr) return "the record has no such label there";
  return fmt::format("there the label is {}{}", name(speaker->role),
                     speaker->person.empty() ? "" : ", " + speaker->person);
}

void expect_speaker(std::int64_t conversation, const store::CapturedTranscript& kept,
                    const store::Capture& capture, const std::string& label,
                    const std::string& value) {
  const auto* there = with_label(kept.speakers, label);
  const auto* wanted = with_label(capture.speakers, label);
  if (there != nullptr && wanted != nullptr && there->person == wanted->person &&
      there->role == wanted->role)
    return;
  throw bad_input(fmt::format(
      "in the record already as #{0}; --speaker \"{1}={2}\" was not applied, {3}; correct it with "
      "`winloop speaker {0} \"{1}={2}\"`",
      conversation, utf8::visible(label), utf8::visible(value), in_words(there)));
}

bool says_the_same(const Transcript& a, const Transcript& b) {
  return std::equal(
      a.utterances.begin(), a.utterances.end(), b.utterances.begin(), b.utterances.end(),
      [](const Utterance& one, const Utterance& other) { return one.text == other.text; });
}

[[noreturn]] void read_otherwise(std::int64_t conversation, std::string_view option,
                                 std::string_view value, std::string_view format) {
  throw bad_input(
      fmt::format("in the record already as #{}, read as {}; {} {} was not applied: what is in the "
                  "record is not read anew",
                  conversation, format, option, value));
}

}  // namespace

void expect_applied(const store::Record& record, std::int64_t conversation,
                    const store::Capture& capture, const CaptureOptions& options) {
  if (options.speakers.empty() && !options.from && options.encoding.empty()) return;
  const auto kept = store::read_transcript(record, conversation);
  const auto& format = kept.conversation.format;
  if (kept.conversation.consent == ConsentAnswer::declined) return;
  if (options.from && format != capture.transcript.format)
    read_otherwise(conversation, "--from", name(*options.from), format);
  if (!options.encoding.empty() && !says_the_same(kept.transcript, capture.transcript))
    read_otherwise(conversation, "--encoding", options.encoding, format);
  for (const auto& [label, value] : options.speakers)
    expect_speaker(conversation, kept, capture, label, value);
}

std::vector<std::string> same_elsewhere(const store::Record& record, std::int64_t conversation,
                                        const store::Capture& capture) {
  std::vector<std::string> warnings;
  if (capture.consent == ConsentAnswer::declined) return warnings;
  for (const auto row : store::conversations_of_original(record, capture.original.hash)) {
    if (row == conversation) continue;
    const auto other = store::conversation(record, row);
    warnings.push_back(fmt::format(
        "the same file is in the record as #{} too, {} of {}, {}", row, name(other.kind),
        other.candidate.empty() ? "the search" : other.candidate, other.on.to_string()));
  }
  return warnings;
}

}  // namespace winloop::loop
