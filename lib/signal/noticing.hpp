#pragma once

#include "quote.hpp"
#include "rules.hpp"
#include "spoken.hpp"
#include <winloop/signal/notice.hpp>

#include <array>
#include <span>
#include <vector>

namespace winloop::signal {

/// A cue that fired, on its way to being noticed or dropped.
struct Found {
  Firing firing;
  Noticed noticed;
  std::size_t turn = 0;
  int total = 0;  ///< strength and what was asked
  bool kept = false;
};

/// Whose words a speaker's are, for the cues.
enum class Side { nobody, candidate, other, unplaced };

/// By speaker; see notice() for how an unknown role is taken.
std::vector<Side> sides(const Transcript& transcript, std::span<const Role> roles);

/// A question of the other side's that is still in the air.
struct Asked {
  static constexpr int speaks_for_turns = 2;
  std::uint32_t ask = 0;
  int turns = speaks_for_turns;  ///< candidate turns that it still speaks for
};

/// What fires in a sentence, cancelled or not, every cue once.
class SentenceReader {
 public:
  SentenceReader(const Rules& rules, const Transcript& transcript)
      : rules_(rules), transcript_(transcript) {}

  /// Appends to `found`, with `trace` also what is cancelled or too weak; and to `heard` what the
  /// other side asks about.
  void read(const Spoken& spoken, std::size_t sentence, Side side, std::span<const Asked> asked,
            bool trace, std::vector<Found>& found, std::vector<Asked>& heard);

  /// Whether a reply says that it answers nothing.
  [[nodiscard]] bool leaves_open(std::string_view reply) const;

 private:
  [[nodiscard]] const Canceller* cancelled(const Cue& cue, const Spoken& spoken,
                                           std::size_t sentence, Stretch match) const;
  [[nodiscard]] std::span<const std::uint32_t> candidates(Side side, std::string_view text);

  const Rules& rules_;
  const Transcript& transcript_;
  std::array<WordIndex::Seen, 3> seen_;  ///< one for each index
};

/// Leaves one of several of a kind in the same words, one question a turn, and no bare repeats.
void choose(std::vector<Found>& found);

}  // namespace winloop::signal
