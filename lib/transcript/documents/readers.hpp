#pragma once

#include "../builder.hpp"
#include <winloop/transcript/mail.hpp>

#include <string>
#include <string_view>

namespace winloop::transcript {

// What the module gives (documents.hpp). Each reader gives what the bytes say or throws
// Error(bad_input); `input.text` is empty.

Transcript read_pdf(std::string_view bytes, const Input& input);
Transcript read_docx(std::string_view bytes, const Input& input);
Transcript read_email(std::string_view bytes, const Input& input);
Transcript read_mbox(std::string_view bytes, const Input& input);

/// read_mail and read_attachment (mail.hpp), once the size is known to be within the limit.
Mail mail_of(std::string_view bytes, std::string_view file_name);
std::string attachment_of(std::string_view bytes, std::string_view name,
                          std::string_view file_name);

}  // namespace winloop::transcript
