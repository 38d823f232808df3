#pragma once

#include <winloop/base/error.hpp>

namespace winloop::loop {

/// Does what it is given; what that refuses is said to be at the place.
template <typename Action>
auto at_place(const Place& place, Action action) {
  try {
    return action();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input || place.file.empty()) throw;
    throw bad_input(place, error.what());
  }
}

}  // namespace winloop::loop
