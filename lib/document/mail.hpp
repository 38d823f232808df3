#pragma once

#include <winloop/document/letter.hpp>

#include <string>

namespace winloop::document {

/// The writer of e-mail, with the library that encodes it: the module `mail` (the folder of that
/// name), loaded when the first letter is written.
struct MailWriter {
  /// The bytes of a letter that holds no control characters but the line feeds of its body, and of
  /// which every address is a plain one or empty.
  std::string (*compose)(const Letter& letter);
};

}  // namespace winloop::document
