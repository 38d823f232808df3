#pragma once

#include <winloop/model/conversation.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace winloop::bench {

/// Numbers that look random and are the same on every machine (splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// Uniform in [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

 private:
  std::uint64_t state_;
};

/// Words of spoken English with their usual frequencies: the commonest by name, then a long tail of
/// made-up ones, all by Zipf's law (the n-th word comes up in proportion to 1 / n).
class Vocabulary {
 public:
  Vocabulary();
  const std::string& draw(Random& random) const;

 private:
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

struct Size {
  int utterances = 350;
  int words = 6000;
};

/// Conversation number `number`: two people, 45 minutes, no two alike. One in a thousand utterances
/// says "in the end", conversation 17 of every 500 says "zugzwang" once.
Transcript talk(const Vocabulary& vocabulary, std::uint64_t number, Size size = {});

/// The transcript as a call tool writes it; fills in where each text stands.
std::string to_vtt(Transcript& transcript);

}  // namespace winloop::bench
