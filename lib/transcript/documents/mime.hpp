#pragma once

#include "../builder.hpp"
#include <winloop/transcript/mail.hpp>

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

struct Unreference {
  void operator()(gpointer object) const { g_object_unref(object); }
};

template <typename T>
using GPointer = std::unique_ptr<T, Unreference>;

/// A part of a mail that holds something, not other parts.
struct MailPart {
  GMimeObject* object = nullptr;  ///< owned by the message
  std::string type;               ///< `text/plain`, lower case
  std::string name;               ///< the file's; empty where there is none
  bool attached = false;          ///< for itself, not to be read as part of the message
};

/// A mail taken apart. Limits: 64 parts deep, 1,000 parts.
class Message {
 public:
  /// Throws Error(bad_input) for what is no mail, is encrypted, or nests too deeply.
  Message(std::string_view bytes, std::string_view file_name);

  [[nodiscard]] Mail mail() const;
  [[nodiscard]] const std::vector<MailPart>& parts() const { return parts_; }

  /// A part's content without its transfer encoding.
  [[nodiscard]] static std::string content(const MailPart& part);

 private:
  void collect(GMimeObject* object, int depth);
  void collect_multipart(GMimeMultipart* multipart, int depth);
  void add_leaf(GMimeObject* object);
  [[noreturn]] void refuse(std::string_view why) const;

  std::string file_name_;
  GPointer<GMimeMessage> message_;
  std::vector<MailPart> parts_;
};

/// What is new in a mail's text, as UTF-8: text/plain where it has it, else the text of its HTML;
/// without what it quotes and its signature. `forwarded` tells whether words of others were left
/// out that stood there as forwarded.
struct NewText {
  std::string text;
  bool forwarded = false;
};
NewText new_text(const Message& message, const Input& input);

}  // namespace winloop::transcript
