#pragma once

#include <winloop/base/export.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace winloop {

/// What went wrong, as far as the caller can act on it; each kind is one exit code of the program.
enum class ErrorKind {
  usage,      ///< the call's words are off (exit 2)
  bad_input,  ///< a file, a value or a name is not what it should be (exit 3)
  no_search,  ///< no search directory here or above (exit 4)
  busy,       ///< another process holds the record (exit 5)
  storage,    ///< the disk or the record failed (exit 6)
  partial,    ///< some of it was done, the rest is named (exit 7)
};

/// Where in a file something was found. Lines and columns count from 1; 0 means "not known".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// `file:line:column`, leaving out what is not known; empty when the file is.
WINLOOP_API std::string to_string(const Place& place);

/// The one exception type of the library. Its message is whole: place, what was found, what was
/// expected, the fix.
class WINLOOP_API Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  /// The message is prefixed with the place.
  Error(ErrorKind kind, const Place& place, std::string_view message);

  [[nodiscard]] ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

/// An ErrorKind::bad_input without a place.
WINLOOP_API Error bad_input(std::string_view message);

/// An ErrorKind::bad_input at a place.
WINLOOP_API Error bad_input(const Place& place, std::string_view message);

}  // namespace winloop
