#include "chat.hpp"
#include "label.hpp"
#include "lines.hpp"
#include "readers.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/chat_days.hpp>

#include <vector>

namespace winloop::transcript {

namespace {

struct ChatMessage {
  std::size_t from = 0;  ///< the stamp
  ChatStamp stamp;
  std::string_view label;
  std::size_t words = 0;  ///< up to the next stamp
  std::size_t end = 0;
};

/// What WhatsApp puts in place of a picture, a call or what was taken back: nobody said it.
bool stands_for_something(std::string_view words) {
  words = utf8::trim(words);
  return words.starts_with("\xe2\x80\x8e") || (words.starts_with('<') && words.ends_with('>'));
}

/// What people wrote. A line without a name is WhatsApp's own: who came, who left.
std::vector<ChatMessage> messages_of(std::string_view text, std::size_t begin) {
  std::vector<ChatMessage> all;
  ChatMessage* open = nullptr;
  Line line;
  for (Lines lines(text, begin); lines.next(line);) {
    const auto stamp = chat_stamp(line.text);
    if (!stamp) {
      if (open != nullptr) open->end = line.to;
      continue;
    }
    const auto prefix = label_prefix(line.text.substr(stamp->rest));
    open = nullptr;
    if (!prefix || stands_for_something(line.text.substr(stamp->rest + prefix->rest))) continue;
    all.push_back(
        {line.from, *stamp, prefix->label, line.from + stamp->rest + prefix->rest, line.to});
    open = &all.back();
  }
  return all;
}

ChatCalendar calendar_of(const std::vector<ChatMessage>& messages) {
  std::vector<ChatStamp> stamps;
  stamps.reserve(messages.size());
  for (const auto& message : messages) stamps.push_back(message.stamp);
  return ChatCalendar(stamps);
}

}  // namespace

Transcript read_whatsapp(const Input& input, Format format) {
  const auto messages = messages_of(input.text, input.begin);
  if (messages.empty()) {
    throw bad_input({std::string(input.file), 0, 0},
                    "no WhatsApp chat: no line like \"12/01/2026, 14:05 - Ana Ruiz: ...\"; if it "
                    "is another format, say which with --from");
  }
  const auto calendar = calendar_of(messages);
  Builder builder(input, format);
  const auto first = calendar.day(messages.front().stamp);
  for (const auto& message : messages) {
    const auto day = calendar.day(message.stamp);
    std::optional<Millis> start;
    if (first && day)
      start = std::chrono::days(*day - *first) + message.stamp.time - messages.front().stamp.time;
    if (start && *start < Millis{0}) start.reset();
    builder.say(builder.speaker(message.label), {start, std::nullopt}, message.words, message.end);
  }
  return builder.finish();
}

bool begins_as_chat(std::string_view text) {
  Line line;
  for (Lines lines(text, text.starts_with("\xef\xbb\xbf") ? 3 : 0); lines.next(line);) {
    if (!blank(line.text)) return chat_stamp(line.text).has_value();
  }
  return false;
}

std::vector<ChatDay> days_of_chat(std::string_view text) {
  std::vector<ChatDay> days;
  const auto messages = messages_of(text, 0);
  const auto calendar = calendar_of(messages);
  for (const auto& message : messages) {
    const auto day = calendar.day(message.stamp);
    if (!day) continue;
    if (days.empty() || days.back().on != *day) days.push_back({*day, {message.from, 0}});
    days.back().part.size = message.end - days.back().part.from;
  }
  return days;
}

}  // namespace winloop::transcript
