#pragma once

#include "quote.hpp"
#include "rules.hpp"
#include "spoken.hpp"
#include <winloop/signal/notice.hpp>

#include <array>
#include <span>
#include <string>
#include <vector>

namespace winloop::signal {

/// A cue that fired in a sentence.
struct Fired {
  const Cue* cue = nullptr;
  Stretch match;
  int helped = 0;          ///< strength added because it had just been asked about
  bool asked_for = false;  ///< whether its very category had been, and not only its kind
  const Canceller* stopped = nullptr;  ///< what cancels it, if anything does
  [[nodiscard]] int total() const { return cue->strength + helped; }
  [[nodiscard]] bool enough() const {
    return total() >= enough_strength && (asked_for || !cue->only_asked);
  }
  /// Whether it notices something by itself. A cue of a kind alone only tells the model what it
  /// finds: "I'd like" says that something is wanted, and not what.
  [[nodiscard]] bool notices() const {
    return stopped == nullptr && enough() && !cue->category.empty();
  }
};

/// Something on its way to being noticed or dropped.
struct Found {
  Firing firing;
  Noticed noticed;
  std::size_t turn = 0;
  int total = 0;  ///< how clearly it speaks: strength and what was asked, or the model's sum
  bool kept = false;
  bool dated = false;  ///< whether its day is to be read
  Stretch match;       ///< the words that decided, in the turn's text
  /// Of a hesitation that a certain cue found, the words of its sentence beside the cue's own that
  /// say what it is about; in order, each once.
  std::vector<std::string> about{};
};

/// Whose words a speaker's are, for the cues.
enum class Side { nobody, candidate, other, unplaced };

/// By speaker; see notice() for how an unknown role is taken.
std::vector<Side> sides(const Transcript& transcript, std::span<const Role> roles);

/// The side of an utterance's speaker; nobody's where there is none.
Side side_of(std::span<const Side> sides, std::int32_t speaker);

/// A question of the other side's that is still in the air.
struct Asked {
  static constexpr int speaks_for_turns = 2;
  std::uint32_t ask = 0;
  int turns = speaks_for_turns;  ///< candidate turns that it still speaks for
};

/// What fires in a sentence, every cue once.
class SentenceReader {
 public:
  explicit SentenceReader(const Rules& rules) : rules_(rules) {}

  /// What of that which fires is wanted.
  enum class Want {
    noticed,  ///< only what is neither cancelled nor too weak
    strong,   ///< also what is cancelled: what the model goes by; a weak cue costs a pattern more
    all,
  };

  /// The cues that fire in the sentence; good until the next call. Appends to `heard` what the
  /// other side asks about.
  std::span<const Fired> read(const Spoken& spoken, std::size_t sentence, Side side,
                              std::span<const Asked> asked, Want want, std::vector<Asked>& heard);

  /// Compiles the patterns that read() will try on the sentence.
  void make_ready(const Spoken& spoken, std::size_t sentence, Side side);

  /// Whether a reply says that it answers nothing.
  [[nodiscard]] bool leaves_open(std::string_view reply) const;

  /// The first of the cancellers that stops what stands at `match`; none when none does.
  const Canceller* cancelled(std::span<const std::uint32_t> cancellers, const Spoken& spoken,
                             std::size_t sentence, Stretch match);

 private:
  static constexpr std::size_t wheres = 5;  ///< of Where

  static std::string_view place(Where where, const Spoken& spoken, std::size_t sentence,
                                Stretch match);
  [[nodiscard]] std::span<const std::uint32_t> candidates(Side side, std::string_view text);

  const Rules& rules_;
  std::vector<Fired> fired_;
  std::array<WordIndex::Seen, 3> seen_;             ///< one for each side's index
  std::array<WordIndex::Seen, wheres> cancelling_;  ///< by Where
};

/// What a cue that fired says by itself, kept unless it is cancelled or too weak.
Found found_by(const Fired& fired, const Transcript& transcript, const Spoken& spoken,
               std::size_t sentence);

/// The words of a stretch but for a part of it, without those that every sentence has.
std::vector<std::string> topic_words(const Spoken& spoken, Stretch whole, Stretch but);

/// Leaves one of several of a kind in the same words, one question a turn, and no bare repeats.
void choose(std::vector<Found>& found);

}  // namespace winloop::signal
