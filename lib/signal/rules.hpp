#pragma once

#include "pattern.hpp"
#include <winloop/model/signal.hpp>
#include <winloop/signal/lexicon.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace winloop::signal {

/// Begins the id of what the model noticed by words alone; kind/category follow.
inline constexpr std::string_view model_prefix = "model:";

/// Where a canceller has to stand for it to stop a cue.
enum class Where { sentence, before, match, after, next };

struct Canceller {
  std::string id;
  Where where = Where::sentence;
  std::vector<std::uint32_t> patterns;  ///< indices into Rules::patterns
};

struct Cue {
  std::string id;
  SignalKind kind = SignalKind::motivation;
  std::string category;
  Voice by = Voice::candidate;
  int strength = enough_strength;
  bool dated = false;       ///< whether the day in its words is that of what it finds
  bool only_asked = false;  ///< whether it speaks only after a question about its category
  std::vector<std::uint32_t> patterns;
  std::vector<std::uint32_t> unless;  ///< indices into Rules::cancellers
  std::string file;
  int line = 0;
};

/// A question of the other side's after which the candidate's next words mean more.
struct Ask {
  SignalKind kind = SignalKind::motivation;
  std::string category;  ///< empty: any of the kind's
  std::vector<std::uint32_t> patterns;
};

/// A list of words that a pattern cannot do without, by number.
struct NeededList {
  std::uint32_t list = 0;
  std::uint32_t follows = 0;  ///< 1: right after the word out of the list before
};

/// The words that each pattern cannot do without, every list of words kept once.
class Needs {
 public:
  /// Those of the next pattern.
  void add(std::vector<RequiredList> lists);

  [[nodiscard]] std::size_t patterns() const { return by_pattern_.size(); }
  [[nodiscard]] const std::vector<std::string>& list(std::uint32_t number) const {
    return lists_[number];
  }
  [[nodiscard]] std::size_t lists() const { return lists_.size(); }

  /// The lists of a pattern, in the order in which their words are said.
  [[nodiscard]] const std::vector<NeededList>& of(std::uint32_t pattern) const {
    return by_pattern_[pattern];
  }

  /// The list of a pattern with the rarest words.
  [[nodiscard]] std::uint32_t rarest_of(std::uint32_t pattern) const;

 private:
  std::vector<std::vector<std::string>> lists_;
  std::vector<double> commonness_;  ///< by list
  std::vector<std::vector<NeededList>> by_pattern_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  ///< by the list's words, joined
};

/// Words that patterns cannot do without: a sentence's words are looked up once, and only
/// patterns for whose every list of words one is met, in order, are run at all.
class WordIndex {
 public:
  /// Over some of the patterns.
  void build(const Needs& needs, std::span<const std::uint32_t> patterns);

  /// Scratch for candidates(), one a thread.
  struct Seen {
    std::vector<std::uint32_t> word_in;  ///< by word: the last sentence that had it
    std::vector<std::uint64_t> word_at;  ///< by word: where in that sentence, a bit for each place
    std::vector<std::uint32_t> list_in;  ///< by list: the last sentence in which it was looked for
    std::vector<std::uint64_t> list_at;  ///< by list: where its words stand in that sentence
    std::vector<std::uint32_t> met_in;   ///< by list: the last sentence that met it
    std::vector<std::uint32_t> met;      ///< lists met in this sentence that somebody watches
    std::vector<std::uint32_t> patterns;
    std::uint64_t marks = 0;  ///< of the words met in this sentence, a bit for several words
    std::uint32_t sentence = 0;
    std::uint32_t words = 0;  ///< read of this sentence
  };

  /// The patterns that may match the sentence, ascending, in `seen.patterns`.
  void candidates(std::string_view sentence, Seen& seen) const;

  /// Hands over all that it is made of, to be packed or unpacked (pack.cpp); after the latter
  /// fill_slots() makes the rest.
  template <typename Tape>
  void each_part(Tape& tape) {
    tape(lists_, hashes_, row_from_, row_lists_, list_from_, list_words_, watch_from_, watchers_,
         needed_, always_);
  }
  void fill_slots();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t word = none;
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// A pattern looked at when the rarest of its lists is met, and all that it needs.
  struct Watcher {
    std::uint32_t pattern = 0;
    std::uint32_t from = 0;  ///< in needed_: [from, to)
    std::uint32_t to = 0;
  };
  void start(Seen& seen) const;
  void meet(std::uint64_t hash, Seen& seen) const;
  [[nodiscard]] std::uint64_t places(std::uint32_t list, Seen& seen) const;
  [[nodiscard]] bool may_match(const Watcher& watcher, Seen& seen) const;

  std::vector<Slot> slots_;               ///< open addressing, a power of two
  std::vector<std::uint64_t> maybe_;      ///< bits by hash: most words are turned away here
  std::vector<std::uint64_t> hashes_;     ///< by word
  std::vector<std::uint32_t> row_from_;   ///< by word: the watched lists that hold it
  std::vector<std::uint32_t> row_lists_;  ///< [from, next from) of these
  std::vector<std::uint32_t> list_from_;  ///< by list: its words, [from, next from) of list_words_
  std::vector<std::uint32_t> list_words_;
  std::vector<std::uint64_t> list_marks_;  ///< by list: those of its words
  std::vector<std::uint32_t> watch_from_;  ///< by list: its watchers, [from, next from)
  std::vector<Watcher> watchers_;
  std::vector<NeededList> needed_;
  std::vector<std::uint32_t> always_;  ///< patterns that require no word
  std::uint32_t lists_ = 0;
};

/// A lexicon as it is used.
struct Rules {
  std::string version;
  std::vector<std::pair<std::string, std::string>>
      sources;  ///< the texts it was made from, and their files
  std::vector<Canceller> cancellers;
  std::map<SignalKind, std::vector<std::uint32_t>> unless;        ///< cancellers of a whole kind
  std::map<SignalKind, std::vector<std::uint32_t>> model_unless;  ///< of what the model finds
  std::vector<Cue> cues;
  std::vector<Ask> asks;
  std::vector<std::uint32_t> unanswered;
  /// What the model is not to notice: ids as it gives them ("model:motivation/push").
  std::set<std::string, std::less<>> silenced;
  std::deque<Pattern> patterns;

  /// What a pattern belongs to.
  struct Owner {
    enum class Kind : std::uint8_t { cue, ask, canceller, unanswered } kind = Kind::cue;
    std::uint32_t index = 0;
  };
  std::vector<Owner> owners;  ///< by pattern
  WordIndex candidate_index;  ///< the candidate's cues
  WordIndex other_index;      ///< everybody else's, and what they ask
  WordIndex unplaced_index;   ///< promises
  WordIndex canceller_index;
};

}  // namespace winloop::signal
