#pragma once

#include <winloop/base/date.hpp>

namespace winloop::loop {

/// Candidates are looked up by id, whenever they were added.
inline Date end_of_time() {
  return Date{std::chrono::year{9999} / 12 / 31};
}

}  // namespace winloop::loop
