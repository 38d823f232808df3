#include "judge.hpp"
#include "replies.hpp"
#include "walk.hpp"
#include <winloop/signal/due.hpp>
#include <winloop/signal/notice.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace winloop::signal {

std::vector<Side> sides(const Transcript& transcript, std::span<const Role> roles) {
  std::vector<Side> all(transcript.speakers.size(), Side::unplaced);
  for (std::size_t i = 0; i < std::min(all.size(), roles.size()); ++i) {
    if (roles[i] == Role::unknown) continue;
    all[i] = roles[i] == Role::candidate ? Side::candidate : Side::other;
  }
  return all;
}

Side side_of(std::span<const Side> sides, std::int32_t speaker) {
  if (speaker < 0 || static_cast<std::size_t>(speaker) >= sides.size()) return Side::nobody;
  return sides[static_cast<std::size_t>(speaker)];
}

namespace {

/// More than any sum of weights.
constexpr int outranks_model = 1 << 24;

/// Goes through a transcript turn by turn.
class Noticer {
 public:
  Noticer(const Lexicon& lexicon, const Transcript& transcript, std::span<const Role> roles,
          Date on, bool trace, const SentenceVisitor* visitor = nullptr)
      : transcript_(transcript),
        sides_(sides(transcript, roles)),
        reader_(lexicon.rules()),
        features_(lexicon.rules(), trace),
        on_(on),
        trace_(trace),
        visitor_(visitor),
        cue_ends_sentence_(unpunctuated(transcript)) {
    if (lexicon.model())
      judge_.emplace(lexicon.model()->tables(), lexicon.rules(), reader_, transcript);
    if (lexicon.model()) shipped_ = lexicon.rules().sources.front().second;
  }

  std::vector<Found> run() {
    const auto& utterances = transcript_.utterances;
    for (std::size_t first = 0; first < utterances.size();) {
      std::size_t last = first + 1;
      while (last < utterances.size() && utterances[last].speaker == utterances[first].speaker)
        ++last;
      turn(first, last);
      first = last;
    }
    choose(found_);
    return std::move(found_);
  }

 private:
  void turn(std::size_t first, std::size_t last) {
    const Side side = side_of(sides_, transcript_.utterances[first].speaker);
    if (side == Side::nobody) return;
    // Before the words that it looks back on are gone.
    features_.turn(side, first, transcript_.utterances.size());
    spoken_.take(transcript_, first, last, cue_ends_sentence_);
    if (side == Side::other) answer();
    const std::int32_t speaker = transcript_.utterances[first].speaker;
    give_day(speaker);
    const std::size_t before = found_.size();
    ++turn_;
    if (side == Side::candidate) reply(last);
    for (std::size_t s = 0; s < spoken_.sentences().size(); ++s) {
      const std::size_t at = found_.size();
      sentence(s, side);
      for (std::size_t i = at; i < found_.size(); ++i) finish(found_[i], s);
    }
    if (side == Side::candidate) {
      for (Asked& asked : asked_) --asked.turns;
      std::erase_if(asked_, [](const Asked& asked) { return asked.turns <= 0; });
      for (std::size_t i = before; i < found_.size(); ++i) {
        if (found_[i].noticed.kind == SignalKind::question) waiting_.push_back(i);
      }
    } else if (side == Side::other) {
      listen();
    }
    hear_out(before, speaker);
  }

  /// "By when?" "End of the week." The answer is the day of what the speaker had just promised.
  void give_day(std::int32_t speaker) {
    const bool answers = asked_when_ && promised_ && promiser_ == speaker;
    if (!answers || spoken_.sentences().empty()) return;
    Found& one = found_[*promised_];
    if (one.noticed.due_words.empty()) read_day(one, 0, {});
  }

  /// Keeps what the next speaker may take up: the last promise without a day, and whether this turn
  /// asks for one or supposes something.
  void hear_out(std::size_t before, std::int32_t speaker) {
    asked_when_ = asks_when(spoken_.text());
    supposed_ = supposes(spoken_);
    said_ = spoken_.text();
    if (asked_when_ && speaker != promiser_) return;
    promised_.reset();
    promiser_ = speaker;
    for (std::size_t i = before; i < found_.size(); ++i) {
      const Found& one = found_[i];
      const bool open = one.kept && one.noticed.kind == SignalKind::commitment;
      if (open && one.noticed.due_words.empty()) promised_ = i;
    }
  }

  /// Shows the model what the other side says next.
  void reply(std::size_t next) {
    if (!judge_ && visitor_ == nullptr) return;
    if (next >= transcript_.utterances.size()) return;
    if (side_of(sides_, transcript_.utterances[next].speaker) != Side::other) return;
    reply_.take_opening(transcript_, next);
    features_.reply(reply_);
  }

  void sentence(std::size_t s, Side side) {
    const bool weighed = judge_ || visitor_ != nullptr;
    using Want = SentenceReader::Want;
    const Want want = trace_ ? Want::all : (weighed ? Want::strong : Want::noticed);
    const auto fired = reader_.read(spoken_, s, side, asked_, want, heard_);
    if (weighed) features_.read(spoken_, s, side, fired, asked_);
    if (visitor_ != nullptr) (*visitor_)({spoken_, s, side, features_});
    if (judge_) judge_->judge(features_, spoken_, s, side, fired, trace_, found_);
    for (const Fired& one : fired) by_cue(one, s);
  }

  /// What a cue notices by itself. One that shipped with the model has to be let by it, unless it
  /// is certain; one of the search's own is a person's word.
  void by_cue(const Fired& fired, std::size_t s) {
    const bool fires = fired.notices();
    const bool shipped = judge_ && fired.cue->file == shipped_;
    const bool certain = fired.cue->strength >= certain_strength;
    const bool refused = shipped && !certain && !judge_->lets(*fired.cue);
    if (!trace_ && (!fires || refused)) return;
    found_.push_back(found_by(fired, transcript_, spoken_, s));
    Found& one = found_.back();
    if (fires && refused) {
      one.kept = false;
      one.firing.dropped = "the model weighs the sentence otherwise";
    }
    if (judge_) one.total += shipped ? outranks_model : 2 * outranks_model;
    if (one.kept && certain && one.noticed.kind == SignalKind::hesitation)
      one.about = topic_words(spoken_, spoken_.sentences()[s], fired.match);
  }

  void finish(Found& one, std::size_t sentence) {
    one.turn = turn_;
    if (one.noticed.kind == SignalKind::question) one.noticed.category = "open";
    if (one.kept) weigh_reply(one, sentence);
    if (one.dated && one.kept) due(one, sentence);
  }

  /// What a reply to the last turn says only because of it: what one would do if, and a figure
  /// that the other side had just named.
  void weigh_reply(Found& one, std::size_t sentence) {
    const Stretch whole = spoken_.sentences()[sentence];
    const std::string_view text = spoken_.text().substr(whole.from, whole.to - whole.from);
    std::string_view why;
    if (one.noticed.kind == SignalKind::commitment && supposed_ && says_would(text))
      why = "tells what would be done if";
    if (one.noticed.kind == SignalKind::compensation && echoes(text, said_))
      why = "repeats what the other side said";
    if (why.empty()) return;
    one.kept = false;
    one.firing.dropped = why;
  }

  /// When it is due: the words in the sentence itself, or in the one after it.
  void due(Found& one, std::size_t sentence) {
    const auto sentences = spoken_.sentences();
    if (read_day(one, sentence, one.match) || sentence + 1 == sentences.size()) return;
    read_day(one, sentence + 1, {});
  }

  /// From a sentence; `promise` is where in the turn's text it was made, and empty where that is
  /// another sentence.
  bool read_day(Found& one, std::size_t sentence, Stretch promise) {
    const Stretch whole = spoken_.sentences()[sentence];
    const auto said = spoken_.text().substr(whole.from, whole.to - whole.from);
    const auto words = promise.to > promise.from
                           ? find_due(said, {promise.from - whole.from, promise.to - promise.from})
                           : find_due(said);
    if (!words) return false;
    const auto from = whole.from + static_cast<std::uint32_t>(words->from);
    const Stretch utterance = spoken_.utterance_around(from);
    const Stretch part{from,
                       std::min(utterance.to, from + static_cast<std::uint32_t>(words->size))};
    const Quote quote = original(transcript_, spoken_, part);
    one.noticed.due_words =
        transcript_.utterances[quote.utterance].text.substr(quote.words.from, quote.words.size);
    one.noticed.due = resolve_due(one.noticed.due_words, on_);
    return true;
  }

  /// What the other side says now answers the candidate's last questions, unless it says not.
  void answer() {
    constexpr std::size_t more_than_a_murmur = 12;
    if (waiting_.empty() || spoken_.text().size() < more_than_a_murmur) return;
    if (!reader_.leaves_open(spoken_.text())) {
      for (const std::size_t i : waiting_) {
        found_[i].noticed.answered = true;
        found_[i].noticed.category = found_[i].firing.category = "answered";
      }
    }
    waiting_.clear();
  }

  /// What the other side asked stays in the air until they say more than a murmur.
  void listen() {
    constexpr std::size_t more_than_a_murmur = 12;
    if (spoken_.text().size() >= more_than_a_murmur) {
      std::erase_if(asked_,
                    [](const Asked& asked) { return asked.turns < Asked::speaks_for_turns; });
    }
    asked_.insert(asked_.end(), heard_.begin(), heard_.end());
    heard_.clear();
  }

  const Transcript& transcript_;
  std::vector<Side> sides_;
  SentenceReader reader_;
  FeatureReader features_;
  std::optional<Judge> judge_;
  std::string_view shipped_;  ///< the file whose cues only advise the model
  Date on_;
  bool trace_;
  const SentenceVisitor* visitor_;
  bool cue_ends_sentence_;
  Spoken spoken_;
  Spoken reply_;  ///< the first words of the turn after it
  std::size_t turn_ = 0;
  std::vector<Asked> asked_;
  std::vector<Asked> heard_;          ///< asked in this turn
  std::vector<std::size_t> waiting_;  ///< questions not answered yet, by index into found_
  std::vector<Found> found_;
  std::string said_;                     ///< the turn before, whoever spoke
  bool asked_when_ = false;              ///< whether it asks by when
  bool supposed_ = false;                ///< whether it asks what would be if
  std::optional<std::size_t> promised_;  ///< the last promise without a day, by index into found_
  std::int32_t promiser_ = -1;           ///< who had the turn in which it could be given
};

}  // namespace

std::vector<Noticed> notice(const Lexicon& lexicon, const Transcript& transcript,
                            std::span<const Role> roles, Date on) {
  std::vector<Noticed> noticed;
  for (Found& one : Noticer(lexicon, transcript, roles, on, false).run()) {
    if (one.kept) noticed.push_back(std::move(one.noticed));
  }
  return noticed;
}

void for_each_sentence(const Lexicon& lexicon, const Transcript& transcript,
                       std::span<const Role> roles, const SentenceVisitor& visit) {
  Noticer(lexicon, transcript, roles, {}, true, &visit).run();
}

std::vector<Firing> explain(const Lexicon& lexicon, const Transcript& transcript,
                            std::span<const Role> roles, Date on) {
  std::vector<Firing> all;
  for (Found& one : Noticer(lexicon, transcript, roles, on, true).run()) {
    all.push_back(std::move(one.firing));
  }
  return all;
}

}  // namespace winloop::signal
