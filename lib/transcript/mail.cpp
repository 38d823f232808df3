#include "documents.hpp"
#include "lines.hpp"
#include <winloop/base/bytes.hpp>
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/mail.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::transcript {

namespace {

void expect_within(std::string_view bytes, std::string_view file_name, const Limits& limits) {
  if (bytes.size() <= limits.bytes) return;
  throw bad_input(
      {std::string(file_name), 0, 0},
      fmt::format("{} bytes, the limit for an e-mail is {}", bytes.size(), limits.bytes));
}

}  // namespace

Mail read_mail(std::string_view bytes, std::string_view file_name, const Limits& limits) {
  expect_within(bytes, file_name, limits);
  return document_readers().mail(bytes, file_name);
}

std::string read_attachment(std::string_view bytes, std::string_view name,
                            std::string_view file_name, const Limits& limits) {
  expect_within(bytes, file_name, limits);
  return document_readers().attachment(bytes, name, file_name);
}

std::string sender_label(const Mail& mail) {
  const auto& label = mail.from.name.empty() ? mail.from.email : mail.from.name;
  const auto cut = std::min(label.size(), Limits{}.label_bytes / 2);
  return utf8::valid(label.substr(0, cut)) ? label.substr(0, cut) : label;
}

std::string identity_of(const Mail& mail, const Transcript& transcript) {
  if (!mail.id.empty()) return "id " + mail.id;
  std::string said = utf8::fold(mail.from.email) + '\n';
  if (mail.on) said += mail.on->to_string() + '\n';
  for (const auto& utterance : transcript.utterances) said += utf8::one_line(utterance.text) + '\n';
  return "said " + content_hash(said);
}

std::vector<ByteRange> messages_of_mailbox(std::string_view bytes) {
  std::vector<ByteRange> messages;
  Lines lines(bytes);
  Line line;
  bool after_blank = true;
  while (lines.next(line)) {
    const bool begins = after_blank && line.text.starts_with("From ");
    after_blank = line.text.empty();
    if (!begins && !messages.empty()) messages.back().size = line.to - messages.back().from;
    if (!begins) continue;
    const auto ending = bytes.substr(line.to, 2) == "\r\n" ? 2U : 1U;
    messages.push_back({std::min(line.to + ending, bytes.size()), 0});
  }
  std::erase_if(messages, [](const ByteRange& range) { return range.size == 0; });
  return messages;
}

}  // namespace winloop::transcript
