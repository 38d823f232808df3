#include "edit.hpp"

#include "output.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/files.hpp>
#include <winloop/store/templates.hpp>

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>

namespace winloop::app {

namespace {

constexpr std::size_t limit = 1 << 20;
constexpr std::string_view complaint_mark = "#! ";

/// `sh -c 'EDITOR "$@"'` as git does it, so that an editor with arguments works and a path with
/// spaces does too.
void run_editor(const std::string& editor, const std::filesystem::path& file) {
  std::string quoted = "'";
  for (const char c : file.string()) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  const auto command = fmt::format("{} {}'", editor, quoted);
  const int status = std::system(
      command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe): the user's own editor
  if (status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw bad_input(
        fmt::format("the editor \"{}\" failed; {} is unchanged", editor, file.string()));
  }
}

/// The text without the complaints that an earlier round put above it.
std::string without_complaints(std::string text) {
  while (text.starts_with(complaint_mark))
    text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
  return text;
}

std::string with_complaint(const std::string& complaint, const std::string& text) {
  std::string marked;
  std::size_t from = 0;
  while (from <= complaint.size()) {
    const auto end = std::min(complaint.find('\n', from), complaint.size());
    marked += fmt::format("{}{}\n", complaint_mark, complaint.substr(from, end - from));
    from = end + 1;
  }
  return marked + text;
}

std::optional<std::string> complaint_about(const std::string& text, const std::string& file,
                                           const std::string& id) {
  try {
    (void)store::parse_judgement(text, file, id);
    return std::nullopt;
  } catch (const Error& error) {
    return error.what();
  }
}

/// The text as the editor leaves it. Where the editor fails, a draft with nothing new in it is not
/// left behind.
std::string edited_text(const std::filesystem::path& draft, const std::string& text,
                        const std::string& before, const std::string& editor) {
  write_file(draft, text);
  try {
    run_editor(editor, draft);
  } catch (const Error&) {
    if (read_regular_file(draft, limit) == before) std::filesystem::remove(draft);
    throw;
  }
  return read_regular_file(draft, limit);
}

/// Whoever else wrote into the file meanwhile is not written over.
void expect_untouched(const std::filesystem::path& target, const std::string& before,
                      const std::filesystem::path& draft) {
  if (!is_there(target) || read_regular_file(target, limit) == before) return;
  throw bad_input(
      {target.string()},
      fmt::format("changed while you were editing; nothing was saved. Your draft is kept "
                  "in {}: bring over what you want and remove it",
                  draft.string()));
}

}  // namespace

void edit_judgement(const std::string& id, const Session& session) {
  const auto workspace = open_to_read(session);
  (void)store::candidate_row(workspace.record, id);
  const auto target = workspace.directory.candidate(id);
  std::filesystem::create_directories(target.parent_path());
  const auto before =
      is_there(target) ? read_regular_file(target, limit) : store::filled_template("candidate");

  const auto draft = target.parent_path() / fmt::format(".{}.draft.yaml", id);
  auto text = is_there(draft) ? read_regular_file(draft, limit) : before;
  while (true) {
    const auto saved = edited_text(draft, text, before, session.environment.editor);
    const auto edited = without_complaints(saved);
    const auto complaint = complaint_about(edited, target.string(), id);
    if (!complaint) {
      text = edited;
      break;
    }
    // The editor was shown the complaint and left the same behind, as one that asks nobody does.
    if (edited == without_complaints(text))
      throw bad_input(fmt::format("{}\nnothing was changed; your draft is kept in {}", *complaint,
                                  draft.string()));
    text = with_complaint(*complaint, edited);
  }
  expect_untouched(target, before, draft);
  if (text != before || !is_there(target)) write_file(target, text);
  std::filesystem::remove(draft);
  say(text == before ? fmt::format("{}: nothing changed", target.string())
                     : fmt::format("{}: saved", target.string()));
}

}  // namespace winloop::app
