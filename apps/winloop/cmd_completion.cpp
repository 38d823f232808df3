#include "cmd_completion.hpp"

#include "commands.hpp"
#include "complete.hpp"
#include <winloop/base/error.hpp>

#include <embedded/completions.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace winloop::app {

void setup_completion(CLI::App& command, Session& session) {
  const auto shell = std::make_shared<std::string>();
  command.add_option("SHELL", *shell, "bash, zsh or fish")->required()->type_name("SHELL");
  command.callback([&session, shell] {
    session.run = [shell] {
      for (const auto& file : embedded::completions()) {
        if (file.name == "winloop." + *shell) {
          (void)std::fwrite(file.text.data(), 1, file.text.size(), stdout);
          return;
        }
      }
      throw Error(ErrorKind::usage,
                  fmt::format("no completion for \"{}\"; there is bash, zsh and fish", *shell));
    };
  });
}

void setup_complete(CLI::App& command, Session& session) {
  const auto words = std::make_shared<std::vector<std::string>>();
  command.add_option("WORD", *words, "The command line so far");
  command.callback([&command, &session, words] {
    session.run = [&command, &session, words] {
      for (const auto& answer : complete(*command.get_parent(), session, *words))
        fmt::print("{}\n", answer);
    };
  });
}

}  // namespace winloop::app
