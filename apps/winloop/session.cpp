#include "session.hpp"

#include <winloop/base/error.hpp>

#include <fmt/format.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace winloop::app {

namespace {

std::string variable(const char* name, const char* otherwise = "") {
  const char* value =
      std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read once, before any thread
  return value != nullptr && *value != '\0' ? value : otherwise;
}

/// XDG_CONFIG_HOME counts only where it is absolute, as its specification has it.
std::filesystem::path config_file(const std::string& home) {
  const std::filesystem::path named = variable("XDG_CONFIG_HOME");
  if (named.is_absolute()) return named / "winloop" / "config.yaml";
  const std::filesystem::path own = home;
  if (!own.is_absolute()) return {};
  return own / ".config" / "winloop" / "config.yaml";
}

int terminal_columns() {
  constexpr int narrowest = 40;
  constexpr int widest = 200;
  constexpr int usual = 80;
  const auto said = variable("COLUMNS");
  int named = 0;
  std::from_chars(said.data(), said.data() + said.size(), named);
  if (named > 0) return std::clamp(named, narrowest, widest);
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return std::clamp(static_cast<int>(size.ws_col), narrowest, widest);
}

/// The day where the user is.
Date local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return Date{
      std::chrono::year_month_day{std::chrono::year{local.tm_year + 1900},
                                  std::chrono::month{static_cast<unsigned>(local.tm_mon) + 1},
                                  std::chrono::day{static_cast<unsigned>(local.tm_mday)}}};
}

}  // namespace

Environment read_environment() {
  std::setlocale(LC_CTYPE, "");
  Environment environment;
  environment.current = std::filesystem::current_path();
  if (const auto named = variable("WINLOOP_DIR"); !named.empty()) environment.directory = named;
  environment.today = local_today();
  environment.columns = terminal_columns();
  environment.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  environment.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  environment.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  environment.no_color = !variable("NO_COLOR").empty() || variable("TERM") == "dumb";
  environment.unicode = std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0;
  environment.editor = variable("VISUAL", variable("EDITOR", "vi").c_str());
  environment.pager = variable("PAGER", "less -FRX 2>/dev/null");
  environment.home = variable("HOME");
  environment.config = config_file(environment.home);
  environment.assist_url = variable("WINLOOP_ASSIST_URL");
  environment.assist_model = variable("WINLOOP_ASSIST_MODEL");
  environment.assist_key = variable("WINLOOP_ASSIST_KEY");
  environment.https_proxy = variable("HTTPS_PROXY", variable("https_proxy").c_str());
  environment.no_proxy = variable("NO_PROXY", variable("no_proxy").c_str());
  return environment;
}

Date Session::today() const {
  if (common.as_of.empty()) return environment.today;
  if (const auto date = Date::try_parse(common.as_of)) return *date;
  throw Error(ErrorKind::usage,
              fmt::format("--as-of \"{}\" is not a date; expected a day that exists, as 2026-03-04",
                          common.as_of));
}

std::optional<std::filesystem::path> Session::named_directory() const {
  if (common.directory.empty()) return std::nullopt;
  return common.directory;
}

void add_search_options(CLI::App& command, Session& session) {
  command.add_option("-C", session.common.directory, "The search directory")->type_name("DIR");
  command.add_option("--as-of", session.common.as_of, "Act as at the end of that day")
      ->type_name("DATE");
}

void add_output_options(CLI::App& command, Session& session) {
  command
      .add_option("--format", session.common.format,
                  "text, md, html, csv, tsv, json, ndjson or xlsx")
      ->type_name("FORMAT");
  command
      .add_option("-o,--output", session.common.output, "Write there; the ending names the format")
      ->type_name("FILE")
      ->transform([](const std::string& file) {
        if (file.empty()) throw CLI::ValidationError("names no file; leave it out, or say -o -");
        return file == "-" ? std::string() : file;
      });
  command
      .add_option("--section", session.common.section,
                  "The one table that csv, tsv and ndjson write")
      ->type_name("NAME");
  command
      .add_option("--dialect", session.common.dialect,
                  "Of csv: standard, or excel-eu (semicolons, decimal commas)")
      ->type_name("DIALECT");
  command.add_flag("--excel", session.common.excel,
                   "Begin csv with a byte order mark, so that Excel takes it for UTF-8");
  command.add_option("--color", session.common.color, "auto, always or never")->type_name("WHEN");
}

}  // namespace winloop::app
