#include "features.hpp"

#include <algorithm>
#include <array>

namespace winloop::signal {

namespace {

std::string_view bucket(std::size_t words) {
  if (words <= 2) return "1-2";
  if (words <= 5) return "3-5";
  if (words <= 9) return "6-9";
  if (words <= 15) return "10-15";
  if (words <= 25) return "16-25";
  return "26-";
}

std::string_view side_name(Side side) {
  if (side == Side::candidate) return "candidate";
  return side == Side::other ? "other" : "unplaced";
}

/// No word of a feature's name may be empty: by its text another hash would be looked up.
std::string_view category_of(const Ask& ask) {
  return ask.category.empty() ? std::string_view("any") : std::string_view(ask.category);
}

/// Whether the word is one of these, by their hashes.
template <std::size_t N>
bool one_of(const Word& word, const std::array<std::uint64_t, N>& hashes) {
  return std::find(hashes.begin(), hashes.end(), word.text_hash) != hashes.end();
}

template <typename... Words>
constexpr std::array<std::uint64_t, sizeof...(Words)> hashes_of(Words... words) {
  return {word_hash(words)...};
}

constexpr auto denying = hashes_of("n't", "no", "never", "nobody", "nothing", "none");
constexpr auto speaker = hashes_of("i", "me", "my", "we", "us", "mine");
constexpr auto third_person = hashes_of("he", "she", "they", "him", "her", "them", "his");
constexpr auto past_tense = hashes_of("was", "were", "had", "did", "used", "went", "got");
constexpr auto a_number = hashes_of("<num>");

}  // namespace

void FeatureReader::Said::clear() {
  texts.clear();
  hashes.clear();
}

void FeatureReader::keep_name(std::initializer_list<Part> name) {
  std::string text;
  for (const Part& part : name) {
    if (!text.empty()) text += ' ';
    text += part.text;
  }
  names_.push_back(std::move(text));
}

void FeatureReader::fact(std::initializer_list<Part> name) {
  std::uint64_t hash = no_words;
  for (const Part& part : name) hash = with_word(hash, part.hash);
  features_.push_back({hash, 0, 0});
  if (named_) keep_name(name);
}

void FeatureReader::turn(Side side, std::size_t begins, std::size_t utterances) {
  constexpr std::size_t long_enough = 30;
  eighth_ = utterances < long_enough ? eighths : begins * eighths / utterances;
  if (side_ == Side::other && side != Side::other) remember(words_, other_);
  before_.clear();
  reply_.clear();
  words_.clear();
  after_words_.clear();
  side_ = side;
}

void FeatureReader::reply(const Spoken& spoken) {
  reply_words_.clear();
  if (!spoken.sentences().empty()) {
    read_words(spoken.text(), spoken.sentences().front(), reply_words_);
  }
  constexpr std::size_t longest = 12;
  if (reply_words_.size() > longest) reply_words_.resize(longest);
  remember(reply_words_, reply_);
}

void FeatureReader::remember(std::span<const Word> words, Said& said) const {
  said.clear();
  for (const Word& word : words) {
    said.hashes.push_back(word.group_hash);
    if (named_) said.texts.emplace_back(word.group);
  }
}

/// Single words, their stems, and runs of two and three with gaps of one.
void FeatureReader::runs_of_words() {
  const auto count = static_cast<std::uint32_t>(words_.size());
  const auto word = [&](std::uint32_t i) { return Part(words_[i].group, words_[i].group_hash); };
  static constexpr Part any("_");
  static constexpr Part stem("~");
  static constexpr Part start("^");
  static constexpr Part end("$");
  for (std::uint32_t i = 0; i < count; ++i) {
    const Word& one = words_[i];
    const Part here = word(i);
    add(i, i + 1, Part(one.text, one.text_hash));
    if (one.group_hash != one.text_hash) add(i, i + 1, here);
    if (one.stem.size() > 3) add(i, i + 1, stem, Part(one.stem, one.stem_hash));
    if (i + 1 < count) add(i, i + 2, here, word(i + 1));
    if (i + 2 < count) {
      add(i, i + 3, here, word(i + 1), word(i + 2));
      add(i, i + 3, here, any, word(i + 2));
    }
    if (i + 3 < count) add(i, i + 4, here, any, any, word(i + 3));
  }
  if (count == 0) return;
  add(0, 1, start, word(0));
  if (count > 1) add(0, 2, start, word(0), word(1));
  add(count - 1, count, word(count - 1), end);
}

/// Where in the conversation and in the turn it stands.
void FeatureReader::place(const Spoken& spoken, std::size_t sentence, Side side) {
  static constexpr std::array<std::string_view, eighths> names{"1", "2", "3", "4",
                                                               "5", "6", "7", "8"};
  if (eighth_ < eighths) fact({"at:", names.at(eighth_)});
  const std::size_t sentences = spoken.sentences().size();
  if (sentences == 1) {
    fact({"turn:", side_name(side), bucket(words_.size())});
  } else {
    const bool last = sentence + 1 == sentences;
    const std::string_view where = last ? "last" : (sentence == 0 ? "first" : "middle");
    fact({"turn:", side_name(side), where});
  }
  if (sentence == 0) fact({"turn:", "first"});
}

/// Who speaks of whom, how long, whether it asks.
void FeatureReader::shape(const Spoken& spoken, std::size_t sentence, Side side) {
  const Stretch whole = spoken.sentences()[sentence];
  fact({"bias:"});
  fact({"side:", side_name(side)});
  fact({"words:", bucket(words_.size())});
  if (spoken.text()[whole.to - 1] == '?') fact({"asks:", "?"});
  place(spoken, sentence, side);
  bool no = false;
  bool me = false;
  bool they = false;
  bool past = false;
  bool number = false;
  for (const Word& word : words_) {
    no = no || one_of(word, denying);
    me = me || one_of(word, speaker);
    they = they || one_of(word, third_person);
    past = past || one_of(word, past_tense);
    number = number || one_of(word, a_number);
  }
  me_ = me;
  if (no) fact({"has:", "no"});
  if (me) fact({"has:", "me"});
  if (they) fact({"has:", "they"});
  if (past) fact({"has:", "past"});
  if (me && no) fact({"has:", "me", "no"});
  if (they && !me) fact({"has:", "they", "only"});
  if (number && me) fact({"has:", "me", "<num>"});
}

void FeatureReader::cues(std::span<const Fired> fired, std::span<const Asked> asked) {
  std::array<int, 6> best{};
  for (const Fired& one : fired) {
    if (!one.enough()) continue;
    const auto kind = static_cast<std::size_t>(one.cue->kind);
    if (one.stopped != nullptr) {
      fact({"stopped:", one.cue->id});
      fact({"stopped:", name(one.cue->kind), one.stopped->id});
      continue;
    }
    best[kind] = std::max(best[kind], one.cue->strength + one.helped);
    fact({"cue:", one.cue->id});
    if (one.helped > 0) fact({"cue:", one.cue->id, "asked"});
  }
  static constexpr std::array<std::string_view, 8> digits{"0", "1", "2", "3", "4", "5", "6", "7"};
  for (std::size_t kind = 0; kind < best.size(); ++kind) {
    if (best[kind] == 0) continue;
    const std::string_view kind_name = name(static_cast<SignalKind>(kind));
    fact({"strength:", kind_name, digits[static_cast<std::size_t>(std::min(best[kind], 7))]});
  }
  for (const Asked& one : asked) {
    const Ask& ask = rules_.asks[one.ask];
    const std::string_view category = category_of(ask);
    // Of a whole kind something is asked all the time: by itself that tells nothing.
    if (!ask.category.empty()) fact({"asked-about:", name(ask.kind), category});
    if (me_) fact({"asked-about:", name(ask.kind), category, "me"});
    if (one.turns == Asked::speaks_for_turns) {
      fact({"asked-about:", name(ask.kind), category, "now"});
    }
  }
}

void FeatureReader::said(Part where, const Said& before, bool pairs) {
  const auto part = [&](std::size_t i) {
    return Part(named_ ? std::string_view(before.texts[i]) : std::string_view(), before.hashes[i]);
  };
  for (std::size_t i = 0; i < before.hashes.size(); ++i) {
    add(0, 0, where, part(i));
    if (pairs && i + 1 < before.hashes.size()) add(0, 0, where, part(i), part(i + 1));
  }
}

/// The words of the sentence, and of the one after it, which are those of the next call.
void FeatureReader::sentence_words(const Spoken& spoken, std::size_t sentence) {
  if (sentence > 0) remember(words_, before_);
  words_.clear();
  if (sentence > 0) {
    std::swap(words_, after_words_);
  } else {
    read_words(spoken.text(), spoken.sentences()[sentence], words_);
  }
  after_.clear();
  if (sentence + 1 == spoken.sentences().size()) return;
  after_words_.clear();
  read_words(spoken.text(), spoken.sentences()[sentence + 1], after_words_);
  remember(after_words_, after_);
}

void FeatureReader::read(const Spoken& spoken, std::size_t sentence, Side side,
                         std::span<const Fired> fired, std::span<const Asked> asked) {
  features_.clear();
  names_.clear();
  sentence_words(spoken, sentence);
  shape(spoken, sentence, side);
  runs_of_words();
  cues(fired, asked);
  if (side == Side::candidate) said("other:", other_, sentence == 0);
  said("before:", before_, false);
  said("after:", after_, false);
  if (side == Side::candidate) said("reply:", reply_, true);
}

}  // namespace winloop::signal
