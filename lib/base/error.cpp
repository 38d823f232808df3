#include <winloop/base/error.hpp>

#include <fmt/format.h>

namespace winloop {

std::string to_string(const Place& place) {
  if (place.file.empty() || place.line == 0) return place.file;
  if (place.column == 0) return fmt::format("{}:{}", place.file, place.line);
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

Error::Error(ErrorKind kind, const Place& place, std::string_view message)
    : std::runtime_error(place.file.empty() ? std::string(message)
                                            : fmt::format("{}: {}", to_string(place), message)),
      kind_(kind) {}

Error bad_input(std::string_view message) {
  return {ErrorKind::bad_input, std::string(message)};
}

Error bad_input(const Place& place, std::string_view message) {
  return {ErrorKind::bad_input, place, message};
}

}  // namespace winloop
