#include "capture_live.hpp"

#include "output.hpp"
#include "present.hpp"
#include <winloop/base/error.hpp>
#include <winloop/loop/live_draft.hpp>
#include <winloop/store/candidates.hpp>

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <utility>

namespace winloop::app {

namespace {

using loop::LiveDraft;

/// What the notes are to be of; refused before the first line rather than after the last.
loop::LiveSubject live_subject(const loop::Workspace& workspace, const loop::CaptureOptions& wanted,
                               const Session& session) {
  if (!wanted.kind) throw Error(ErrorKind::usage, "--live needs --kind KIND");
  const bool about_search = wanted.about_search || loop::needs_no_candidate(*wanted.kind);
  if (wanted.candidate.empty() && !about_search)
    throw Error(ErrorKind::usage, "--live needs --candidate ID for this kind, or search");
  if (!wanted.candidate.empty())
    (void)store::candidate(workspace.record, wanted.candidate, session.today());
  return {wanted.candidate, *wanted.kind, wanted.on.value_or(session.today())};
}

std::string what_was_left(const LiveDraft& left) {
  const auto& subject = left.subject();
  return fmt::format("{} of {}, {}, {}", name(subject.kind),
                     subject.candidate.empty() ? "the search" : subject.candidate,
                     subject.on.to_string(), counted(left.lines(), "line"));
}

/// Asks at the terminal; true to go on with what was left.
bool ask_to_resume(const LiveDraft& left) {
  while (true) {
    tell(fmt::format("Notes were left: {}.\n[r]esume or [d]iscard? ", what_was_left(left)));
    std::string answer;
    if (!std::getline(std::cin, answer))
      throw Error(ErrorKind::usage, "the notes were left as they are");
    if (answer == "r" || answer == "d") return answer == "r";
  }
}

/// The draft to write into.
LiveDraft draft_for(const loop::Workspace& workspace, const loop::CaptureOptions& wanted,
                    const LiveOptions& options, const Session& session) {
  if (LiveDraft::exists(workspace.directory)) {
    auto left = LiveDraft::resume(workspace.directory);
    if (!options.resume && !options.discard && !session.environment.in_is_terminal) {
      throw Error(ErrorKind::usage,
                  fmt::format("notes were left ({}); --resume goes on with them, --discard drops "
                              "them",
                              what_was_left(left)));
    }
    if (options.resume || (!options.discard && ask_to_resume(left))) return left;
    left.remove();
  } else if (options.resume) {
    throw Error(ErrorKind::usage, "no notes were left; nothing to --resume");
  }
  return LiveDraft::begin(workspace.directory, live_subject(workspace, wanted, session));
}

/// Gives how many lines were not written down as they came, each of which is named.
std::size_t take_notes(LiveDraft& draft, bool at_terminal) {
  const auto began = std::chrono::steady_clock::now();
  if (at_terminal)
    say(
        fmt::format("Notes: {}.\n\"@ana: ...\" is what Ana said, a line without a name is yours.\n"
                    "Ctrl-D ends and captures; after Ctrl-C, --resume goes on.",
                    what_was_left(draft)));
  std::string line;
  std::size_t odd = 0;
  for (std::size_t number = 1;; ++number) {
    if (at_terminal) tell("> ");
    if (!std::getline(std::cin, line)) break;
    const auto since = std::chrono::steady_clock::now() - began;
    try {
      if (!draft.add(line, std::chrono::duration_cast<Millis>(since))) continue;
      say(fmt::format("line {}: not UTF-8; the bytes that are not are spelled out in the notes",
                      number));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::bad_input) throw;
      say(fmt::format("line {}: {}", number, error.what()));
    }
    ++odd;
  }
  if (at_terminal) tell("\n");
  return odd;
}

}  // namespace

LiveNotes capture_live(loop::Workspace& workspace, loop::CaptureOptions wanted,
                       const LiveOptions& options, const Session& session) {
  auto draft = draft_for(workspace, wanted, options, session);
  const auto odd = take_notes(draft, session.environment.in_is_terminal);
  if (draft.lines() == 0) {
    draft.remove();
    say("no notes; nothing captured");
    return {{}, odd};
  }
  wanted.candidate = draft.subject().candidate;
  wanted.about_search = wanted.candidate.empty();
  wanted.kind = draft.subject().kind;
  wanted.on = draft.subject().on;
  wanted.from = transcript::Format::live_notes;
  auto result = loop::capture(workspace, {{draft.name(), {}, draft.bytes()}}, wanted);
  if (result.refused.empty()) {
    draft.remove();
  } else {
    say(fmt::format("the notes are kept in {}", draft.path().string()));
  }
  return {std::move(result), odd};
}

}  // namespace winloop::app
