#include "telling.hpp"
#include <winloop/insight/again.hpp>
#include <winloop/insight/asked.hpp>
#include <winloop/insight/contact.hpp>

#include <algorithm>
#include <tuple>

namespace winloop::insight {

namespace {

bool is_theirs_or_ours(const View& view, const Line& line) {
  return line.role == Role::candidate || line.role == Role::unknown || is_ours(view, line);
}

/// What shows it: the sentence or, where one of us asks, how their answer begins.
Citation shown(const View& view, const Talk& talk, std::size_t at, std::string_view sentence) {
  const auto& line = talk.lines[at];
  const auto next = at + 1;
  const bool asks = sentence.ends_with('?') && is_ours(view, line);
  if (!asks || next == talk.lines.size() || talk.lines[next].role != Role::candidate)
    return cite(talk, line, sentence);
  const auto reply = sentences(talk.lines[next].text);
  return reply.empty() ? cite(talk, line, sentence) : cite(talk, talk.lines[next], reply.front());
}

}  // namespace

bool same_topic(const View& view, const Dossier& dossier, std::string_view a, std::string_view b) {
  return Topics::in_common(Topics(view, dossier).of(a), named_things(a), b) > 0;
}

std::optional<Citation> comes_up_again(const View& view, const Dossier& dossier,
                                       std::span<const Talk> talks, const SaidIn& said) {
  const auto words =
      said.names ? Topics::with_names(said.words) : Topics(view, dossier).of(said.words);
  const auto things = named_things(said.words);
  std::optional<Citation> best;
  std::size_t most = 0;
  for (const auto& talk : talks) {
    const auto& conversation = talk.conversation;
    const bool counts = !words.empty() && we_spoke(view, conversation) &&
                        heard_since(view, dossier, conversation, said.conversation);
    if (!counts) continue;
    for (std::size_t at = 0; at < talk.lines.size(); ++at) {
      const auto& line = talk.lines[at];
      if (!is_theirs_or_ours(view, line)) continue;
      for (const auto sentence : sentences(line.text)) {
        const auto both = Topics::in_common(words, things, sentence);
        if (both <= most) continue;
        most = both;
        best = shown(view, talk, at, sentence);
      }
    }
  }
  return best;
}

std::vector<PromiseSince> most_pressing(const View& view, const Dossier& dossier,
                                        std::span<const Talk> talks,
                                        std::vector<Promise> promises) {
  std::vector<PromiseSince> result;
  result.reserve(promises.size());
  for (auto& promise : promises) {
    const auto& it = promise.commitment;
    auto again = comes_up_again(view, dossier, talks,
                                {it.conversation, it.what, it.kind == "introduce-person"});
    result.push_back({std::move(promise), std::move(again)});
  }
  const auto key = [](const PromiseSince& one) {
    const auto& it = one.promise.commitment;
    return std::tuple(!one.again, it.made, it.row);  // the largest first
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](const auto& a, const auto& b) { return key(a) > key(b); });
  return result;
}

}  // namespace winloop::insight
