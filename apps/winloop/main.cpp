#include "commands.hpp"
#include "output.hpp"
#include "session.hpp"
#include "wrong_words.hpp"
#include <winloop/base/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace {

using winloop::Error;
using winloop::ErrorKind;

enum ExitCode : int {
  done = 0,
  differences = 1,
  usage = 2,
  bad_input = 3,
  no_search = 4,
  busy = 5,
  storage = 6,
  partial = 7
};

ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return usage;
    case ErrorKind::bad_input:
      return bad_input;
    case ErrorKind::no_search:
      return no_search;
    case ErrorKind::busy:
      return busy;
    case ErrorKind::storage:
      return storage;
    case ErrorKind::partial:
      return partial;
  }
  return storage;
}

int complain(const char* message, ExitCode code) {
  std::fflush(stdout);
  winloop::app::say(fmt::format("winloop: {}", message));
  return code;
}

/// Where the caller has closed one of the three, the first file that is opened would be taken for
/// it. What stands in its place fails as the closed one does.
void hold_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) < 0)
      (void)::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

int run(int argc, char** argv) {
  winloop::app::Session session;
  session.environment = winloop::app::read_environment();
  const auto app = winloop::app::make_app(session, {argv, static_cast<std::size_t>(argc)});
  try {
    app->parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app->exit(asked);
  } catch (const CLI::ParseError& wrong) {
    return complain(winloop::app::explain_wrong_words(*app, wrong).c_str(), usage);
  }
  winloop::app::check_output(session);
  session.run();
  return session.found_differences ? differences : done;
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_streams();
  int code = done;
  try {
    code = run(argc, argv);
  } catch (const Error& error) {
    code = complain(error.what(), exit_code(error.kind()));
  } catch (const std::bad_alloc&) {
    code = complain("out of memory", storage);
  } catch (const std::exception& error) {
    code = complain(error.what(), storage);
  }
  // What stayed in the buffer counts as written only once it is: a full disk must not exit 0.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return complain("standard output could not be written", storage);
  }
  return code;
}
