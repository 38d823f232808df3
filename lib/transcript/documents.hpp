#pragma once

#include "builder.hpp"
#include <winloop/transcript/mail.hpp>

#include <string>
#include <string_view>

namespace winloop::transcript {

/// The readers of bytes that are no text, with the libraries that take them apart: the module
/// `documents` (the folder of that name), loaded when the first of them is read.
struct DocumentReaders {
  Transcript (*pdf)(std::string_view bytes, const Input& input);
  Transcript (*docx)(std::string_view bytes, const Input& input);
  Transcript (*email)(std::string_view bytes, const Input& input);
  Transcript (*mbox)(std::string_view bytes, const Input& input);
  Mail (*mail)(std::string_view bytes, std::string_view file_name);
  std::string (*attachment)(std::string_view bytes, std::string_view name,
                            std::string_view file_name);
};

/// Throws Error(storage) when the module cannot be loaded.
const DocumentReaders& document_readers();

}  // namespace winloop::transcript
