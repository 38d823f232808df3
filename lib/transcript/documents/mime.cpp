#include "mime.hpp"

#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/transcript/format.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace winloop::transcript {

namespace {

constexpr int deepest_part = 64;
constexpr std::size_t most_parts = 1'000;

void prepare_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

/// Header text as GMime decodes it; what is not valid UTF-8 all the same becomes U+FFFD.
std::string sound_text(const char* text) {
  if (text == nullptr) return {};
  gchar* valid = g_utf8_make_valid(text, -1);
  std::string result(utf8::trim(valid));
  g_free(valid);
  return result;
}

std::vector<Address> addresses_of(InternetAddressList* list) {
  std::vector<Address> found;
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int at = 0; at < count; ++at) {
    InternetAddress* one = internet_address_list_get_address(list, at);
    Address address{sound_text(internet_address_get_name(one)), {}};
    if (INTERNET_ADDRESS_IS_MAILBOX(one) != 0)
      address.email = sound_text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
    found.push_back(std::move(address));
  }
  return found;
}

std::optional<Date> day_of(GMimeMessage* message) {
  GDateTime* time = g_mime_message_get_date(message);
  if (time == nullptr) return std::nullopt;
  gint year = 0;
  gint month = 0;
  gint day = 0;
  g_date_time_get_ymd(time, &year, &month, &day);
  return Date{std::chrono::year{year} / month / day};
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (type == nullptr) return "text/plain";
  gchar* name = g_mime_content_type_get_mime_type(type);
  std::string lower = utf8::fold(sound_text(name));
  g_free(name);
  return lower;
}

/// By the ending of its name, something that capture takes.
bool looks_readable(const std::string& name) {
  const auto dot = name.find_last_of('.');
  if (dot == std::string::npos) return false;
  const std::string ending = utf8::fold(name.substr(dot));
  return std::any_of(formats().begin(), formats().end(), [&](const FormatInfo& format) {
    return (' ' + std::string(format.extensions) + ' ').find(' ' + ending + ' ') !=
           std::string::npos;
  });
}

}  // namespace

Message::Message(std::string_view bytes, std::string_view file_name) : file_name_(file_name) {
  prepare_gmime();
  const GPointer<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const GPointer<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  message_.reset(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message_ || g_mime_message_get_mime_part(message_.get()) == nullptr)
    refuse("no e-mail: no header fields at its beginning");
  collect(g_mime_message_get_mime_part(message_.get()), 0);
}

void Message::refuse(std::string_view why) const {
  throw bad_input({file_name_, 0, 0}, why);
}

void Message::collect(GMimeObject* object, int depth) {
  if (object == nullptr) return;
  if (depth > deepest_part)
    refuse(fmt::format("an e-mail nested more than {} parts deep", deepest_part));
  if (GMIME_IS_MULTIPART(object) != 0) return collect_multipart(GMIME_MULTIPART(object), depth);
  add_leaf(object);
}

void Message::collect_multipart(GMimeMultipart* multipart, int depth) {
  if (GMIME_IS_MULTIPART_ENCRYPTED(multipart) != 0)
    refuse("an encrypted e-mail; save it decrypted");
  const auto type = type_of(GMIME_OBJECT(multipart));
  const int count = g_mime_multipart_get_count(multipart);
  if (type != "multipart/alternative") {
    for (int at = 0; at < count; ++at) collect(g_mime_multipart_get_part(multipart, at), depth + 1);
    return;
  }
  // The same in several forms, the richest last: plain text where there is some.
  int chosen = count - 1;
  for (int at = 0; at < count; ++at) {
    if (type_of(g_mime_multipart_get_part(multipart, at)) == "text/plain") chosen = at;
  }
  if (chosen >= 0) collect(g_mime_multipart_get_part(multipart, chosen), depth + 1);
}

void Message::add_leaf(GMimeObject* object) {
  if (parts_.size() >= most_parts)
    refuse(fmt::format("an e-mail of more than {} parts", most_parts));
  MailPart part{object, type_of(object), {}, false};
  if (part.type == "application/pkcs7-mime" || part.type == "application/x-pkcs7-mime")
    refuse("an encrypted e-mail; save it decrypted");
  if (GMIME_IS_PART(object) != 0)
    part.name = sound_text(g_mime_part_get_filename(GMIME_PART(object)));
  if (GMIME_IS_MESSAGE_PART(object) != 0 && part.name.empty()) part.name = "attached message.eml";
  GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(object);
  part.attached =
      !part.name.empty() ||
      (disposition != nullptr && g_mime_content_disposition_is_attachment(disposition) != 0);
  parts_.push_back(std::move(part));
}

Mail Message::mail() const {
  Mail mail;
  const auto from = addresses_of(g_mime_message_get_from(message_.get()));
  if (!from.empty()) mail.from = from.front();
  mail.to = addresses_of(g_mime_message_get_to(message_.get()));
  for (auto& copied : addresses_of(g_mime_message_get_cc(message_.get())))
    mail.to.push_back(std::move(copied));
  mail.on = day_of(message_.get());
  mail.subject = sound_text(g_mime_message_get_subject(message_.get()));
  mail.id = sound_text(g_mime_message_get_message_id(message_.get()));
  for (const auto& part : parts_) {
    if (!part.name.empty()) mail.attachments.push_back({part.name, looks_readable(part.name)});
  }
  return mail;
}

std::string Message::content(const MailPart& part) {
  const GPointer<GMimeStream> stream(g_mime_stream_mem_new());
  if (GMIME_IS_MESSAGE_PART(part.object) != 0) {
    GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part.object));
    if (inner != nullptr) g_mime_object_write_to_stream(GMIME_OBJECT(inner), nullptr, stream.get());
  } else if (GMIME_IS_PART(part.object) != 0) {
    GMimeDataWrapper* wrapper = g_mime_part_get_content(GMIME_PART(part.object));
    if (wrapper != nullptr) g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
  }
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  if (bytes == nullptr || bytes->len == 0) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace winloop::transcript
