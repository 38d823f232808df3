#pragma once

#include "pattern.hpp"
#include <winloop/model/signal.hpp>
#include <winloop/signal/lexicon.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloop::signal {

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

/// Words that patterns cannot do without, as bits: a sentence's words are looked up once, and only
/// patterns whose every list of words is met are run at all.
class WordIndex {
 public:
  /// `needs[i]` are the lists of words required by the i-th pattern.
  void build(const std::vector<std::vector<std::vector<std::string>>>& needs);

  /// Scratch for candidates(), one a thread.
  struct Seen {
    std::vector<std::uint64_t> lists;
    std::vector<std::uint32_t> patterns;
  };

  /// The patterns that may match the sentence, ascending, in `seen.patterns`.
  void candidates(std::string_view sentence, Seen& seen) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t row = 0;  ///< 1-based; 0 is an empty slot
  };
  [[nodiscard]] const Slot* find(std::uint64_t hash) const;
  void meet(std::uint64_t hash, Seen& seen) const;

  std::size_t lists_words_ = 0;                      ///< 64-bit words in a row
  std::vector<Slot> slots_;                          ///< open addressing, a power of two
  std::vector<std::uint64_t> rows_;                  ///< which lists hold a word
  std::vector<std::uint64_t> needs_;                 ///< which lists a pattern needs, a row each
  std::vector<std::vector<std::uint32_t>> by_list_;  ///< patterns looked at when a list is met
  std::vector<std::uint32_t> always_;                ///< patterns that require no word
};

/// A lexicon as it is used.
struct Rules {
  std::string version;
  std::vector<std::pair<std::string, std::string>>
      sources;  ///< the texts it was made from, and their files
  std::map<std::string, std::string, std::less<>>
      words;  ///< word lists, put into patterns as <name>
  std::map<SignalKind, std::vector<std::string>> unless;  ///< cancellers of all a kind's cues
  std::vector<Canceller> cancellers;
  std::vector<Cue> cues;
  std::vector<Ask> asks;
  std::vector<std::uint32_t> unanswered;
  std::deque<Pattern> patterns;

  /// What a pattern belongs to.
  struct Owner {
    enum class Kind : std::uint8_t { cue, ask, canceller, unanswered } kind = Kind::cue;
    std::uint32_t index = 0;
  };
  std::vector<Owner> owners;  ///< by pattern
  WordIndex index;
};

}  // namespace winloop::signal
