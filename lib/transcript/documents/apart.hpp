#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// How reading apart ended.
enum class Ending {
  done,
  refused,   ///< the last piece says why
  too_long,  ///< it computed for longer than it may
  too_much,  ///< it gave more than it may
  broke,     ///< it fell over
};

struct ReadApart {
  Ending ending = Ending::broke;
  std::vector<std::string> pieces;
};

/// Runs a program that answers as ../apart.hpp says, with `bytes` as its standard input and
/// nothing to say on standard error, and collects its pieces, at most `most_given` bytes of them.
/// It bounds its time and memory itself. Safe to call from several threads.
///
/// Throws Error(storage) when the program cannot be started.
ReadApart read_apart(const std::filesystem::path& program, std::vector<std::string> arguments,
                     std::string_view bytes, std::size_t most_given);

}  // namespace winloop::transcript
