#include "cmd_capture.hpp"

#include "assistant.hpp"
#include "capture_live.hpp"
#include "output.hpp"
#include "present.hpp"
#include "rejections.hpp"
#include "search.hpp"
#include "standard_input.hpp"
#include <winloop/base/error.hpp>
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

std::vector<loop::CaptureSource> sources(const CaptureOptions& options) {
  loop::Manifest manifest;
  if (!options.manifest.empty()) manifest = loop::read_manifest(options.manifest);
  std::vector<loop::CaptureSource> all;
  for (const auto& file : options.files) {
    if (file == "-") {
      all.push_back({"-", {}, read_standard_input()});
      continue;
    }
    for (auto& source : loop::capture_sources({file}, manifest)) all.push_back(std::move(source));
  }
  return all;
}

loop::CaptureOptions capture_options(const CaptureOptions& options, const Session& session) {
  loop::CaptureOptions wanted;
  wanted.candidate = options.candidate;
  if (!options.kind.empty()) wanted.kind = from_name<ConversationKind>(options.kind);
  if (!options.on.empty()) wanted.on = parse_past_day("--on", options.on, session);
  for (const auto& pair : options.speakers) wanted.speakers.insert(split_pair("--speaker", pair));
  if (!options.from.empty()) wanted.from = from_name<transcript::Format>(options.from);
  wanted.encoding = options.encoding;
  wanted.attachment = options.attachment;
  if (!options.consent.empty()) wanted.consent = from_name<ConsentAnswer>(options.consent);
  return wanted;
}

std::string signals_in_words(const std::map<SignalKind, int>& signals) {
  std::vector<std::string> parts;
  parts.reserve(signals.size());
  for (const auto& [kind, count] : signals)
    parts.push_back(kind == SignalKind::compensation
                        ? fmt::format("{} compensation", count)
                        : counted(static_cast<std::size_t>(count), name(kind)));
  return parts.empty() ? "no signals" : fmt::format("{}", fmt::join(parts, ", "));
}

/// One line a file, for the person who captured it; standard output stays for data.
std::string described(const loop::Captured& captured) {
  const auto whom = captured.candidate.empty() ? "the search" : captured.candidate;
  const auto what = fmt::format("#{} {} of {}, {}", captured.conversation, name(captured.kind),
                                whom, captured.on.to_string());
  if (captured.already)
    return fmt::format("{}: in the record already as {}; nothing changed", captured.file, what);
  if (captured.declined) {
    return fmt::format("{}: {} took place; consent was declined, so no words were kept",
                       captured.file, what);
  }
  auto line =
      fmt::format("{}: {} ({})\n  {}; {}", captured.file, what, captured.format,
                  counted(captured.utterances, "utterance"), signals_in_words(captured.signals));
  if (!captured.unplaced.empty()) {
    std::vector<std::string> labels;
    for (const auto& label : captured.unplaced) labels.push_back(utf8::visible(label));
    line += fmt::format("\n  not placed: {}; say who with --speaker LABEL=ROLE",
                        fmt::join(labels, ", "));
  }
  for (const auto& attachment : captured.attachments) {
    const auto name = utf8::visible(attachment);
    line += fmt::format("\n  attachment {}: capture it with --attachment \"{}\"", name, name);
  }
  for (const auto& warning : captured.warnings) line += "\n  warning: " + utf8::visible(warning);
  return line;
}

/// `[=====>    ] 120/2000` on a terminal, drawn over itself.
void draw_progress(std::size_t done, std::size_t total) {
  constexpr std::size_t width = 40;
  const auto filled = total == 0 ? width : done * width / total;
  tell(fmt::format("\r[{}{}] {}/{}", std::string(filled, '='), std::string(width - filled, ' '),
                   done, total));
  if (done == total) tell(fmt::format("\r{}\r", std::string(width + 24, ' ')));
}

void summarise(loop::CaptureResult result, bool quiet) {
  constexpr std::size_t few = 20;
  auto& captured = result.captured;
  if (quiet) {
    std::erase_if(captured, [](const loop::Captured& file) { return file.already; });
    if (captured.empty()) return;
  }
  if (captured.size() <= few) {
    for (const auto& file : captured) say(described(file));
    return;
  }
  std::size_t utterances = 0;
  std::size_t already = 0;
  std::map<SignalKind, int> signals;
  for (const auto& file : captured) {
    utterances += file.utterances;
    already += file.already ? 1 : 0;
    for (const auto& [kind, count] : file.signals) signals[kind] += count;
    if (!file.unplaced.empty())
      say(fmt::format("{}: not placed: {}", file.file,
                      utf8::visible(fmt::format("{}", fmt::join(file.unplaced, ", ")))));
  }
  say(fmt::format("{} conversations ({} in the record already), {} utterances; {}", captured.size(),
                  already, utterances, signals_in_words(signals)));
}

/// A folder is taken as far as it goes, so what was refused in it is only a part.
bool names_a_folder(const std::vector<std::string>& files) {
  return std::any_of(files.begin(), files.end(),
                     [](const std::string& file) { return std::filesystem::is_directory(file); });
}

void expect_none_refused(const loop::CaptureResult& result, std::size_t given, bool from_folder) {
  for (const auto& refused : result.refused) {
    const auto file = refused.reason.starts_with(refused.file) ? "" : refused.file + ": ";
    say(fmt::format("refused: {}{}", file, utf8::visible(refused.reason)));
  }
  if (result.refused.empty()) return;
  if (given == 1 && !from_folder) throw bad_input("nothing was captured");
  throw Error(ErrorKind::partial,
              fmt::format("{} of {} files were not captured", result.refused.size(), given));
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

/// What of the files would be sent, as it would be sent.
void show_requests(const Assistant& assistant, const std::vector<loop::CaptureSource>& all,
                   const CaptureOptions& options, const Session& session) {
  const auto workspace = open_to_read(session);
  std::vector<std::string> bodies;
  loop::CaptureResult result;
  result.refused = loop::read_captures(
      workspace, all, capture_options(options, session),
      [&](const store::Capture& capture, std::optional<std::int64_t> kept) {
        auto body = loop::assist_request_for(workspace, capture, kept, assistant.options({}));
        if (body) bodies.push_back(std::move(*body));
      });
  assistant.show(bodies);
  expect_none_refused(result, all.size(), names_a_folder(options.files));
}

/// The files, or the notes that are taken; nothing where there are none.
std::optional<loop::CaptureResult> take_in(loop::Workspace& workspace,
                                           const CaptureOptions& options, const Session& session,
                                           const std::vector<loop::CaptureSource>& all) {
  const auto wanted = capture_options(options, session);
  if (options.live) {
    auto result = capture_live(workspace, wanted, options.left, session);
    if (!result.captured.empty()) summarise(result, false);
    return result;
  }
  if (all.empty() && !options.quiet) say("no files there; nothing captured");
  if (all.empty()) return std::nullopt;
  const bool show_bar = session.environment.err_is_terminal && all.size() > 1 && !options.quiet;
  auto result = loop::capture(workspace, all, wanted,
                              show_bar ? loop::Progress(draw_progress) : loop::Progress());
  summarise(result, options.quiet);
  return result;
}

void run_capture(const CaptureOptions& options, const Session& session) {
  expect_sense(options);
  std::optional<Assistant> assistant;
  if (options.assist.on) assistant.emplace(options.assist, session);
  const auto all = options.live ? std::vector<loop::CaptureSource>() : sources(options);
  if (assistant && options.assist.dry_run) return show_requests(*assistant, all, options, session);
  auto workspace = open_to_write(session);
  const auto result = take_in(workspace, options, session, all);
  if (!result) return;
  std::vector<loop::Assisted> asked;
  if (assistant) assist_captured(*assistant, workspace, *result, session, asked);
  const bool nothing_new =
      count_in_state(asked, loop::AssistState::answered_before) == asked.size();
  if (!asked.empty() && !(options.quiet && nothing_new))
    say(fmt::format("assistant: {}", asked_in_words(asked)));
  const auto given = options.live ? 1 : result->captured.size() + result->refused.size();
  expect_none_refused(*result, given, !options.live && names_a_folder(options.files));
  expect_all_answered(asked);
}

}  // namespace

void setup_capture(CLI::App& command, Session& session) {
  const auto options = std::make_shared<CaptureOptions>();
  command
      .add_option("FILE", options->files,
                  "Transcripts, documents, mail, folders of them, or - for standard input")
      ->type_name("FILE");
  command.add_option("--candidate", options->candidate, "Whom it is with or about")
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
