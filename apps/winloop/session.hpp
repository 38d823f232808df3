#pragma once

#include <winloop/base/date.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace winloop::app {

/// All that the program takes from outside, read once at its start.
struct Environment {
  std::filesystem::path current;                   ///< the working directory
  std::optional<std::filesystem::path> directory;  ///< WINLOOP_DIR
  Date today;
  int columns = 80;  ///< of the terminal, or COLUMNS, or 80
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_color = false;         ///< NO_COLOR
  bool unicode = true;           ///< the locale's encoding is UTF-8
  std::string editor;            ///< VISUAL, EDITOR or vi
  std::string pager;             ///< PAGER or less, a command for the shell
  std::string home;              ///< HOME
  std::filesystem::path config;  ///< the user's own config.yaml; empty where there is no home
  std::string assist_url;        ///< WINLOOP_ASSIST_URL
  std::string assist_model;      ///< WINLOOP_ASSIST_MODEL
  std::string assist_key;        ///< WINLOOP_ASSIST_KEY
  std::string https_proxy;       ///< HTTPS_PROXY or https_proxy
  std::string no_proxy;          ///< NO_PROXY or no_proxy
};

/// Options that many commands share.
struct CommonOptions {
  std::filesystem::path directory;  ///< -C
  std::string as_of;
  std::string format;
  std::filesystem::path output;  ///< -o; empty: standard output
  std::string color = "auto";
  std::string section;
  std::string dialect;
  bool excel = false;  ///< a byte order mark in front of csv
};

/// One run of the program: what it was given and what it is to do.
struct Session {
  Environment environment;
  CommonOptions common;
  /// Set by the subcommand that was parsed.
  std::function<void()> run;
  /// Set with it where bytes are written as they are: the ending of -o FILE names no format then.
  bool writes_bytes = false;
  /// Set by run where --exit-code asked for it: the program exits with 1.
  bool found_differences = false;

  /// --as-of, else today. Throws Error(usage) for what is not a date.
  [[nodiscard]] Date today() const;

  /// The search directory: -C, else WINLOOP_DIR, else upward from the working directory.
  [[nodiscard]] std::optional<std::filesystem::path> named_directory() const;
};

/// Adds -C and --as-of.
void add_search_options(CLI::App& command, Session& session);

/// Adds --format, -o, --section, --dialect, --excel and --color.
void add_output_options(CLI::App& command, Session& session);

/// Reads the environment, the terminal and the clock.
Environment read_environment();

}  // namespace winloop::app
