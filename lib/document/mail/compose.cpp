#include "compose.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

namespace winloop::document {

namespace {

struct Unreference {
  void operator()(gpointer object) const { g_object_unref(object); }
};

template <typename T>
using GPointer = std::unique_ptr<T, Unreference>;

void prepare_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

/// A group without members where there is no address: `Ana Ruiz (no e-mail known):;`.
GPointer<InternetAddress> address_of(const Correspondent& who) {
  if (who.address.empty()) {
    const auto group = who.name.empty() ? "no e-mail known" : who.name + " (no e-mail known)";
    return GPointer<InternetAddress>(internet_address_group_new(group.c_str()));
  }
  const char* name = who.name.empty() ? nullptr : who.name.c_str();
  return GPointer<InternetAddress>(internet_address_mailbox_new(name, who.address.c_str()));
}

void add_address(GMimeMessage* message, GMimeAddressType type, const Correspondent& who) {
  const auto address = address_of(who);
  internet_address_set_charset(address.get(), "utf-8");
  internet_address_list_add(g_mime_message_get_addresses(message, type), address.get());
}

void add_day(GMimeMessage* message, Date day) {
  constexpr int noon = 12;
  const auto ymd = day.ymd();
  GDateTime* time = g_date_time_new_utc(
      static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
      static_cast<int>(static_cast<unsigned>(ymd.day())), noon, 0, 0);
  if (time == nullptr) return;
  g_mime_message_set_date(message, time);
  g_date_time_unref(time);
}

/// As UTF-8 whatever it holds; left to itself GMime takes the smallest character set that will do.
void add_body(GMimeMessage* message, const std::string& body) {
  const GPointer<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(body.data(), body.size()));
  const GPointer<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  const GPointer<GMimePart> part(g_mime_part_new_with_type("text", "plain"));
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_message_set_mime_part(message, GMIME_OBJECT(part.get()));
}

/// All breaks of lines as mail has them: GMime leaves those within the body as they are.
std::string with_mail_breaks(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\n' && !result.ends_with('\r')) result += '\r';
    result += c;
  }
  return result;
}

}  // namespace

std::string compose(const Letter& letter) {
  prepare_gmime();
  const GPointer<GMimeMessage> message(g_mime_message_new(TRUE));
  add_address(message.get(), GMIME_ADDRESS_TYPE_FROM, letter.from);
  add_address(message.get(), GMIME_ADDRESS_TYPE_TO, letter.to);
  g_mime_message_set_subject(message.get(), letter.subject.c_str(), "utf-8");
  add_day(message.get(), letter.on);
  g_mime_object_set_header(GMIME_OBJECT(message.get()), "X-Unsent", "1", nullptr);
  add_body(message.get(), letter.body);
  const std::unique_ptr<char, decltype(&g_free)> text(
      g_mime_object_to_string(GMIME_OBJECT(message.get()), nullptr), &g_free);
  return with_mail_breaks(text.get());
}

}  // namespace winloop::document
