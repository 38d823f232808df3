#pragma once

#include "session.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace winloop::app {

struct Command {
  std::string_view name;
  std::string_view summary;
  /// Gives the subcommand its options and, when it is the one that was called, sets session.run.
  void (*setup)(CLI::App& command, Session& session);
};

/// The only list of commands: it drives parsing, completion and the checks of the documentation.
std::span<const Command> commands();

/// The command line. Options are declared for those commands only that are among the words of the
/// call (for all when it is to be completed): every call would wait for them otherwise. The session
/// must outlive the app.
std::unique_ptr<CLI::App> make_app(Session& session, std::span<const char* const> words);

}  // namespace winloop::app
