#pragma once

#include <string>
#include <string_view>

namespace winloop::document {

/// utf8::visible, but for the characters in `kept`, which stay.
std::string visible_but(std::string_view text, std::string_view kept);

/// The same for text that is shown: its lines and tabs stay, and every line ends with a line feed.
std::string visible_text(std::string_view text);

}  // namespace winloop::document
