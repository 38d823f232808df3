#pragma once

#include "pattern.hpp"
#include <winloop/model/conversation.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::signal {

/// A place in an utterance.
struct Spot {
  std::uint32_t utterance = 0;  ///< index into the transcript
  std::uint32_t byte = 0;       ///< within its text
};

/// What one speaker says at a stretch, made ready for patterns: consecutive utterances joined by a
/// space, ASCII letters in lower case, typographic apostrophes and spaces plain, fillers ("um,")
/// and remarks in brackets left out. Remembers where every byte came from. Reused from turn to
/// turn, so that a long transcript allocates no more than its longest turn.
class Spoken {
 public:
  /// Utterances [first, last) of the transcript. With `cue_ends_sentence` each utterance ends a
  /// sentence: a recogniser that writes no full stops.
  void take(const Transcript& transcript, std::size_t first, std::size_t last,
            bool cue_ends_sentence);

  [[nodiscard]] std::string_view text() const { return text_; }

  /// The first sentence of an utterance, or what of it stands before its end.
  void take_opening(const Transcript& transcript, std::size_t utterance);

  /// The sentences, in order; each at most `longest_sentence` bytes.
  [[nodiscard]] std::span<const Stretch> sentences() const { return sentences_; }

  /// Where the byte at `at` came from.
  [[nodiscard]] Spot spot(std::uint32_t at) const;

  /// The part of the text that came from the utterance in which `at` stands.
  [[nodiscard]] Stretch utterance_around(std::uint32_t at) const;

  static constexpr std::uint32_t longest_sentence = 600;

 private:
  struct Anchor {  // text_[at + n] came from byte + n of the utterance, until the next anchor
    std::uint32_t at;
    std::uint32_t utterance;
    std::uint32_t byte;
  };

  void clear();
  void append(std::string_view said, std::uint32_t utterance, bool first_sentence);
  void copy(std::string_view said);
  std::size_t word(std::string_view said, std::size_t i, std::size_t end, std::uint32_t utterance);
  std::size_t mark(std::string_view said, std::size_t i, std::uint32_t utterance);
  void anchor(std::uint32_t utterance, std::size_t byte);
  void take_back(std::uint32_t from);
  void end_sentence(std::uint32_t at);

  std::string text_;
  std::vector<Anchor> anchors_;
  std::vector<Stretch> sentences_;
  std::uint32_t sentence_from_ = 0;
};

/// Whether the transcript is written without full stops, as some recognisers do.
bool unpunctuated(const Transcript& transcript);

}  // namespace winloop::signal
