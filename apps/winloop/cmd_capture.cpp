#include "cmd_capture.hpp"

#include "assistant.hpp"
#include "capture_live.hpp"
#include "capture_summary.hpp"
#include "output.hpp"
#include "present.hpp"
#include "rejections.hpp"
#include "search.hpp"
#include "standard_input.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/file.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/capture.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace winloop::app {

namespace {

struct CaptureOptions {
  std::vector<std::string> files;
  std::string candidate;
  std::string kind;
  std::string on;
  std::vector<std::string> speakers;
  std::string from;
  std::string encoding;
  std::string attachment;
  std::string consent;
  std::string manifest;
  bool quiet = false;
  bool live = false;
  LiveOptions left;
  AssistFlags assist;
};

/// What there is to read, and the paths that are not there, which stop none of the others.
struct Sources {
  std::vector<loop::CaptureSource> all;
  std::vector<loop::Refused> missing;
};

Sources sources_of(const CaptureOptions& options) {
  loop::Manifest manifest;
  if (!options.manifest.empty()) manifest = loop::read_manifest(options.manifest);
  loop::CaptureSources sources(std::move(manifest));
  Sources given;
  for (const auto& file : options.files) {
    if (file == "-") {
      given.all.push_back({"-", {}, read_standard_input()});
      continue;
    }
    try {
      for (auto& source : sources.at(file)) given.all.push_back(std::move(source));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::bad_input || options.files.size() == 1) throw;
      given.missing.push_back({file, error.what()});
    }
  }
  return given;
}

loop::CaptureOptions capture_options(const CaptureOptions& options, const Session& session) {
  loop::CaptureOptions wanted;
  wanted.about_search = options.candidate == "search";
  if (!wanted.about_search) wanted.candidate = options.candidate;
  if (!options.kind.empty()) wanted.kind = from_name<ConversationKind>(options.kind);
  if (!options.on.empty()) wanted.on = parse_past_day("--on", options.on, session);
  wanted.today = session.today();
  for (const auto& pair : options.speakers) wanted.speakers.insert(split_pair("--speaker", pair));
  if (!options.from.empty()) wanted.from = from_name<transcript::Format>(options.from);
  wanted.encoding = options.encoding;
  wanted.attachment = options.attachment;
  if (!options.consent.empty()) wanted.consent = from_name<ConsentAnswer>(options.consent);
  return wanted;
}

/// A folder is taken as far as it goes, so what was refused in it is only a part.
bool names_a_folder(const std::vector<std::string>& files) {
  return std::any_of(files.begin(), files.end(),
                     [](const std::string& file) { return is_folder(file); });
}

void expect_none_refused(const loop::CaptureResult& result, std::size_t given, bool from_folder) {
  for (const auto& refused : result.refused) {
    const auto file = refused.reason.starts_with(refused.file) ? "" : refused.file + ": ";
    say(fmt::format("refused: {}{}", file, utf8::visible(refused.reason)));
  }
  if (result.refused.empty()) return;
  if (given == 1 && !from_folder) throw bad_input("nothing was captured");
  throw Error(ErrorKind::partial,
              fmt::format("{} of {} {} not captured", result.refused.size(), counted(given, "file"),
                          result.refused.size() == 1 ? "was" : "were"));
}

void expect_sense(const CaptureOptions& options) {
  const auto wrong = [](const char* words) { throw Error(ErrorKind::usage, words); };
  if (options.live && !options.files.empty())
    wrong("--live reads from the terminal or a pipe; leave the FILE out");
  if (options.live && !options.manifest.empty()) wrong("--manifest goes with FILE, not --live");
  if (options.live && !(options.from.empty() && options.encoding.empty()))
    wrong("--live takes neither --from nor --encoding: type UTF-8");
  if (!options.live && (options.left.resume || options.left.discard))
    wrong("--resume and --discard go with --live");
  if (options.live && options.consent == name(ConsentAnswer::declined))
    wrong("with --consent declined there are no notes to take");
  if (options.left.resume && options.left.discard) wrong("either --resume or --discard");
  if ((options.assist.again || options.assist.dry_run) && !options.assist.on)
    wrong("--again and --dry-run go with --assist");
  if (options.live && options.assist.dry_run) wrong("--dry-run goes with FILE, not --live");
  if (!options.live && options.files.empty())
    wrong("FILE is required; or take notes with --live; see `winloop capture --help`");
}

/// Asks about what was captured, and about what was in the record already and not answered.
void assist_captured(const Assistant& assistant, loop::Workspace& workspace,
                     const loop::CaptureResult& result, const Session& session,
                     std::vector<loop::Assisted>& asked) {
  std::vector<std::int64_t> conversations;
  for (const auto& captured : result.captured) conversations.push_back(captured.conversation);
  if (conversations.empty()) return;
  asked = assistant.ask(workspace, std::move(conversations));
  for (const auto& line : rejection_lines(asked, Confidences(workspace.record, session.today())))
    say(line);
}

void add_refused(loop::CaptureResult& result, std::vector<loop::Refused> refused) {
  for (auto& one : refused) result.refused.push_back(std::move(one));
}

/// What of the files would be sent, as it would be sent.
void show_requests(const Assistant& assistant, Sources given, const CaptureOptions& options,
                   const Session& session) {
  loop::CaptureResult result;
  result.refused = std::move(given.missing);
  const auto count = given.all.size() + result.refused.size();
  const auto workspace = open_to_read(session);
  std::vector<std::string> bodies;
  auto refused = loop::read_captures(
      workspace, given.all, capture_options(options, session),
      [&](const store::Capture& capture, std::optional<std::int64_t> kept) {
        auto body = loop::assist_request_for(workspace, capture, kept, assistant.options({}));
        if (body) bodies.push_back(std::move(*body));
      });
  add_refused(result, std::move(refused));
  assistant.show(bodies);
  expect_none_refused(result, count, names_a_folder(options.files));
}

/// The files; nothing where there are none.
std::optional<loop::CaptureResult> take_in(loop::Workspace& workspace,
                                           const CaptureOptions& options, const Session& session,
                                           Sources given) {
  if (given.all.empty() && given.missing.empty()) {
    if (!options.quiet) say("no files there; nothing captured");
    return std::nullopt;
  }
  const bool show_bar =
      session.environment.err_is_terminal && given.all.size() > 1 && !options.quiet;
  auto result = loop::capture(workspace, given.all, capture_options(options, session),
                              show_bar ? loop::Progress(draw_progress) : loop::Progress());
  summarise(result, options.quiet);
  add_refused(result, std::move(given.missing));
  return result;
}

/// The notes that are taken.
LiveNotes take_notes(loop::Workspace& workspace, const CaptureOptions& options,
                     const Session& session) {
  auto notes = capture_live(workspace, capture_options(options, session), options.left, session);
  if (!notes.result.captured.empty()) summarise(notes.result, false);
  return notes;
}

void expect_no_odd_lines(std::size_t odd_lines) {
  if (odd_lines == 0) return;
  throw Error(ErrorKind::partial, fmt::format("{} of the notes could not be written down as typed",
                                              counted(odd_lines, "line")));
}

void run_capture(const CaptureOptions& options, const Session& session) {
  expect_sense(options);
  std::optional<Assistant> assistant;
  if (options.assist.on) assistant.emplace(options.assist, session);
  auto given = options.live ? Sources() : sources_of(options);
  if (assistant && options.assist.dry_run)
    return show_requests(*assistant, std::move(given), options, session);
  auto workspace = open_to_write(session);
  std::size_t odd_lines = 0;
  std::optional<loop::CaptureResult> result;
  if (options.live) {
    auto notes = take_notes(workspace, options, session);
    odd_lines = notes.odd_lines;
    result = std::move(notes.result);
  } else {
    result = take_in(workspace, options, session, std::move(given));
  }
  if (!result) return;
  std::vector<loop::Assisted> asked;
  if (assistant) assist_captured(*assistant, workspace, *result, session, asked);
  const bool nothing_new =
      count_in_state(asked, loop::AssistState::answered_before) == asked.size();
  if (!asked.empty() && !(options.quiet && nothing_new))
    say(fmt::format("assistant: {}", asked_in_words(asked)));
  const auto count = options.live ? 1 : result->captured.size() + result->refused.size();
  expect_none_refused(*result, count, !options.live && names_a_folder(options.files));
  expect_no_odd_lines(odd_lines);
  expect_all_answered(asked);
}

}  // namespace

void setup_capture(CLI::App& command, Session& session) {
  const auto options = std::make_shared<CaptureOptions>();
  command
      .add_option("FILE", options->files,
                  "Transcripts, documents, mail, folders of them, or - for standard input")
      ->type_name("FILE");
  command
      .add_option("--candidate", options->candidate,
                  "Whom it is with or about; or search: the search as a whole")
      ->type_name("CANDIDATE");
  command.add_option("--kind", options->kind, "What it was for: screen, interview, ...")
      ->type_name("KIND");
  command.add_option("--on", options->on, "The day it took place")->type_name("DATE");
  command.add_option("--speaker", options->speakers, "Who a label is; may be repeated")
      ->type_name("LABEL=ROLE")
      ->allow_extra_args(false);
  command.add_option("--from", options->from, "The format, where it is not recognised")
      ->type_name("TRANSCRIPT");
  command
      .add_option("--encoding", options->encoding,
                  "What the text is written in, where it is not UTF-8")
      ->type_name("NAME");
  command
      .add_option("--attachment", options->attachment,
                  "Capture what is attached to the mail under that name")
      ->type_name("NAME");
  command
      .add_option("--consent", options->consent,
                  "What they said to being recorded: given, or declined (keeps no words)")
      ->type_name("ANSWER");
  command.add_option("--manifest", options->manifest, "CSV that says what each file is")
      ->type_name("FILE");
  command.add_flag("--quiet", options->quiet, "Say nothing of what is in the record already");
  add_assist_options(command, options->assist);
  command.add_flag("-n,--dry-run", options->assist.dry_run,
                   "With --assist: show what would be sent; capture and send nothing");
  command.add_flag("--live", options->live, "Take notes, line by line, until the input ends");
  command.add_flag("--resume", options->left.resume, "Go on with notes that were left");
  command.add_flag("--discard", options->left.discard, "Drop notes that were left");
  add_search_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_capture(*options, session); };
  });
}

}  // namespace winloop::app
