#pragma once

#include <winloop/base/date.hpp>
#include <winloop/base/export.hpp>
#include <winloop/model/conversation.hpp>
#include <winloop/transcript/read.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// Who sends or is sent to. Valid UTF-8, decoded.
struct Address {
  std::string name;   ///< empty when only the address is given
  std::string email;  ///< empty for what is no mailbox
};

/// A file that came with a mail.
struct Attachment {
  std::string name;
  bool readable = false;  ///< by its ending, a document, transcript or mail that can be captured
};

/// What a mail says of itself (RFC 5322, RFC 2045 to 2049, by GMime).
struct Mail {
  Address from;
  std::vector<Address> to;  ///< To, then Cc
  std::optional<Date> on;   ///< the day of the Date field, where the sender was
  std::string subject;
  std::string id;  ///< the Message-ID; empty where it has none
  std::vector<Attachment> attachments;
};

/// Reads a mail's head and the names of what is attached; opens none of it. Throws
/// Error(bad_input) for what is no mail or is past Limits::bytes.
WINLOOP_API Mail read_mail(std::string_view bytes, std::string_view file_name,
                           const Limits& limits = {});

/// The label of whoever sent it: the name, else the address.
WINLOOP_API std::string sender_label(const Mail& mail);

/// What makes a mail the same in every copy of it, however it travelled or was saved: its
/// Message-ID, else its sender, day and words. Not for people to read.
WINLOOP_API std::string identity_of(const Mail& mail, const Transcript& transcript);

/// The bytes of the attachment of that name, decoded. Throws Error(bad_input), naming those that
/// are there, when there is none.
WINLOOP_API std::string read_attachment(std::string_view bytes, std::string_view name,
                                        std::string_view file_name, const Limits& limits = {});

/// The messages of a mailbox, each without its "From " line: each is a conversation of its own.
/// A message begins at a "From " line at the beginning or after a blank line (RFC 4155).
WINLOOP_API std::vector<ByteRange> messages_of_mailbox(std::string_view bytes);

}  // namespace winloop::transcript
