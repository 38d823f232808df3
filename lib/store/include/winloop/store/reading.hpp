#pragma once

#include <winloop/store/record.hpp>

#include <cstdint>
#include <memory>

namespace winloop::store {

class Snapshot;

/// While it lives, everything that is read of the record shows one state of it, however many
/// functions read it. For a verb that reads several things: what it says of one must fit what it
/// says of another. May be nested, and stand inside a Write. Another process can write meanwhile,
/// but waits at its commit until all readings have ended: print after it, not within.
class WINLOOP_API Reading {
 public:
  explicit Reading(const Record& record);
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// A number of the state that is read: another one when another process changed the record since
  /// an earlier reading by this Record.
  [[nodiscard]] std::int64_t state() const;

 private:
  const Record& record_;
  std::unique_ptr<Snapshot> snapshot_;
};

}  // namespace winloop::store
