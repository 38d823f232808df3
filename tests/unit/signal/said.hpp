#pragma once

#include "support.hpp"
#include <winloop/signal/lexicon.hpp>
#include <winloop/signal/model.hpp>
#include <winloop/signal/notice.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::test {

/// The shipped lexicon.
inline const signal::Lexicon& shipped() {
  static const signal::Lexicon lexicon =
      signal::Lexicon::parse(slurp(WINLOOP_SHARE "/lexicon/en.yaml"), "en.yaml");
  return lexicon;
}

/// The same with its model, as the program uses it.
inline const signal::Lexicon& shipped_with_model() {
  static const signal::Lexicon lexicon = shipped().with_model(signal::Model::english());
  return lexicon;
}

/// `C: ...` said by the candidate, `R: ...` by the recruiter, `M: ...` by the manager, `X: ...` by
/// a label without a role; anything else by nobody.
struct Said {
  Transcript transcript;
  std::vector<Role> roles{Role::candidate, Role::recruiter, Role::hiring_manager, Role::unknown};

  explicit Said(const std::vector<std::string>& lines) {
    transcript.format = "test";
    transcript.speakers = {"Ana", "Rae", "Max", "Xu"};
    for (const std::string& line : lines) {
      Utterance utterance;
      const auto who = std::string_view("CRMX").find(line.empty() ? ' ' : line[0]);
      const bool named = line.substr(1, 2) == ": " && who != std::string_view::npos;
      utterance.speaker = named ? static_cast<std::int32_t>(who) : -1;
      utterance.text = named ? line.substr(3) : line;
      transcript.utterances.push_back(utterance);
    }
  }

  [[nodiscard]] std::vector<Noticed> noticed(const signal::Lexicon& lexicon = shipped()) const {
    return signal::notice(lexicon, transcript, roles, Date::parse("2026-03-04"));
  }

  [[nodiscard]] std::string quote(const Noticed& signal) const {
    return transcript.utterances.at(signal.utterance)
        .text.substr(signal.words.from, signal.words.size);
  }

  /// `kind/category` of all that is noticed, in order, with spaces between.
  [[nodiscard]] std::string kinds(const signal::Lexicon& lexicon = shipped()) const {
    std::string all;
    for (const Noticed& signal : noticed(lexicon)) {
      if (!all.empty()) all += ' ';
      all += std::string(name(signal.kind)) + '/' + signal.category;
    }
    return all;
  }
};

}  // namespace winloop::test
