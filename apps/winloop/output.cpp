#include "output.hpp"

#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/document/render.hpp>
#include <winloop/store/files.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

namespace winloop::app {

namespace {

using document::Format;
using store::SearchDirectory;

bool use_color(const Session& session, bool to_terminal) {
  const auto& when = session.common.color;
  if (when == "always") return true;
  if (when == "never") return false;
  if (when != "auto") {
    throw Error(ErrorKind::usage,
                fmt::format("--color \"{}\": expected auto, always or never", when));
  }
  return to_terminal && !session.environment.no_color;
}

/// The reader's pager while it lives.
class Pager {
 public:
  explicit Pager(const std::string& command) {
    std::fflush(stdout);
    // A pager that is quit early must not kill us before we have said how we fared.
    previous_ = std::signal(SIGPIPE, SIG_IGN);
    pipe_ = ::popen(command.c_str(), "w");  // NOLINT(cert-env33-c): PAGER is the user's own command
    if (pipe_ == nullptr) std::signal(SIGPIPE, previous_);
  }
  ~Pager() { (void)wait(); }
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  [[nodiscard]] std::FILE* stream() const { return pipe_; }

  /// Until the reader has quit it. False where it could not be started: nothing was shown then.
  bool wait() {
    constexpr int not_executable = 126;
    constexpr int not_found = 127;
    if (pipe_ == nullptr) return false;
    const int status = ::pclose(std::exchange(pipe_, nullptr));
    std::signal(SIGPIPE, previous_);
    const int code = status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return code != not_executable && code != not_found;
  }

 private:
  std::FILE* pipe_ = nullptr;
  void (*previous_)(int) = SIG_DFL;
};

document::Dialect csv_dialect(const CommonOptions& common) {
  if (common.dialect.empty()) return document::Dialect::standard;
  if (const auto dialect = try_from_name<document::Dialect>(common.dialect)) return *dialect;
  throw Error(ErrorKind::usage,
              unknown_name("dialect", common.dialect, all_names<document::Dialect>()));
}

document::RenderOptions render_options(const Session& session, bool to_terminal) {
  document::RenderOptions options;
  options.width = session.environment.columns;
  options.color = use_color(session, to_terminal);
  options.unicode = session.environment.unicode;
  options.generator = "winloop " WINLOOP_VERSION;
  options.section = session.common.section;
  // Sections are words with dashes on the command line and keys with underscores in the data.
  std::replace(options.section.begin(), options.section.end(), '-', '_');
  options.dialect = csv_dialect(session.common);
  options.byte_order_mark = session.common.excel;
  return options;
}

/// Whose page it is, for one that is sent to people with several searches: role and company, where
/// its head does not say so.
std::string about_search(const document::Document& document, const Session& session) {
  const auto directory = search_directory_if_any(session);
  if (!directory) return {};
  const auto search = store::read_search(directory->search());
  const auto head = document.title + '\n' + document.subtitle;
  std::string about;
  for (const auto& part : {search.role, search.company}) {
    if (part.empty() || head.find(part) != std::string::npos) continue;
    about += (about.empty() ? "" : ", ") + part;
  }
  return about;
}

/// What a search keeps is nobody's to write over: neither this search's nor another's.
void expect_not_kept(const Session& session) {
  const auto& file = session.common.output;
  for (const auto& search : {search_directory_if_any(session), SearchDirectory::around(file)}) {
    if (!search || !search->keeps(file)) continue;
    throw Error(ErrorKind::usage,
                fmt::format("-o {}: the search in {} keeps its record or its YAML there; name "
                            "another file",
                            file.string(), search->path().string()));
  }
}

void expect_folder(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::error_code unknown;
  if (std::filesystem::is_directory(folder, unknown)) return;
  throw Error(ErrorKind::storage,
              fmt::format("-o {}: there is no folder {}", file.string(), folder.string()));
}

bool to_standard_output(const Session& session) {
  const auto& file = session.common.output;
  struct stat named {};
  struct stat standard {};
  return file.empty() ||
         (::stat(file.c_str(), &named) == 0 && ::fstat(STDOUT_FILENO, &standard) == 0 &&
          named.st_dev == standard.st_dev && named.st_ino == standard.st_ino);
}

bool shown_by_pager(const std::string& command, const std::function<void(std::FILE*)>& show) {
  if (command.empty() || command == "cat") return false;
  Pager pager(command);
  if (pager.stream() != nullptr) show(pager.stream());
  return pager.wait();
}

/// A failure stays in the stream's error flag, which main() reads after the last flush.
void put(std::string_view bytes, std::FILE* stream) {
  (void)std::fwrite(bytes.data(), 1, bytes.size(), stream);
}

void write_document(const document::Document& document, std::string about, const Session& session) {
  const auto format = output_format(session.common);
  const bool to_file = !to_standard_output(session);
  const bool to_terminal =
      !to_file && session.environment.out_is_terminal && format == Format::text;
  auto options = render_options(session, to_terminal);
  options.about = std::move(about);
  if (to_file) {
    AtomicFile file(session.common.output);
    document::render(document, format, options, [&](std::string_view bytes) { file.write(bytes); });
    return file.commit();
  }
  const auto show = [&](std::FILE* stream) {
    document::render(document, format, options,
                     [&](std::string_view bytes) { put(bytes, stream); });
  };
  if (!to_terminal || !shown_by_pager(session.environment.pager, show)) show(stdout);
}

}  // namespace

Format output_format(const CommonOptions& common) {
  if (!common.format.empty()) {
    if (const auto format = try_from_name<Format>(common.format)) return *format;
    throw Error(ErrorKind::usage, unknown_name("format", common.format, all_names<Format>()));
  }
  return common.output.empty() ? Format::text : document::format_for_file(common.output);
}

void check_output(const Session& session) {
  const auto& common = session.common;
  if (!common.output.empty()) {
    expect_not_kept(session);
    expect_folder(common.output);
  }
  if (session.writes_bytes) return;
  (void)output_format(common);  // before anything is stored that an unknown one would not show
  if (common.excel || !common.dialect.empty()) {
    (void)csv_dialect(common);
    if (const auto format = output_format(common); format != Format::csv) {
      throw Error(ErrorKind::usage,
                  fmt::format("{} is for csv, and this is {}; add --format csv or -o FILE.csv",
                              common.excel ? "--excel" : "--dialect", name(format)));
    }
  }
  if (common.format == name(Format::xlsx) && common.output.empty() &&
      session.environment.out_is_terminal) {
    throw Error(ErrorKind::usage,
                "a workbook is not for a terminal; write it to a file with -o FILE.xlsx");
  }
}

void expect_printable(const document::Document& document, const Session& session) {
  document::expect_renderable(document, output_format(session.common),
                              render_options(session, false));
}

void print(document::Document document, const Session& session) {
  document.meta.insert(document.meta.begin(), {.key = "as_of",
                                               .title = "As of",
                                               .value = session.today(),
                                               .kind = document::ColumnKind::date});
  const bool is_page = output_format(session.common) == Format::html;
  write_document(document, is_page ? about_search(document, session) : "", session);
}

void print_undated(const document::Document& document, const Session& session) {
  write_document(document, "", session);
}

void print_bytes(std::string_view bytes, const Session& session) {
  if (to_standard_output(session)) return put(bytes, stdout);
  write_file(session.common.output, bytes);
}

void tell(std::string_view words) {
  put(words, stderr);
  std::fflush(stderr);
}

void say(std::string_view message) {
  tell(utf8::visible_lines(message) + "\n");
}

}  // namespace winloop::app
