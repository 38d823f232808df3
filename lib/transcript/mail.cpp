#include "lines.hpp"
#include "mime.hpp"
#include "paragraphs.hpp"
#include "readers.hpp"
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

void say_mail(Builder& builder, std::string_view bytes) {
  const Message message(bytes, builder.input().file);
  const auto found = new_text(message, builder.input());
  if (found.forwarded) builder.warn(0, "forwarded words of others were left out");
  if (utf8::trim(found.text).empty()) {
    builder.warn(0, "nothing new in the e-mail: only what it quotes or attaches");
    return;
  }
  say_paragraphs(builder, builder.speaker(sender_label(message.mail())), found.text, 0);
}

}  // namespace

Mail read_mail(std::string_view bytes, std::string_view file_name, const Limits& limits) {
  expect_within(bytes, file_name, limits);
  return Message(bytes, file_name).mail();
}

std::string sender_label(const Mail& mail) {
  const auto& label = mail.from.name.empty() ? mail.from.email : mail.from.name;
  const auto cut = std::min(label.size(), Limits{}.label_bytes / 2);
  return utf8::valid(label.substr(0, cut)) ? label.substr(0, cut) : label;
}

std::string read_attachment(std::string_view bytes, std::string_view name,
                            std::string_view file_name, const Limits& limits) {
  expect_within(bytes, file_name, limits);
  const Message message(bytes, file_name);
  std::vector<std::string> names;
  for (const auto& part : message.parts()) {
    if (part.name == name) return Message::content(part);
    if (!part.name.empty()) names.push_back(part.name);
  }
  throw bad_input({std::string(file_name), 0, 0},
                  names.empty() ? std::string("the e-mail has no attachments")
                                : fmt::format("no attachment \"{}\"; there are: {}", name,
                                              fmt::join(names, ", ")));
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

Transcript read_email(std::string_view bytes, const Input& input) {
  Builder builder(input, Format::email);
  say_mail(builder, bytes);
  return builder.finish();
}

Transcript read_mbox(std::string_view bytes, const Input& input) {
  Builder builder(input, Format::mbox);
  for (const auto& range : messages_of_mailbox(bytes))
    say_mail(builder, bytes.substr(range.from, range.size));
  return builder.finish();
}

}  // namespace winloop::transcript
