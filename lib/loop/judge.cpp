#include "nearest_words.hpp"
#include "same_signal.hpp"
#include "who_decides.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/judge.hpp>
#include <winloop/signal/due.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/write.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace winloop::loop {

using store::SignalPlace;

namespace {

std::vector<Signal> signals_in(const Workspace& workspace, std::int64_t conversation, Date as_of) {
  return store::signals(workspace.record,
                        {.as_of = as_of, .conversation = conversation, .dismissed = true});
}

std::string place_in_words(const SignalPlace& place) {
  const auto number = place.number > 1 ? fmt::format(".{}", place.number) : "";
  return fmt::format("{}.{}{}", place.conversation, place.utterance, number);
}

/// The verdict on a signal that is there, by where its quote stands.
Verdict verdict_on(const store::StoredSignal& signal, VerdictWord word, const Saying& saying) {
  const auto& noticed = signal.noticed;
  return {noticed.utterance, noticed.words, noticed.kind, noticed.category, word,
          saying.by,         saying.on,     saying.why};
}

const store::StoredSignal& with_row(const std::vector<store::StoredSignal>& all, std::int64_t row) {
  return *std::find_if(all.begin(), all.end(),
                       [&](const store::StoredSignal& one) { return one.row == row; });
}

void expect_category(SignalKind kind, const std::string& category) {
  const auto known = categories(kind);
  if (std::find(known.begin(), known.end(), category) != known.end()) return;
  throw_unknown_name(fmt::format("category of {}", name(kind)), category,
                     std::vector<std::string>(known.begin(), known.end()));
}

/// The utterances that may be meant: the one with that number, or those that begin in that second,
/// else the one that was being said.
std::vector<std::size_t> meant_utterances(const store::CapturedTranscript& captured,
                                          const HeardSignal& heard) {
  const auto& utterances = captured.transcript.utterances;
  if (heard.utterance) {
    if (*heard.utterance >= 1 && *heard.utterance <= utterances.size())
      return {*heard.utterance - 1};
    throw bad_input(fmt::format("conversation {} has no utterance {}; it has {}",
                                heard.conversation, *heard.utterance, utterances.size()));
  }
  std::vector<std::size_t> meant;
  std::optional<std::size_t> under_way;
  for (std::size_t i = 0; i < utterances.size(); ++i) {
    const auto start = utterances[i].start;
    if (!start) continue;
    if (clock(*start) == clock(*heard.at)) meant.push_back(i);
    if (*start <= *heard.at) under_way = i;
  }
  if (meant.empty() && under_way) meant.push_back(*under_way);
  if (!meant.empty()) return meant;
  throw bad_input(fmt::format(
      "nothing was said in conversation {} at {}: name the utterance by its number, which "
      "`winloop show {}` prints",
      heard.conversation, clock(*heard.at), heard.conversation));
}

Noticed located(const store::CapturedTranscript& captured, const HeardSignal& heard) {
  const auto meant = meant_utterances(captured, heard);
  for (const auto i : meant) {
    const auto& text = captured.transcript.utterances[i].text;
    const auto from = text.find(heard.words);
    if (from == std::string::npos) continue;
    Noticed noticed{i, {from, heard.words.size()}, heard.kind, heard.category, "", "", {}, false};
    noticed.answered = heard.kind == SignalKind::question && heard.category == "answered";
    signal::read_due(text, captured.conversation.on, noticed);
    return noticed;
  }
  throw bad_input(fmt::format("these words are no part of {}, byte for byte: \"{}\"\n{}",
                              meant.size() == 1
                                  ? fmt::format("utterance {}", meant.front() + 1)
                                  : fmt::format("what was said at {}", clock(*heard.at)),
                              heard.words, nearest_words(captured.transcript, heard.words)));
}

}  // namespace

Signal signal_at(const Workspace& workspace, const SignalPlace& place, Date as_of) {
  const auto row = store::row_at(place);
  std::vector<std::string> near;
  for (auto& signal : signals_in(workspace, place.conversation, as_of)) {
    if (signal.row == row) return std::move(signal);
    const auto other = store::place_of(signal.row);
    if (other.utterance == place.utterance) near.push_back(place_in_words(other));
  }
  throw bad_input(fmt::format(
      "no signal {}; {}", place_in_words(place),
      near.empty() ? fmt::format("`winloop signal list --conversation {}` shows those of the "
                                 "conversation",
                                 place.conversation)
                   : fmt::format("in that utterance: {}", fmt::join(near, ", "))));
}

std::vector<Signal> judge_signals(Workspace& workspace, std::span<const SignalPlace> places,
                                  VerdictWord word, const Saying& saying) {
  auto said = saying;
  said.by = who_decides(workspace.search, saying.by);
  std::vector<Signal> judged;
  store::Write write(workspace.record);
  for (const auto& place : places) {
    judged.push_back(signal_at(workspace, place, saying.on));
    const auto stored = store::stored_signals(workspace.record, place.conversation);
    write.add_verdict(place.conversation,
                      verdict_on(with_row(stored, judged.back().row), word, said));
  }
  write.commit();
  return judged;
}

AddedSignal add_signal(Workspace& workspace, const HeardSignal& heard, const Saying& saying) {
  expect_category(heard.kind, heard.category);
  if (heard.words.empty()) throw bad_input("a signal needs the words that were said");
  auto said = saying;
  said.by = who_decides(workspace.search, saying.by);
  store::Write write(workspace.record);
  const auto captured = store::read_transcript(workspace.record, heard.conversation);
  if (captured.conversation.on > saying.on) {
    throw bad_input(fmt::format("no conversation {} by {}: it took place on {}", heard.conversation,
                                saying.on.to_string(), captured.conversation.on.to_string()));
  }
  const auto noticed = located(captured, heard);
  const auto stored = store::stored_signals(workspace.record, heard.conversation);
  const auto there = std::find_if(stored.begin(), stored.end(), [&](const auto& one) {
    return one.noticed.utterance == noticed.utterance && one.noticed.words == noticed.words &&
           one.noticed.kind == noticed.kind &&
           same_category(noticed.kind, one.noticed.category, noticed.category);
  });
  const bool already = there != stored.end();
  std::vector<std::string> beside;
  for (const auto& one : stored) {
    if (!already && one.status != SignalStatus::dismissed && overlapping(one.noticed, noticed))
      beside.push_back(place_in_words(store::place_of(one.row)));
  }
  const auto row = already ? there->row : write.add_signal(heard.conversation, noticed);
  write.add_verdict(
      heard.conversation,
      {noticed.utterance, noticed.words, noticed.kind, noticed.category,
       already ? VerdictWord::confirmed : VerdictWord::added, said.by, said.on, said.why});
  write.commit();
  return {signal_at(workspace, store::place_of(row), saying.on), already, std::move(beside)};
}

}  // namespace winloop::loop
