#include "apart.hpp"

#include "../apart.hpp"
#include <winloop/base/descriptor.hpp>
#include <winloop/base/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace winloop::transcript {

namespace {

[[noreturn]] void cannot_start(const std::filesystem::path& program, int why) {
  throw Error(ErrorKind::storage, fmt::format("{} cannot be started: {}; install winloop anew",
                                              program.string(), std::strerror(why)));
}

/// A file without a name that has these bytes, so that nobody has to feed the program.
std::optional<Descriptor> file_of(std::string_view bytes) {
  Descriptor file(::memfd_create("document", MFD_CLOEXEC));
  if (file.number() < 0) return std::nullopt;
  while (!bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return std::nullopt;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.number(), 0, SEEK_SET) != 0) return std::nullopt;
  return file;
}

/// Starts the program; 0 or why it did not start.
int start(const std::filesystem::path& program, std::vector<std::string>& arguments, int from,
          int to, ::pid_t& child) {
  std::vector<char*> words;
  std::string name = program.string();
  words.push_back(name.data());
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, from, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, to, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int failed = ::posix_spawn(&child, name.c_str(), &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return failed;
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
  apart::Length length = 0;
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
  if (WEXITSTATUS(status) == apart::refused_code) return Ending::refused;
  return WEXITSTATUS(status) == EXIT_SUCCESS ? Ending::done : Ending::broke;
}

}  // namespace

ReadApart read_apart(const std::filesystem::path& program, std::vector<std::string> arguments,
                     std::string_view bytes, std::size_t most_given) {
  const auto file = file_of(bytes);
  std::array<int, 2> ends{-1, -1};
  if (!file || ::pipe2(ends.data(), O_CLOEXEC) != 0) cannot_start(program, errno);
  Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  ::pid_t child = 0;
  if (const int why = start(program, arguments, file->number(), to.number(), child); why != 0)
    cannot_start(program, why);
  to.close();
  const auto all = read_to_end(from.number(), most_given);
  if (!all) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!all) return {Ending::too_much, {}};
  return {ending_of(status), pieces_of(*all)};
}

}  // namespace winloop::transcript
