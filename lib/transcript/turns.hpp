#pragma once

#include "builder.hpp"
#include "label.hpp"

namespace winloop::transcript {

/// Puts utterances together from lines, where a learnt label before the words names the speaker of
/// what follows: lines without one continue the utterance above; after a blank line they are a new
/// utterance of the same speaker.
class Turns {
 public:
  Turns(const Labels& labels, Builder& builder) : labels_(labels), builder_(builder) {}

  /// The time that the following utterances have when their lines bring none.
  void set_time(Millis start) { block_start_ = start; }

  /// A line of the text beginning at `from`, with the time that stood before it.
  void line(std::size_t from, std::string_view text, std::optional<Millis> start);

  /// What was begun is said.
  void pause();

 private:
  void begin(std::size_t from, std::optional<Millis> start);

  const Labels& labels_;
  Builder& builder_;
  std::int32_t speaker_ = -1;
  std::optional<Millis> block_start_;
  std::optional<Millis> start_;
  std::size_t from_ = 0;
  std::size_t to_ = 0;
  bool open_ = false;
};

}  // namespace winloop::transcript
