#pragma once

#include <winloop/document/letter.hpp>

#include <string>

namespace winloop::document {

/// See MailWriter.
std::string compose(const Letter& letter);

}  // namespace winloop::document
