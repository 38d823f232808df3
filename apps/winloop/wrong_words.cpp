#include "wrong_words.hpp"

#include <winloop/base/names.hpp>

#include <fmt/format.h>

namespace winloop::app {

namespace {

using Words = std::vector<std::string>;

/// The innermost subcommand that was called.
const CLI::App& called(const CLI::App& app) {
  const auto* innermost = &app;
  while (!innermost->get_subcommands().empty()) innermost = innermost->get_subcommands().front();
  return *innermost;
}

Words flags_of(const CLI::App& command) {
  Words flags;
  for (const auto* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) flags.push_back("--" + name);
  }
  return flags;
}

Words subcommands_of(const CLI::App& command) {
  Words names;
  for (const auto* sub : command.get_subcommands([](const CLI::App*) { return true; })) {
    if (!sub->get_group().empty()) names.push_back(sub->get_name());
  }
  return names;
}

/// The first word that nothing took. CLI11 gives them back last first.
std::string first_unexpected(const CLI::App& app) {
  const auto rest = app.remaining(true);
  for (const auto& word : rest) {
    if (word.starts_with('-')) return word;
  }
  return rest.empty() ? "" : rest.front();
}

/// A value that is none of its option's type, which for all that convert is a number.
std::string not_converted(std::string_view message) {
  constexpr std::string_view before = "Could not convert: ";
  constexpr std::string_view between = " = ";
  const auto at = message.find(between);
  if (!message.starts_with(before) || at == std::string_view::npos) return std::string(message);
  return fmt::format("{} \"{}\": expected a number",
                     message.substr(before.size(), at - before.size()),
                     message.substr(at + between.size()));
}

std::string full_name(const CLI::App& command) {
  const auto* above = command.get_parent();
  return above == nullptr ? command.get_name() : full_name(*above) + " " + command.get_name();
}

}  // namespace

std::string explain_wrong_words(const CLI::App& app, const CLI::ParseError& wrong) {
  const auto& command = called(app);
  const auto word = first_unexpected(app);
  std::string message = not_converted(wrong.what());
  if (word.starts_with("--")) {
    message = unknown_name("option", word.substr(0, word.find('=')), flags_of(command));
  } else if (!word.empty() && !subcommands_of(command).empty()) {
    message = unknown_name("command", word, subcommands_of(command));
  } else if (word.empty() && !subcommands_of(command).empty()) {
    message = "a command is missing";
  }
  return fmt::format("{}\nTry: {} --help", message, full_name(command));
}

}  // namespace winloop::app
