#pragma once

#include "support.hpp"
#include <winloop/store/candidates.hpp>
#include <winloop/store/write.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace winloop::test {

inline Date day(std::string_view text) {
  return Date::parse(text);
}

/// A record in a folder of its own.
struct RecordFixture {
  TemporaryFolder folder;
  store::Record record = store::Record::create(folder.path / "record.db");

  void add(const std::string& id, std::string_view added = "2026-03-01") {
    store::Write write(record);
    Candidate candidate;
    candidate.id = id;
    candidate.name = "Name of " + id;
    candidate.stage = "applied";
    candidate.added = day(added);
    write.add_candidate(candidate);
    write.commit();
  }

  store::Captured keep(const store::Capture& capture) {
    store::Write write(record);
    const auto captured = write.add_conversation(capture);
    write.commit();
    return captured;
  }
};

/// A capture of lines, spoken by two people in turn (by the first only when `speakers` is 1), whose
/// original is the lines themselves.
inline store::Capture capture_of(const std::vector<std::string>& lines,
                                 const std::string& candidate = {},
                                 std::string_view on = "2026-03-04") {
  store::Capture capture;
  capture.candidate = candidate;
  capture.kind = ConversationKind::screen;
  capture.on = day(on);
  capture.file = "2026-03-04 screen.txt";
  capture.lexicon = "lexicon-1";
  auto& transcript = capture.transcript;
  transcript.format = "text";
  transcript.speakers = {"Ana Ruiz", "Recruiter (Guest)"};
  capture.speakers = {{"Ana Ruiz", "Ana Ruiz", Role::candidate},
                      {"Recruiter (Guest)", "", Role::recruiter}};
  std::string bytes;
  std::int32_t turn = 0;
  for (const auto& line : lines) {
    Utterance utterance;
    utterance.speaker = turn % 2;
    utterance.text = line;
    utterance.start = Millis{1000 * turn};
    utterance.end = Millis{1000 * turn + 900};
    utterance.source = {bytes.size(), line.size()};
    bytes += line + "\n";
    transcript.utterances.push_back(utterance);
    ++turn;
  }
  capture.original = store::prepare_original(bytes);
  return capture;
}

/// The words, which stand in that utterance, as a signal.
inline Noticed noticed(const store::Capture& capture, std::size_t utterance, std::string_view words,
                       SignalKind kind, std::string category) {
  Noticed found;
  found.utterance = utterance;
  found.words = {capture.transcript.utterances.at(utterance).text.find(words), words.size()};
  found.kind = kind;
  found.category = std::move(category);
  found.cue = "test-cue";
  return found;
}

}  // namespace winloop::test
