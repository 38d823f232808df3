#include "said_in_words.hpp"

#include <winloop/base/names.hpp>
#include <winloop/base/utf8.hpp>
#include <winloop/insight/heard.hpp>
#include <winloop/store/conversations.hpp>
#include <winloop/store/find.hpp>

#include <fmt/format.h>

namespace winloop::app {

namespace {

/// Forms of the name's longer words, any of them; empty where it has none.
std::string query_of(const Criterion& criterion) {
  constexpr std::size_t shortest_word = 5;
  std::string query;
  std::string word;
  for (const char c : utf8::fold(criterion.name) + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
      continue;
    }
    if (word.size() >= shortest_word)
      query += fmt::format("{}{}*", query.empty() ? "" : " OR ", word);
    word.clear();
  }
  return query;
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
  const auto query = query_of(criterion);
  if (query.empty()) return said;
  store::FindFilter filter;
  filter.as_of = as_of;
  if (!candidate.empty()) filter.candidates = {candidate};
  filter.roles = {Role::candidate};
  filter.limit = 0;
  for (const auto& hit : store::find(workspace.record, query, filter).hits) {
    auto& theirs = said[hit.candidate];
    if (hit.candidate.empty() || theirs.size() == most) continue;
    const auto heard = signals.find(hit.candidate);
    if (heard != signals.end() &&
        !insight::may_show(heard->second, hit.text, insight::Audience::team))
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
