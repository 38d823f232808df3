#pragma once

#include <cstddef>
#include <cstdint>

namespace winloop::store {

// An utterance's id is conversation << 20 | sequence, a signal's is utterance << 10 | number: all
// of a conversation is one range.
inline constexpr int utterance_bits = 20;
inline constexpr int signal_bits = 10;
inline constexpr std::int64_t most_utterances = std::int64_t{1} << utterance_bits;
inline constexpr std::int64_t most_signals = std::int64_t{1} << signal_bits;

constexpr std::int64_t utterance_id(std::int64_t conversation, std::size_t sequence) {
  return conversation << utterance_bits | static_cast<std::int64_t>(sequence);
}

constexpr std::int64_t conversation_of_utterance(std::int64_t utterance) {
  return utterance >> utterance_bits;
}

constexpr std::size_t sequence_of(std::int64_t utterance) {
  return static_cast<std::size_t>(utterance & (most_utterances - 1));
}

constexpr std::int64_t signal_id(std::int64_t utterance, std::int64_t number) {
  return utterance << signal_bits | number;
}

constexpr std::int64_t utterance_of_signal(std::int64_t signal) {
  return signal >> signal_bits;
}

}  // namespace winloop::store
