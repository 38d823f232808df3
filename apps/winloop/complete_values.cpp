#include "complete_values.hpp"

#include "cmd_report.hpp"
#include "find_counts.hpp"
#include "search.hpp"
#include "signal_words.hpp"
#include <winloop/base/error.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/document/format.hpp>
#include <winloop/insight/commitments.hpp>
#include <winloop/insight/prep.hpp>
#include <winloop/loop/adopt.hpp>
#include <winloop/loop/assets.hpp>
#include <winloop/loop/who_spoke.hpp>
#include <winloop/model/search.hpp>
#include <winloop/model/signal.hpp>
#include <winloop/store/candidates.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/reviews.hpp>
#include <winloop/transcript/format.hpp>

#include <algorithm>

namespace winloop::app {

namespace {

using Words = std::vector<std::string>;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

/// What a shell may see: nothing that it, or the terminal, would take for more than a word.
bool is_plain_word(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_plain);
}

/// A person's name: letters of any script, blanks and apostrophes too, which the shells'
/// completions quote.
bool is_name(const std::string& word) {
  return !word.empty() && word.front() != '-' && utf8::visible(word) == word &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return is_plain(c) || c == ' ' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// A label of a transcript, which may also be in brackets.
bool is_label(std::string word) {
  std::erase_if(word, [](char c) { return c == '(' || c == ')'; });
  return is_name(word);
}

Words labels_of(const store::CapturedTranscript& captured) {
  auto labels = captured.transcript.speakers;
  if (loop::leaves_unnamed(captured.transcript)) labels.emplace_back(loop::nobody_named);
  return labels;
}

/// Whoever may have spoken there.
Words whoever(const Search& search, const store::CapturedTranscript& captured) {
  auto words = all_names<Role>();
  for (const auto& person : search.people) words.push_back(person.name);
  const auto& candidate = captured.conversation.candidate;
  if (!candidate.empty()) words.push_back(candidate);
  return words;
}

Words from_record(const std::string& type, const Session& session) {
  const auto workspace = open_to_read(session);
  const auto today = session.today();
  if (type == "CANDIDATE") return store::candidate_ids(workspace.record);
  if (type == "STAGE") return stages_and_exits(workspace.search);
  Words words;
  if (type == "PERSON") {
    for (const auto& person : workspace.search.people) {
      words.push_back(person.name);
      words.insert(words.end(), person.aliases.begin(), person.aliases.end());
    }
  } else if (type == "CONVERSATION" || type == "ERASABLE") {
    if (type == "ERASABLE") words = store::candidate_ids(workspace.record);
    for (const auto& one : store::conversations(workspace.record, today))
      words.push_back(std::to_string(one.row));
  } else if (type == "SIGNAL-ID") {
    for (const auto& one : store::signals(workspace.record, {.as_of = today}))
      words.push_back(signal_id_words(one.row));
  } else if (type == "COMMITMENT") {
    for (const auto& one : store::commitments(workspace.record, today))
      words.push_back(std::to_string(one.row));
  } else if (type == "VERSION" || type == "NUMBER") {
    for (const auto& version : store::spec_versions(workspace.record, today))
      words.push_back(std::to_string(version.number));
    if (type == "VERSION") words.emplace_back("now");
  } else if (type == "SNAPSHOT") {
    for (const auto& ranking : store::rankings(workspace.record, today, 0)) {
      words.push_back(std::to_string(ranking.spec_version));
      words.push_back(ranking.on.to_string());
    }
  } else if (type == "CHANGE") {
    for (const auto& criterion : loop::current_spec(workspace, today).spec.criteria) {
      words.push_back(criterion.id + ".weight");
      words.push_back(criterion.id + ".must");
    }
  } else if (type == "CRITERION") {
    for (const auto& criterion : loop::current_spec(workspace, today).spec.criteria) {
      if (std::holds_alternative<RatingEvidence>(criterion.evidence)) words.push_back(criterion.id);
    }
  }
  return words;
}

Words all_cues() {
  Words words;
  for (const auto& cue : loop::shipped_lexicon().cues()) words.push_back(cue.id);
  return words;
}

Words words_of(const std::string& type, const Session& session) {
  if (type == "ANSWER") return all_names<ConsentAnswer>();
  if (type == "KIND") return all_names<ConversationKind>();
  if (type == "MEETING") {
    Words words;
    for (const auto kind : insight::meeting_kinds()) words.emplace_back(name(kind));
    return words;
  }
  if (type == "ANYKIND") {
    auto words = all_names<SignalKind>();
    for (auto& kind : all_names<ConversationKind>()) words.push_back(std::move(kind));
    return words;
  }
  if (type == "SIDE") return all_names<insight::Side>();
  if (type == "PROMISE") {
    const auto kinds = categories(SignalKind::commitment);
    return {kinds.begin(), kinds.end()};
  }
  if (type == "UNIT") return count_units();
  if (type == "ROLE") return all_names<Role>();
  if (type == "SIGNAL") return all_names<SignalKind>();
  if (type == "CATEGORY") return all_signal_categories();
  if (type == "STATUS") return signal_statuses();
  if (type == "CUE") return all_cues();
  if (type == "FORMAT") return all_names<document::Format>();
  if (type == "DIALECT") return all_names<document::Dialect>();
  if (type == "TRANSCRIPT") return all_names<transcript::Format>();
  if (type == "WHEN") return {"auto", "always", "never"};
  if (type == "SHELL") return {"bash", "zsh", "fish"};
  if (type == "LEVEL") return {"1", "2", "3", "4"};
  if (type == "SECTION") return report_sections();
  try {
    return from_record(type, session);
  } catch (const Error&) {  // nothing to offer is no reason to disturb somebody who types
    return {};
  }
}

}  // namespace

Words values_of(const std::string& type, const Session& session) {
  if (type == "FILE" || type == "DIR") return {std::string(files_answer)};
  auto words = words_of(type, session);
  const auto may_be_seen = type == "PERSON" ? &is_name : &is_plain_word;
  std::erase_if(words, [&](const std::string& word) { return !may_be_seen(word); });
  return words;
}

Words corrections_for(const std::string& conversation, const std::string& typed,
                      const Session& session) {
  try {
    const auto workspace = open_to_read(session);
    const auto captured =
        store::read_transcript(workspace.record, parse_conversation(conversation));
    const auto sign = typed.rfind('=');
    auto words =
        sign == std::string::npos ? labels_of(captured) : whoever(workspace.search, captured);
    std::erase_if(words, [](const std::string& word) { return !is_label(word); });
    for (auto& word : words) {
      if (sign == std::string::npos)
        word += '=';
      else
        word.insert(0, typed, 0, sign + 1);
    }
    return words;
  } catch (const Error&) {
    return {};
  }
}

}  // namespace winloop::app
