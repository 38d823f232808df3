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

/// The whole command line, every subcommand set up. The session must outlive the app.
std::unique_ptr<CLI::App> make_app(Session& session);

}  // namespace winloop::app
