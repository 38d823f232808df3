#include "signal_why.hpp"

#include "firings_table.hpp"
#include "output.hpp"
#include "present.hpp"
#include "search.hpp"
#include "signal_words.hpp"
#include <winloop/base/error.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/judge.hpp>
#include <winloop/signal/notice.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/signals.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace winloop::app {

namespace {

using document::Document;
using document::Heading;
using document::KeyValues;
using document::Table;

/// All that an answer rests on.
struct Asking {
  store::SignalPlace place;
  store::CapturedTranscript captured;
  std::optional<Signal> signal;               ///< nothing: why was nothing noticed there?
  std::optional<store::StoredSignal> stored;  ///< the same, by where its quote stands
  std::vector<signal::Firing> firings;        ///< in that utterance
  std::vector<signal::CueInfo> cues;
};

Asking ask(const loop::Workspace& workspace, const store::SignalPlace& place, Date today) {
  Asking asking{place, store::read_transcript(workspace.record, place.conversation), {}, {}, {},
                {}};
  const auto& utterances = asking.captured.transcript.utterances;
  if (asking.captured.conversation.on > today || place.utterance > utterances.size()) {
    throw bad_input(fmt::format("conversation {} has no utterance {}; it has {}",
                                place.conversation, place.utterance, utterances.size()));
  }
  const auto row = store::row_at(place);
  const auto there = store::signals(
      workspace.record, {.as_of = today, .conversation = place.conversation, .dismissed = true});
  const auto found =
      std::find_if(there.begin(), there.end(), [&](const Signal& one) { return one.row == row; });
  if (found != there.end()) asking.signal = *found;
  // The second signal of an utterance is asked for only by those who have seen it.
  if (found == there.end() && place.number > 1) (void)loop::signal_at(workspace, place, today);
  for (auto& stored : store::stored_signals(workspace.record, place.conversation)) {
    if (stored.row == row && asking.signal) asking.stored = std::move(stored);
  }
  const auto lexicon = loop::load_lexicon(workspace.directory);
  asking.cues = lexicon.cues();
  std::vector<Role> roles;
  for (const auto& speaker : asking.captured.speakers) roles.push_back(speaker.role);
  for (auto& firing : signal::explain(lexicon, asking.captured.transcript, roles,
                                      asking.captured.conversation.on)) {
    if (firing.utterance + 1 == place.utterance) asking.firings.push_back(std::move(firing));
  }
  return asking;
}

document::Quote quoted(const Asking& asking, std::size_t utterance, std::string about) {
  const auto& captured = asking.captured;
  const auto& one = captured.transcript.utterances[utterance];
  document::Quote quote;
  quote.words = one.text;
  if (one.speaker >= 0) {
    const auto& speaker = captured.speakers[static_cast<std::size_t>(one.speaker)];
    quote.who = speaker.person.empty() ? speaker.label : speaker.person;
  }
  quote.kind = std::string(name(captured.conversation.kind));
  quote.on = captured.conversation.on;
  quote.at = one.start;
  quote.conversation = captured.conversation.row;
  quote.about = std::move(about);
  return quote;
}

/// What another speaker said last before the utterance.
std::optional<std::size_t> said_before(const Asking& asking) {
  const auto& utterances = asking.captured.transcript.utterances;
  const auto speaker = utterances[asking.place.utterance - 1].speaker;
  for (auto at = asking.place.utterance - 1; at > 0; --at) {
    if (utterances[at - 1].speaker != speaker) return at - 1;
  }
  return std::nullopt;
}

std::string listens_to(signal::Voice by) {
  switch (by) {
    case signal::Voice::candidate:
      return "the candidate's words";
    case signal::Voice::others:
      return "everybody's but the candidate's";
    case signal::Voice::anyone:
      return "anybody's words";
  }
  return "";
}

/// What the model went by, as it weighs the sentence today; null where it does not notice it now.
void add_model(Document& document, const Asking& asking, const signal::Firing* fired) {
  if (fired == nullptr) {
    document.add(document::Paragraph{
        .text =
            fmt::format("Found by the model, which does not notice it any more; `winloop signal "
                        "renew --dry-run {}` shows what would change.",
                        asking.place.conversation),
        .tone = document::Tone::note});
    return;
  }
  document.add(document::Paragraph{
      .text = "Found by the model, which weighs the whole sentence; no cue is enough by itself."});
  std::vector<std::string> reasons;
  for (const auto& [feature, weight] : fired->because)
    reasons.push_back(fmt::format("{} ({:+.2f})", feature, weight / 1000.0));
  const auto& text = asking.captured.transcript.utterances[fired->utterance].text;
  document.add(KeyValues{.fields = {{.key = "cue", .title = "Cue", .value = fired->cue},
                                    {.key = "words",
                                     .title = "Words",
                                     .value = text.substr(fired->words.from, fired->words.size)},
                                    {.key = "because",
                                     .title = "Went by",
                                     .value = reasons,
                                     .kind = document::ColumnKind::list}}});
}

/// The cue that found it, as the lexicon has it today.
void add_cue(Document& document, const Asking& asking) {
  const auto& id = asking.signal->cue;
  if (id.empty()) {
    document.add(document::Paragraph{.text = "Added by hand: no cue of the lexicon found it."});
    return;
  }
  if (is_assist_cue(id)) {
    document.add(document::Paragraph{
        .text = fmt::format("Proposed by the assistant (model {}), which quoted these words: no "
                            "cue of the lexicon found them.",
                            id.substr(assist_cue_prefix.size()))});
    return;
  }
  const auto cue = std::find_if(asking.cues.begin(), asking.cues.end(),
                                [&](const signal::CueInfo& one) { return one.id == id; });
  const auto fired =
      std::find_if(asking.firings.begin(), asking.firings.end(),
                   [&](const signal::Firing& one) { return one.cue == id && one.noticed; });
  if (insight::is_by_model(*asking.signal)) {
    add_model(document, asking, fired == asking.firings.end() ? nullptr : &*fired);
    return;
  }
  if (cue == asking.cues.end() || fired == asking.firings.end()) {
    document.add(document::Paragraph{
        .text = fmt::format("Found by the cue \"{}\", which does not notice it any more; `winloop "
                            "signal renew --dry-run {}` shows what would change.",
                            id, asking.place.conversation),
        .tone = document::Tone::note});
    if (cue == asking.cues.end()) return;
  }
  KeyValues values{
      .fields = {{.key = "cue", .title = "Cue", .value = cue->id},
                 {.key = "cue_at",
                  .title = "Written at",
                  .value = fmt::format("{}:{}", cue->file, cue->line)},
                 {.key = "listens_to", .title = "Listens to", .value = listens_to(cue->by)},
                 {.key = "strength",
                  .title = "Strength",
                  .value = cue->strength,
                  .kind = document::ColumnKind::integer},
                 {.key = "stopped_by",
                  .title = "Stopped by",
                  .value = cue->unless,
                  .kind = document::ColumnKind::list}}};
  if (fired != asking.firings.end()) {
    const auto& text = asking.captured.transcript.utterances[fired->utterance].text;
    values.fields.insert(values.fields.begin() + 1,
                         {.key = "words",
                          .title = "Words",
                          .value = text.substr(fired->words.from, fired->words.size)});
    values.fields.push_back({.key = "asked",
                             .title = "More, as asked",
                             .value = fired->asked,
                             .kind = document::ColumnKind::integer});
  }
  document.add(std::move(values));
}

Table verdicts_table(const loop::Workspace& workspace, const Asking& asking, Date today) {
  Table table{.name = "verdicts",
              .title = "",
              .columns = {date_column("date", "Date"), text_column("verdict", "Verdict"),
                          text_column("by", "By"), text_column("why", "Why")},
              .when_empty = "nobody has said anything of it"};
  table.columns[3].missing = "";
  if (!asking.stored) return table;
  const auto& noticed = asking.stored->noticed;
  for (const auto& one : store::verdicts(workspace.record, asking.place.conversation, today)) {
    const bool of_it = one.utterance == noticed.utterance && one.words == noticed.words &&
                       one.kind == noticed.kind &&
                       same_category(one.kind, one.category, noticed.category);
    if (of_it) table.add({one.on, name(one.word), one.by, or_missing(one.why)});
  }
  return table;
}

Document why_document(const store::SignalPlace& place, const loop::Workspace& workspace,
                      Date today) {
  const auto asking = ask(workspace, place, today);
  Document document{.kind = "signal-why"};
  if (asking.signal) {
    const auto& one = *asking.signal;
    document.title = fmt::format("{} {}, {}", signal_id_words(one.row),
                                 sort_words(one.kind, one.category), name(one.status));
    document.add(quote(one));
    add_cue(document, asking);
  } else {
    document.title = fmt::format("{}.{}, not noticed", place.conversation, place.utterance);
    document.add(quoted(asking, place.utterance - 1, {}));
  }
  if (const auto before = said_before(asking)) {
    document.add(Heading{.text = "Said before it", .name = "before"})
        .add(quoted(asking, *before, {}));
  }
  document.add(Heading{.text = "Every cue that fires in that utterance"})
      .add(firings_table(asking.captured.transcript, asking.captured.speakers, asking.firings));
  document.add(Heading{.text = "What people said of it"})
      .add(verdicts_table(workspace, asking, today));
  return document;
}

void run_signal_why(const std::string& id, const Session& session) {
  const auto place = parse_signal_id(id);
  auto document = from_one_reading(session, [&](const loop::Workspace& workspace) {
    return why_document(place, workspace, session.today());
  });
  print(std::move(document), session);
}

}  // namespace

void setup_signal_why(CLI::App& command, Session& session) {
  const auto id = std::make_shared<std::string>();
  command.add_option("ID", *id, "A signal, or an utterance in which nothing was noticed")
      ->required()
      ->type_name("SIGNAL-ID");
  add_search_options(command, session);
  add_output_options(command, session);
  command.callback(
      [&session, id] { session.run = [&session, id] { run_signal_why(*id, session); }; });
}

}  // namespace winloop::app
