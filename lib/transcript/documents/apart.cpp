#include "apart.hpp"

#include <winloop/base/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>

// gcc says it by a macro, clang by a feature.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WINLOOP_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WINLOOP_SANITIZED
#endif
#endif

namespace winloop::transcript {

namespace {

constexpr int refused_code = 3;
constexpr int broke_code = 4;

/// A piece on its way: its length, then its bytes.
using Length = std::uint64_t;

void bound(const Bounds& bounds) {
  const auto set = [](auto what, std::size_t most) {
    const rlimit limit{most, most + 1};  // the signal of the time comes before the kill
    ::setrlimit(what, &limit);
  };
  set(RLIMIT_CORE, 0);
  set(RLIMIT_CPU, bounds.seconds);
  // By the clock too, for what waits and does not compute; a busy machine is given time.
  constexpr unsigned busy = 30;
  ::alarm(static_cast<unsigned>(bounds.seconds) * busy);
#ifndef WINLOOP_SANITIZED  // they take terabytes
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  constexpr std::size_t unit = 1024;
  set(RLIMIT_DATA, static_cast<std::size_t>(used.ru_maxrss) * unit + bounds.memory);
#endif
}

/// What it says, and what this process has not yet said, is nobody's to read.
void fall_silent() {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
}

void write_whole(int to, const char* bytes, std::size_t count) {
  while (count > 0) {
    const auto written = ::write(to, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) ::_exit(broke_code);
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
}

/// Ends without the clean-up of the process that it was split from.
[[noreturn]] void run_apart(const std::function<void(const Give&)>& read, const Bounds& bounds,
                            int to) {
  bound(bounds);
  fall_silent();
  const Give give = [to](std::string_view piece) {
    const Length length = piece.size();
    write_whole(to, reinterpret_cast<const char*>(&length), sizeof(length));
    write_whole(to, piece.data(), piece.size());
  };
  try {
    read(give);
    ::_exit(EXIT_SUCCESS);
  } catch (const Error& error) {
    give(error.what());
    ::_exit(refused_code);
  } catch (...) {
    ::_exit(broke_code);
  }
}

/// All that comes until the other end is closed; nothing when it is more than `most`.
std::optional<std::string> read_to_end(int from, std::size_t most) {
  std::string all;
  std::array<char, 1 << 16> buffer{};
  while (true) {
    const auto got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(got));
    if (all.size() > most) return std::nullopt;
  }
}

std::vector<std::string> pieces_of(std::string_view all) {
  std::vector<std::string> pieces;
  Length length = 0;
  while (all.size() >= sizeof(length)) {
    std::memcpy(&length, all.data(), sizeof(length));
    all.remove_prefix(sizeof(length));
    if (length > all.size()) break;  // it fell over in the midst of this one
    pieces.emplace_back(all.substr(0, length));
    all.remove_prefix(length);
  }
  return pieces;
}

Ending ending_of(int status) {
  if (WIFSIGNALED(status)) {
    const int by = WTERMSIG(status);
    return by == SIGXCPU || by == SIGALRM ? Ending::too_long : Ending::broke;
  }
  if (WEXITSTATUS(status) == refused_code) return Ending::refused;
  return WEXITSTATUS(status) == EXIT_SUCCESS ? Ending::done : Ending::broke;
}

[[noreturn]] void cannot_start() {
  throw Error(ErrorKind::storage,
              fmt::format("no process can be started to read in: {}", std::strerror(errno)));
}

}  // namespace

ReadApart read_apart(const std::function<void(const Give&)>& read, const Bounds& bounds) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) cannot_start();
  const auto child = ::fork();
  if (child == 0) run_apart(read, bounds, ends[1]);
  ::close(ends[1]);
  const auto all = child < 0 ? std::nullopt : read_to_end(ends[0], bounds.given);
  ::close(ends[0]);
  if (child < 0) cannot_start();
  if (!all) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!all) return {Ending::too_much, {}};
  return {ending_of(status), pieces_of(*all)};
}

}  // namespace winloop::transcript
