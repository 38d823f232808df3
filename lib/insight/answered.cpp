#include "telling.hpp"
#include <winloop/insight/answered.hpp>
#include <winloop/insight/asks.hpp>
#include <winloop/insight/contact.hpp>
#include <winloop/insight/hesitations.hpp>

#include <algorithm>

namespace winloop::insight {

namespace {

constexpr std::size_t least_shared = 2;

/// Looks for the words of one question.
class AnswerSearch {
 public:
  AnswerSearch(const View& view, const Dossier& dossier, const Signal& question, Audience audience)
      : view_(view),
        dossier_(dossier),
        audience_(audience),
        words_(telling_words(question.quote)),
        topics_(Topics(view, dossier).of(question.quote)),
        things_(named_things(question.quote)) {}

  void read(const Talk& talk) {
    for (const auto& line : talk.lines) {
      if (is_ours(view_, line)) read(talk, line);
    }
  }

  [[nodiscard]] std::optional<Citation> best() const { return best_; }

 private:
  void read(const Talk& talk, const Line& line) {
    std::string_view first;
    std::string_view last;
    WordSet found;
    bool is_topic = false;
    for (const auto sentence : sentences(line.text)) {
      if (asks(sentence) || promises(talk, sentence)) continue;
      auto both = shared(words_, telling_words(sentence));
      if (both.empty()) continue;
      if (found.empty()) first = sentence;
      last = sentence;
      found.merge(both);
      is_topic = is_topic || Topics::in_common(topics_, things_, sentence) > 0;
    }
    // One word alone only where it is what both are about: "my deputy", "you have a deputy".
    if ((found.size() < least_shared && !is_topic) || found.size() <= most_) return;
    const auto words = stretch(first, last);
    if (!may_show(dossier_, words, audience_)) return;
    most_ = found.size();
    best_ = cite(talk, line, words);
  }

  [[nodiscard]] bool promises(const Talk& talk, std::string_view sentence) const {
    return std::any_of(dossier_.signals.begin(), dossier_.signals.end(), [&](const Signal* signal) {
      return signal->kind == SignalKind::commitment &&
             signal->conversation == talk.conversation.row &&
             (sentence.find(signal->quote) != std::string_view::npos ||
              signal->quote.find(sentence) != std::string::npos);
    });
  }

  const View& view_;
  const Dossier& dossier_;
  Audience audience_;
  WordSet words_;
  WordSet topics_;
  WordSet things_;
  std::size_t most_ = 0;
  std::optional<Citation> best_;
};

}  // namespace

std::optional<Citation> said_since(const View& view, const Dossier& dossier,
                                   std::span<const Talk> talks, const Signal& question,
                                   Audience audience) {
  AnswerSearch search(view, dossier, question, audience);
  for (const auto& talk : talks) {
    if (heard_since(view, dossier, talk.conversation, question.conversation)) search.read(talk);
  }
  return search.best();
}

std::vector<OpenQuestion> questions_left(const View& view, const Dossier& dossier,
                                         std::span<const Talk> talks, Audience audience) {
  std::vector<OpenQuestion> result;
  for (const auto* question : open_questions(view, dossier, audience))
    result.push_back({*question, said_since(view, dossier, talks, *question, audience)});
  return result;
}

std::vector<OpenQuestion> questions_left(const View& view, const Dossier& dossier,
                                         Audience audience) {
  if (open_questions(view, dossier, audience).empty()) return {};
  return questions_left(view, dossier, view.talks(dossier), audience);
}

}  // namespace winloop::insight
