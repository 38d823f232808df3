#include "said_in_words.hpp"

#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/find.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace winloop::app {

namespace {

/// Of four letters and more, and in any sentence.
constexpr std::array common{"about", "after", "also",  "been",  "from",  "have",  "here",  "into",
                            "just",  "like",  "make",  "more",  "most",  "much",  "other", "others",
                            "over",  "some",  "such",  "than",  "that",  "their", "them",  "then",
                            "there", "these", "they",  "this",  "those", "very",  "well",  "were",
                            "what",  "when",  "where", "which", "while", "whose", "will",  "with",
                            "work",  "works", "year",  "years", "your",  "does",  "things"};

bool is_common(const std::string& word) {
  return std::find(common.begin(), common.end(), word) != common.end();
}

using Stems = std::vector<std::string>;

/// The beginnings of the longer words of a text: `lead` for `leads`.
Stems stems_of(std::string_view text, std::size_t shortest) {
  Stems stems;
  std::string word;
  for (const char c : utf8::fold(text) + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
      continue;
    }
    if (word.size() >= shortest && !is_common(word)) {
      if (word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
      if (std::find(stems.begin(), stems.end(), word) == stems.end())
        stems.push_back(std::move(word));
    }
    word.clear();
  }
  return stems;
}

/// What a criterion is about, by its name and by the words for its levels.
struct NamedBy {
  Stems words;            ///< of its name: one must be said
  Stems more;             ///< of its levels
  std::size_t least = 2;  ///< so many of both show that a text is about it: one is said in any talk
};

NamedBy words_of(const Criterion& criterion) {
  constexpr std::size_t shortest_in_name = 4;
  constexpr std::size_t shortest_in_levels = 5;
  constexpr std::ptrdiff_t short_name = 2;
  NamedBy named;
  named.words = stems_of(criterion.name, shortest_in_name);
  for (const auto& anchor : criterion.anchors) {
    for (auto& stem : stems_of(anchor, shortest_in_levels)) {
      const auto& words = named.words;
      if (std::find(words.begin(), words.end(), stem) == words.end())
        named.more.push_back(std::move(stem));
    }
  }
  const auto plain = utf8::plain_words(criterion.name);
  const bool is_short = std::count(plain.begin(), plain.end(), ' ') < short_name;
  if (is_short && named.words.size() == 1) named.least = 1;
  return named;
}

/// Forms of any word of its name.
std::string query_of(const NamedBy& named) {
  std::string query;
  for (const auto& word : named.words)
    query += fmt::format("{}{}*", query.empty() ? "" : " OR ", word);
  return query;
}

bool is_about(const NamedBy& named, std::string_view text) {
  const auto plain = " " + utf8::plain_words(text);
  const auto said = [&](const Stems& stems) {
    return static_cast<std::size_t>(std::count_if(
        stems.begin(), stems.end(),
        [&](const std::string& stem) { return plain.find(" " + stem) != std::string::npos; }));
  };
  const auto of_name = said(named.words);
  return of_name > 0 && of_name + said(named.more) >= named.least;
}

/// What a ranking's many readers may read of what somebody said: neither confidences nor pay and
/// offers.
bool is_for_all(const std::vector<Signal>& signals, std::string_view text) {
  return insight::may_show(signals, text, insight::Audience::team) &&
         !insight::speaks_of_terms(signals, text);
}

}  // namespace

std::map<std::string, std::vector<Signal>> signals_by_candidate(const loop::Workspace& workspace,
                                                                Date as_of,
                                                                const std::string& candidate) {
  std::map<std::string, std::vector<Signal>> by_candidate;
  const store::SignalFilter filter{.as_of = as_of, .candidate = candidate, .dismissed = true};
  for (auto& signal : store::signals(workspace.record, filter)) {
    auto& theirs = by_candidate[signal.candidate];
    theirs.push_back(std::move(signal));
  }
  return by_candidate;
}

std::map<std::string, std::vector<document::Quote>> said_in_words(
    const loop::Workspace& workspace, const Criterion& criterion, Date as_of,
    const std::string& candidate, const std::map<std::string, std::vector<Signal>>& signals) {
  constexpr std::size_t most = 2;
  std::map<std::string, std::vector<document::Quote>> said;
  const auto named = words_of(criterion);
  const auto query = query_of(named);
  if (query.empty()) return said;
  store::FindFilter filter;
  filter.as_of = as_of;
  if (!candidate.empty()) filter.candidates = {candidate};
  filter.roles = {Role::candidate};
  filter.limit = 0;
  for (const auto& hit : store::find(workspace.record, query, filter).hits) {
    auto& theirs = said[hit.candidate];
    if (hit.candidate.empty() || theirs.size() == most) continue;
    static const std::vector<Signal> none;
    const auto heard = signals.find(hit.candidate);
    if (!is_about(named, hit.text) ||
        !is_for_all(heard == signals.end() ? none : heard->second, hit.text))
      continue;
    theirs.push_back({.words = hit.text,
                      .who = hit.person,
                      .kind = std::string(name(hit.kind)),
                      .on = hit.on,
                      .at = hit.at,
                      .conversation = hit.conversation,
                      .about = "said in its words"});
  }
  return said;
}

}  // namespace winloop::app
