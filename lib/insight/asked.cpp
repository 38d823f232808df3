#include "phrases.hpp"
#include "telling.hpp"
#include "terms.hpp"
#include <winloop/base/utf8.hpp>
#include <winloop/insight/asked.hpp>
#include <winloop/insight/asks.hpp>

#include <algorithm>
#include <array>

namespace winloop::insight {

namespace {

using namespace std::string_view_literals;

/// Less is small talk.
constexpr std::size_t least_question = 3;
constexpr std::size_t least_answer = 8;

/// A question of so few words that says one of these goes on with what was said: `Do you want it?`
constexpr std::size_t most_goes_on = 6;
constexpr auto going_on = std::array{"it"sv, "that"sv, "them"sv, "they"sv, "there"sv, "those"sv};

/// So does one that asks for a wish: `What are you hoping for?`
constexpr auto wishing = std::array{"hoping for"sv, "looking for"sv, "thinking of"sv,
                                    "in mind"sv,    "be right"sv,    "would it take"sv};

/// A quote that is longer is cut at the end of the sentence that gets past `enough`.
constexpr std::size_t enough = 160;
constexpr std::size_t too_long = 320;

/// What only says that one listens.
constexpr auto nods = std::array{
    "ah"sv,   "aha"sv,   "alright"sv, "hm"sv,     "hmm"sv,        "huh"sv,   "i"sv,      "it"sv,
    "mhm"sv,  "mm"sv,    "mmm"sv,     "oh"sv,     "ok"sv,         "okay"sv,  "right"sv,  "see"sv,
    "sure"sv, "uh"sv,    "uh-huh"sv,  "um"sv,     "wow"sv,        "yeah"sv,  "yep"sv,    "yes"sv,
    "go"sv,   "on"sv,    "got"sv,     "fair"sv,   "enough"sv,     "true"sv,  "of"sv,     "course"sv,
    "nice"sv, "great"sv, "good"sv,    "really"sv, "understood"sv, "mm-hm"sv, "mm-hmm"sv, "no"sv};
constexpr auto counting = std::array{"how many"sv, "how big"sv,    "how large"sv, "how long"sv,
                                     "how far"sv,  "how often"sv,  "how old"sv,   "what size"sv,
                                     "what age"sv, "which year"sv, "how fast"sv};
bool is_theirs(const Line& line) {
  return line.role == Role::candidate;
}

template <typename List>
bool among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_nod(std::string_view text) {
  const auto words = plain_list(text);
  return std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return among(nods, word); });
}

bool goes_on(std::string_view question) {
  const auto words = plain_list(question);
  if (words.size() > most_goes_on) return false;
  return has_phrase(wishing, utf8::plain_words(question)) ||
         std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return among(going_on, word); });
}

bool asks_back(std::string_view answer) {
  const auto all = sentences(answer);
  return !all.empty() && all.front().ends_with('?');
}

std::string_view beginning(std::string_view text) {
  if (text.size() <= too_long) return text;
  const auto all = sentences(text);
  for (const auto sentence : all) {
    const auto part = stretch(all.front(), sentence);
    if (part.size() > too_long) break;
    if (part.size() >= enough) return part;
  }
  const auto space = text.rfind(' ', too_long);
  return space == std::string_view::npos ? text : utf8::trim(text.substr(0, space));
}

/// Reads one conversation from its beginning to its end.
class Exchanges {
 public:
  Exchanges(const View& view, const Dossier& dossier, const Talk& talk, const AskedFor& reader,
            const std::set<std::string>& firms)
      : view_(view), dossier_(dossier), talk_(talk), reader_(reader), firms_(firms) {}

  AskedIn read() {
    for (const auto& line : talk_.lines) {
      if (is_theirs(line)) {
        last_ = &line;
        before_on_terms_ = !reader_.terms && is_on_terms(line);
        if (question_ != nullptr) answer_.push_back(&line);
      } else if (is_ours(view_, line)) {
        ours(line);
      }
    }
    finish();
    return {talk_.conversation, std::move(found_), 0, on_terms_};
  }

 private:
  /// A nod lets them go on; anything else ends the answer, and may ask the next question.
  void ours(const Line& line) {
    const auto words = question_in(line.text);
    if (words.empty() || word_count(words) < (reader_.brief ? 1 : least_question)) {
      if (!answer_.empty() && !is_nod(line.text)) finish();
      return;
    }
    finish();
    question_ = &line;
    words_ = words;
    goes_on_ = before_on_terms_ && (goes_on(words) || takes_up(words));
  }

  void finish() {
    if (question_ == nullptr) return;
    before_on_terms_ = !reader_.terms && exchange_on_terms();
    std::size_t words = 0;
    bool shown = shows(words_);
    const Line* longest = nullptr;
    for (const auto* line : answer_) {
      words += word_count(line->text);
      shown = shown && shows(line->text);
      if (longest == nullptr || line->text.size() > longest->text.size()) longest = line;
    }
    // What goes on from a confidence is one: nothing of the exchange is given.
    if (shown && longest != nullptr && words >= (reader_.brief ? 1 : least_answer) &&
        !asks_back(longest->text)) {
      add(*longest, words);
    }
    question_ = nullptr;
    answer_.clear();
  }

  /// A short question in a word of what they have just said: `there's a role` - `What sort of
  /// role?`
  [[nodiscard]] bool takes_up(std::string_view question) const {
    return word_count(question) <= most_goes_on && last_ != nullptr &&
           !shared(telling_words(question), telling_words(last_->text)).empty();
  }

  void add(const Line& answer, std::size_t words) {
    if (before_on_terms_) {
      ++on_terms_;
      return;
    }
    found_.push_back(
        {cite(talk_, *question_, words_), cite(talk_, answer, beginning(answer.text)), words});
  }

  [[nodiscard]] bool shows(std::string_view words) const {
    return may_show(dossier_, words, reader_.audience);
  }

  /// By what was noticed, by the words, or because it goes on with one that was.
  [[nodiscard]] bool exchange_on_terms() const {
    return goes_on_ || is_on_terms(*question_) ||
           std::any_of(answer_.begin(), answer_.end(),
                       [&](const Line* line) { return is_on_terms(*line); });
  }

  [[nodiscard]] bool is_on_terms(const Line& line) const {
    if (speaks_of_terms(line.text) || names_one(firms_, line.text)) return true;
    if (is_theirs(line) && is_bare_figure(line.text) && !counts_things()) return true;
    return std::any_of(dossier_.signals.begin(), dossier_.signals.end(), [&](const Signal* signal) {
      const bool terms =
          signal->kind == SignalKind::compensation || signal->kind == SignalKind::competing_offer;
      return terms && signal->conversation == talk_.conversation.row &&
             line.text.find(signal->quote) != std::string::npos;
    });
  }

  /// `How many?` is answered with a figure that is no pay.
  [[nodiscard]] bool counts_things() const {
    return has_phrase(counting, utf8::plain_words(words_));
  }

  const View& view_;
  const Dossier& dossier_;
  const Talk& talk_;
  const AskedFor& reader_;
  const std::set<std::string>& firms_;
  const Line* question_ = nullptr;
  const Line* last_ = nullptr;  ///< what they said last
  std::string_view words_;
  std::vector<const Line*> answer_;
  std::vector<Asked> found_;
  std::size_t on_terms_ = 0;
  bool goes_on_ = false;          ///< the question goes on with what was on terms
  bool before_on_terms_ = false;  ///< what they said last was, or the exchange that it ended
};

std::set<std::string> firms_in(const View& view, const Dossier& dossier,
                               std::span<const Talk> talks) {
  std::set<std::string> firms;
  for (const auto* signal : dossier.signals) {
    if (signal->kind != SignalKind::competing_offer) continue;
    firms.merge(other_firms(view, dossier, signal->quote));
  }
  for (const auto& talk : talks) {
    for (const auto& line : talk.lines) firms.merge(other_firms(view, dossier, line.text));
  }
  return firms;
}

/// Those in which most was said, still in the order in which they were asked.
void keep_most(AskedIn& in, std::size_t most) {
  if (in.asked.size() <= most) return;
  std::vector<std::size_t> sizes;
  for (const auto& one : in.asked) sizes.push_back(one.words);
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  const auto least = sizes[most - 1];
  auto equal = static_cast<std::size_t>(
      std::count(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(most), least));
  in.left_out = in.asked.size() - most;
  std::erase_if(in.asked, [&](const Asked& one) {
    if (one.words != least) return one.words < least;
    if (equal == 0) return true;
    --equal;
    return false;
  });
}

}  // namespace

std::vector<AskedIn> asked(const View& view, const Dossier& dossier, std::span<const Talk> talks,
                           const AskedFor& reader) {
  const auto firms = reader.terms ? std::set<std::string>{} : firms_in(view, dossier, talks);
  std::vector<AskedIn> result;
  for (auto talk = talks.rbegin(); talk != talks.rend(); ++talk) {
    auto in = Exchanges(view, dossier, *talk, reader, firms).read();
    keep_most(in, reader.most);
    if (!in.asked.empty() || in.on_terms > 0) result.push_back(std::move(in));
  }
  return result;
}

bool is_ours(const View& view, const Line& line) {
  switch (line.role) {
    case Role::recruiter:
    case Role::hiring_manager:
    case Role::interviewer:
      return true;
    case Role::unknown:
      return view.ours(line.person) != nullptr;
    case Role::candidate:
    case Role::other:
      break;
  }
  return false;
}

Citation cite(const Talk& talk, const Line& line, std::string_view words) {
  const auto& conversation = talk.conversation;
  return {conversation.row, conversation.kind, conversation.on,   conversation.file,
          line.person,      line.at,           std::string(words)};
}

}  // namespace winloop::insight
