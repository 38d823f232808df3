#include "cmd_speaker.hpp"

#include "output.hpp"
#include "present.hpp"
#include "renewal.hpp"
#include "search.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/loop/renew.hpp>
#include <winloop/store/conversations.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace winloop::app {

namespace {

using document::Document;
using document::Table;
using document::Value;

struct SpeakerOptions {
  std::string conversation;
  std::vector<std::string> corrections;
  bool place = false;
  bool dry_run = false;
};

/// What each label of a conversation said.
struct SpokenCount {
  std::size_t utterances = 0;
  std::size_t words = 0;
};

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

/// By speaker; the last is nobody in particular.
std::vector<SpokenCount> spoken_counts(const store::CapturedTranscript& captured) {
  std::vector<SpokenCount> counts(captured.speakers.size() + 1);
  for (const auto& utterance : captured.transcript.utterances) {
    auto& count =
        utterance.speaker < 0 ? counts.back() : counts[static_cast<std::size_t>(utterance.speaker)];
    ++count.utterances;
    count.words += words_in(utterance.text);
  }
  return counts;
}

std::vector<Signal> signals_of(const loop::Workspace& workspace, std::int64_t conversation,
                               Date today) {
  return store::signals(workspace.record, {.as_of = today, .conversation = conversation});
}

Table speakers_table(const store::CapturedTranscript& captured,
                     const std::vector<Signal>& signals) {
  Table table{.name = "speakers",
              .title = "",
              .columns = {text_column("label", "Label"), text_column("person", "Person"),
                          text_column("role", "Role"), integer_column("utterances", "Utterances"),
                          integer_column("words", "Words"), integer_column("signals", "Signals")},
              .when_empty = "the source names nobody"};
  const auto counts = spoken_counts(captured);
  const auto signals_by = [&](const std::string& label) {
    return std::count_if(signals.begin(), signals.end(),
                         [&](const Signal& signal) { return signal.speaker == label; });
  };
  for (std::size_t i = 0; i < captured.speakers.size(); ++i) {
    const auto& speaker = captured.speakers[i];
    table.add({speaker.label, or_missing(speaker.person), name(speaker.role), counts[i].utterances,
               counts[i].words, signals_by(speaker.label)});
  }
  if (counts.back().utterances > 0) {
    table.columns[0].missing = loop::nobody_named;
    table.add(
        {Value(), Value(), Value(), counts.back().utterances, counts.back().words, signals_by("")});
  }
  return table;
}

Document document_about(const Conversation& one) {
  return {.kind = "speakers",
          .title = fmt::format("Speakers of #{} {} of {}", one.row, name(one.kind),
                               one.candidate.empty() ? "the search" : one.candidate),
          .subtitle = fmt::format("{}, from {}", one.on.to_string(), one.file)};
}

/// Labels of several conversations, with `more` columns on each.
Table labels_table(std::string table_name, std::vector<document::Column> more,
                   std::string when_empty) {
  Table table{.name = std::move(table_name),
              .title = "",
              .columns = {integer_column("conversation", "#"), date_column("date", "Date"),
                          text_column("candidate", "Candidate"), text_column("kind", "Kind"),
                          text_column("label", "Label")},
              .when_empty = std::move(when_empty)};
  table.columns[2].missing = "search";
  std::move(more.begin(), more.end(), std::back_inserter(table.columns));
  return table;
}

/// Every label that nobody could be found for, in all conversations.
Table unplaced(const store::Record& record, Date today) {
  auto table = labels_table(
      "unplaced", {integer_column("utterances", "Utterances"), integer_column("words", "Words")},
      "everybody is placed");
  for (const auto& one : store::conversations(record, today)) {
    const auto captured = store::read_transcript(record, one.row);
    const auto counts = spoken_counts(captured);
    for (std::size_t i = 0; i < captured.speakers.size(); ++i) {
      const auto& speaker = captured.speakers[i];
      if (speaker.role != Role::unknown) continue;
      table.add({one.row, one.on, or_missing(one.candidate), name(one.kind), speaker.label,
                 counts[i].utterances, counts[i].words});
    }
    if (!loop::leaves_unnamed(captured.transcript)) continue;
    table.add({one.row, one.on, or_missing(one.candidate), name(one.kind), loop::nobody_named,
               counts.back().utterances, counts.back().words});
  }
  return table;
}

void list_unplaced(const Session& session) {
  Document document{.kind = "unplaced-speakers", .title = "Speakers whom nobody has placed"};
  document.add(from_one_reading(session, [&](const loop::Workspace& workspace) {
    return unplaced(workspace.record, session.today());
  }));
  print(std::move(document), session);
}

void show_speakers(const loop::Workspace& workspace, std::int64_t number, const Session& session) {
  const auto captured = store::read_transcript(workspace.record, number);
  if (captured.conversation.on > session.today()) {
    throw bad_input(fmt::format("no conversation {} by {}: it took place on {}", number,
                                session.today().to_string(), captured.conversation.on.to_string()));
  }
  auto document = document_about(captured.conversation);
  document.add(speakers_table(captured, signals_of(workspace, number, session.today())));
  print(std::move(document), session);
}

/// `LABEL=VALUE`; a label may hold an equals sign, a person or role does not.
loop::SpeakerOverrides corrections_of(const std::vector<std::string>& pairs) {
  loop::SpeakerOverrides corrections;
  for (const auto& pair : pairs) {
    const auto at = pair.rfind('=');
    if (at == std::string::npos || at + 1 == pair.size()) {
      throw Error(ErrorKind::usage,
                  fmt::format("\"{}\": expected LABEL=PERSON or LABEL=ROLE", pair));
    }
    if (!corrections.emplace(pair.substr(0, at), pair.substr(at + 1)).second) {
      throw Error(ErrorKind::usage,
                  fmt::format("\"{}\": the label is named twice", pair.substr(0, at)));
    }
  }
  return corrections;
}

std::string placed_in_words(const store::Speaker& speaker) {
  return speaker.person.empty() ? std::string(name(speaker.role))
                                : fmt::format("{}, {}", speaker.person, name(speaker.role));
}

void correct(loop::Workspace& workspace, std::int64_t number, const SpeakerOptions& options,
             const Session& session) {
  const auto respoken = loop::correct_speakers(
      workspace, number, corrections_of(options.corrections), options.dry_run);
  for (std::size_t i = 0; i < respoken.after.size(); ++i) {
    const auto& before = respoken.before[i];
    const auto& after = respoken.after[i];
    if (before.person == after.person && before.role == after.role) continue;
    say(fmt::format("{}: {} -> {}", utf8::visible(after.label), placed_in_words(before),
                    placed_in_words(after)));
  }
  say(fmt::format("signals: {}{}", renewal_in_words(respoken.signals),
                  options.dry_run ? "; nothing was written" : ""));
  auto captured = store::read_transcript(workspace.record, number);
  captured.speakers = respoken.after;
  auto document = document_about(captured.conversation);
  if (!options.dry_run) {
    document.add(speakers_table(captured, signals_of(workspace, number, session.today())));
  }
  add_renewal(document, respoken.signals, Confidences(workspace.record, session.today()));
  print(std::move(document), session);
}

/// Labels placed by the names that are known by now.
void place(loop::Workspace& workspace, const SpeakerOptions& options, const Session& session) {
  loop::RenewOptions wanted{{}, session.today(), options.dry_run};
  if (!options.conversation.empty())
    wanted.conversations.push_back(parse_conversation(options.conversation));
  const auto result = loop::place_anew(workspace, wanted);
  auto table =
      labels_table("placed", {text_column("person", "Person"), text_column("role", "Role")},
                   "no label fits a name that is known by now");
  for (const auto& [conversation, speaker] : result.placed) {
    table.add({conversation.row, conversation.on, or_missing(conversation.candidate),
               name(conversation.kind), speaker.label, or_missing(speaker.person),
               name(speaker.role)});
  }
  say(fmt::format("signals: {}{}", renewal_in_words(result.signals),
                  options.dry_run ? "; nothing was written" : ""));
  Document document{.kind = "placed-speakers", .title = "Labels placed anew"};
  document.add(std::move(table));
  add_renewal(document, result.signals, Confidences(workspace.record, session.today()));
  print(std::move(document), session);
}

void run_speaker(const SpeakerOptions& options, const Session& session) {
  if (options.place) {
    auto workspace = options.dry_run ? open_to_read(session) : open_to_write(session);
    return place(workspace, options, session);
  }
  if (options.conversation.empty()) return list_unplaced(session);
  const auto number = parse_conversation(options.conversation);
  if (options.corrections.empty()) return show_speakers(open_to_read(session), number, session);
  auto workspace = options.dry_run ? open_to_read(session) : open_to_write(session);
  correct(workspace, number, options, session);
}

}  // namespace

void setup_speaker(CLI::App& command, Session& session) {
  const auto options = std::make_shared<SpeakerOptions>();
  command
      .add_option("CONVERSATION", options->conversation,
                  "Its number; without it, all labels that nobody could be found for")
      ->type_name("CONVERSATION");
  auto* corrections =
      command
          .add_option("LABEL=WHO", options->corrections,
                      "Who a label is: a person's name, the candidate's id, or a role")
          ->type_name("LABEL");
  command
      .add_flag("--place", options->place,
                "Look again who the labels are that nobody was found for, in all conversations or "
                "this one")
      ->excludes(corrections);
  command.add_flag("-n,--dry-run", options->dry_run, "Say what would change, and write nothing");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback([&session, options] {
    session.run = [&session, options] { run_speaker(*options, session); };
  });
}

}  // namespace winloop::app
