// Bytes through every reader, and what each must keep: shared by the fuzzers and by the test that
// runs the kept corpus.
#pragma once

#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/encoding.hpp>
#include <winloop/transcript/mail.hpp>
#include <winloop/transcript/read.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace winloop::test {

/// What is broken of read.hpp's promises; empty when nothing is. `size` is that of the text which
/// sources count in.
inline std::string broken_promise(const Transcript& transcript, std::size_t size) {
  for (const Utterance& utterance : transcript.utterances) {
    if (utterance.text.empty() || !utf8::valid(utterance.text)) return "text empty or no UTF-8";
    if (utf8::trim(utterance.text).size() != utterance.text.size()) return "text not trimmed";
    const auto [from, length] = utterance.source;
    if (length > 0 && (from > size || length > size - from)) return "source outside of the file";
    if (utterance.speaker < -1 ||
        utterance.speaker >= static_cast<std::int32_t>(transcript.speakers.size()))
      return "no such speaker";
    if (utterance.start && utterance.start->count() < 0) return "a negative time";
  }
  return {};
}

/// The complaint of an action that ends in anything but success or Error(bad_input).
inline std::string complaint(const std::function<std::string()>& action) {
  try {
    return action();
  } catch (const Error& error) {
    return error.kind() == ErrorKind::bad_input ? "" : "refused, but not as bad input";
  }
}

/// Reads as `format`, or as what is recognised.
inline std::string through_reader(std::string_view bytes,
                                  std::optional<transcript::Format> format) {
  return complaint([&] {
    const auto as = format ? *format : transcript::recognise(bytes, "fuzz.txt");
    const auto transcript = transcript::read(bytes, as, "fuzz");
    const bool encoded = transcript::info(as).kind && as != transcript::Format::document;
    return broken_promise(transcript, encoded ? 0 : transcript::to_utf8(bytes, "fuzz").size());
  });
}

/// The parts of a mail that only capture asks for: heads, attachments, mailboxes.
inline std::string through_mail(std::string_view bytes) {
  return complaint([&]() -> std::string {
    for (const auto& range : transcript::messages_of_mailbox(bytes)) {
      if (range.from > bytes.size() || range.size > bytes.size() - range.from)
        return "a message outside of its mailbox";
    }
    const auto mail = transcript::read_mail(bytes, "fuzz");
    if (!utf8::valid(transcript::sender_label(mail)) || !utf8::valid(mail.subject))
      return "a head that is no UTF-8";
    for (const auto& attachment : mail.attachments)
      (void)transcript::read_attachment(bytes, attachment.name, "fuzz");
    return {};
  });
}

}  // namespace winloop::test
