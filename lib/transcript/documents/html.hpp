#pragma once

#include <string>
#include <string_view>

namespace winloop::transcript {

/// The text of a mail's HTML (valid UTF-8), paragraph by paragraph: blank lines between blocks, "-
/// " before items; without scripts, styles and what mail programs mark as quoted or as a signature.
std::string text_of_html(std::string_view html);

}  // namespace winloop::transcript
