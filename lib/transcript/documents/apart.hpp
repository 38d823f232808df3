#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::transcript {

/// What hands a piece over, from the process that reads.
using Give = std::function<void(std::string_view)>;

/// How reading apart ended.
enum class Ending {
  done,
  refused,   ///< `read` threw; the last piece is what it said
  too_long,  ///< it computed for longer than it may
  too_much,  ///< it gave more than it may
  broke,     ///< it fell over
};

struct ReadApart {
  Ending ending = Ending::broke;
  std::vector<std::string> pieces;
};

/// What reading may take.
struct Bounds {
  std::size_t seconds = 0;  ///< of a processor's time
  std::size_t memory = 0;   ///< bytes beside what this process has
  std::size_t given = 0;    ///< bytes of all pieces
};

/// Runs `read` in a process of its own and collects what it gives: bytes from outside may hold the
/// library that takes them apart for minutes, fill the memory or bring it down, and it has no means
/// to stop. Not from two threads at once. Throws Error(storage) when no process can be started.
ReadApart read_apart(const std::function<void(const Give&)>& read, const Bounds& bounds);

}  // namespace winloop::transcript
