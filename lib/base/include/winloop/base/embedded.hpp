#pragma once

#include <string_view>

namespace winloop {

/// A text file built into the library (cmake/Embed.cmake).
struct EmbeddedFile {
  std::string_view name;  ///< its path below the folder it was taken from
  std::string_view text;
};

}  // namespace winloop
