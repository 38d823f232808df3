#include "complete.hpp"

#include "complete_values.hpp"
#include <winloop/document/format.hpp>

#include <algorithm>

namespace winloop::app {

namespace {

using Words = std::vector<std::string>;

/// Where the words have led: the subcommand, its arguments so far, the option that awaits a value.
struct Position {
  const CLI::App* command = nullptr;
  Words arguments;
  const CLI::Option* awaiting = nullptr;
  std::string directory;  ///< what -C names, as typed
};

const CLI::Option* option_named(const CLI::App& command, const std::string& word) {
  const auto options = command.get_options();
  const auto found = std::find_if(options.begin(), options.end(), [&](const CLI::Option* option) {
    return !option->get_positional() && option->check_name(word);
  });
  return found == options.end() ? nullptr : *found;
}

const CLI::App* subcommand_named(const CLI::App& command, const std::string& word) {
  for (const auto* sub : command.get_subcommands([](const CLI::App*) { return true; })) {
    if (sub->get_name() == word) return sub;
  }
  return nullptr;
}

constexpr std::string_view directory_flag = "-C";

Position follow(const CLI::App& app, const Words& words) {
  Position position;
  position.command = &app;
  for (const auto& word : words) {
    if (position.awaiting != nullptr) {
      if (position.awaiting->check_name(std::string(directory_flag))) position.directory = word;
      position.awaiting = nullptr;
    } else if (word.starts_with(directory_flag) && word.size() > directory_flag.size()) {
      position.directory = word.substr(directory_flag.size());
    } else if (word.size() > 1 && word.front() == '-') {
      const auto* option = option_named(*position.command, word);
      if (option != nullptr && option->get_type_size() > 0) position.awaiting = option;
    } else if (const auto* sub = subcommand_named(*position.command, word)) {
      position.command = sub;
      position.arguments.clear();
    } else {
      position.arguments.push_back(word);
    }
  }
  return position;
}

Words flags(const CLI::App& command) {
  Words names;
  for (const auto* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    if (option->get_lnames().empty()) {
      for (const auto& name : option->get_snames()) names.push_back("-" + name);
    }
  }
  return names;
}

Words subcommands(const CLI::App& command) {
  Words names;
  for (const auto* sub : command.get_subcommands([](const CLI::App*) { return true; })) {
    if (!sub->get_group().empty()) names.push_back(sub->get_name());
  }
  return names;
}

/// The session that the line being typed would have: in the directory that it names, `~` as the
/// shell would read it.
Session session_of(const Position& position, const Session& session) {
  auto typed = session;
  const auto& directory = position.directory;
  if (directory.empty()) return typed;
  const bool at_home = directory == "~" || directory.starts_with("~/");
  typed.common.directory = at_home ? session.environment.home + directory.substr(1) : directory;
  return typed;
}

/// The type of the n-th argument; the last one when it takes any number.
std::string argument_type(const CLI::App& command, std::size_t n) {
  std::string type;
  std::size_t index = 0;
  for (const auto* option : command.get_options()) {
    if (!option->get_positional()) continue;
    const bool takes_more = option->get_expected_max() > 1;
    if (index == n || (index < n && takes_more)) type = option->get_type_name();
    ++index;
  }
  return type;
}

/// What the command's option or argument of that type may be.
Words values_for(const CLI::App& command, const std::string& type, const Session& session) {
  auto values = values_of(type, session);
  // A letter is for follow-up alone to write.
  if (type == "FORMAT" && command.get_name() != "follow-up")
    std::erase(values, name(document::Format::eml));
  return values;
}

}  // namespace

Words complete(const CLI::App& app, const Session& session, const Words& words) {
  const std::string current = words.empty() ? "" : words.back();
  const Words before(words.begin(), words.empty() ? words.end() : words.end() - 1);
  const auto position = follow(app, before);
  const auto typed = session_of(position, session);

  Words answers;
  if (position.awaiting != nullptr) {
    answers = values_for(*position.command, position.awaiting->get_type_name(), typed);
  } else if (current.starts_with('-')) {
    answers = flags(*position.command);
  } else {
    const auto& given = position.arguments;
    answers = given.empty() ? subcommands(*position.command) : Words{};
    if (answers.empty()) {
      const auto& command = *position.command;
      const auto type = argument_type(command, given.size());
      answers = type == "LABEL" ? corrections_for(given.front(), current, typed)
                                : values_for(command, type, typed);
    }
  }
  if (answers == Words{std::string(files_answer)}) return answers;
  std::erase_if(answers, [&](const std::string& answer) { return !answer.starts_with(current); });
  return answers;
}

}  // namespace winloop::app
