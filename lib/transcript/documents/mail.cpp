#include "../paragraphs.hpp"
#include "mime.hpp"
#include "readers.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/mail.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace winloop::transcript {

namespace {

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

Mail mail_of(std::string_view bytes, std::string_view file_name) {
  return Message(bytes, file_name).mail();
}

std::string attachment_of(std::string_view bytes, std::string_view name,
                          std::string_view file_name) {
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
