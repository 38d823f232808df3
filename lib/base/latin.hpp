#pragma once

#include <string_view>

namespace winloop::utf8 {

/// The usual spelling in a-z of a small letter that no decomposition takes to one (`ł` -> `l`, `þ`
/// -> `th`); empty for any other character.
std::string_view spelled_in_ascii(char32_t letter);

}  // namespace winloop::utf8
