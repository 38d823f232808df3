#include <winloop/base/utf8.hpp>
#include <winloop/insight/answered.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t least_shared = 2;
constexpr std::size_t least_letters = 4;

/// Of four letters and more, and yet in every other sentence.
constexpr auto empty_words = std::array{
    "about"sv, "after"sv,  "again"sv,  "also"sv,  "because"sv,   "been"sv,  "before"sv, "being"sv,
    "could"sv, "does"sv,   "doing"sv,  "done"sv,  "each"sv,      "even"sv,  "ever"sv,   "from"sv,
    "going"sv, "good"sv,   "happen"sv, "have"sv,  "here"sv,      "into"sv,  "just"sv,   "know"sv,
    "like"sv,  "little"sv, "long"sv,   "made"sv,  "make"sv,      "many"sv,  "mean"sv,   "more"sv,
    "most"sv,  "much"sv,   "need"sv,   "only"sv,  "other"sv,     "over"sv,  "people"sv, "really"sv,
    "said"sv,  "same"sv,   "should"sv, "some"sv,  "something"sv, "than"sv,  "that"sv,   "their"sv,
    "them"sv,  "then"sv,   "there"sv,  "these"sv, "they"sv,      "thing"sv, "think"sv,  "this"sv,
    "those"sv, "very"sv,   "want"sv,   "well"sv,  "were"sv,      "what"sv,  "when"sv,   "where"sv,
    "which"sv, "will"sv,   "with"sv,   "would"sv, "your"sv,      "year"sv};

/// `years` and `year's` are `year`.
std::string_view stem(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with('s') && !word.ends_with("ss")) word.remove_suffix(1);
  return word;
}

std::set<std::string> telling_words(std::string_view text) {
  std::set<std::string> words;
  const auto plain = utf8::plain_words(text);
  for (std::size_t from = 0; from < plain.size();) {
    const auto end = std::min(plain.find(' ', from), plain.size());
    const auto word = stem(std::string_view(plain).substr(from, end - from));
    const bool empty = std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end();
    if (word.size() >= least_letters && !empty) words.emplace(word);
    from = end + 1;
  }
  return words;
}

std::set<std::string> shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

/// With them, and after they asked: what we say among ourselves they have not heard.
bool may_answer(const View& view, const Dossier& dossier, const Conversation& conversation,
                const Signal& question) {
  const auto* own = view.conversation(question.conversation);
  const auto* other = view.conversation(conversation.row);
  const auto& contacts = dossier.contacts;
  return own != nullptr && other > own &&  // both in the record's list, which is in time's order
         std::find(contacts.begin(), contacts.end(), other) != contacts.end();
}

/// Looks for the words of one question.
class AnswerSearch {
 public:
  AnswerSearch(const View& view, const Dossier& dossier, const Signal& question)
      : view_(view), dossier_(dossier), words_(telling_words(question.quote)) {}

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
    std::set<std::string> found;
    for (const auto sentence : sentences(line.text)) {
      if (asks(sentence) || promises(talk, sentence)) continue;
      auto both = shared(words_, telling_words(sentence));
      if (both.empty()) continue;
      if (found.empty()) first = sentence;
      last = sentence;
      found.merge(both);
    }
    if (found.size() < least_shared || found.size() <= most_) return;
    const auto words = stretch(first, last);
    if (!may_show(dossier_, words, Audience::team)) return;
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
  std::set<std::string> words_;
  std::size_t most_ = 0;
  std::optional<Citation> best_;
};

}  // namespace

std::optional<Citation> said_since(const View& view, const Dossier& dossier,
                                   std::span<const Talk> talks, const Signal& question) {
  AnswerSearch search(view, dossier, question);
  for (const auto& talk : talks) {
    if (may_answer(view, dossier, talk.conversation, question)) search.read(talk);
  }
  return search.best();
}

}  // namespace winloop::insight
