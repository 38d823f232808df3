#pragma once

#include "labelled.hpp"
#include <winloop/signal/lexicon.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace winloop::train {

/// What a sentence is labelled for one kind.
struct Answer {
  bool yes = false;
  bool unsure = false;
  std::int16_t category = -1;  ///< which of the kind's
};

/// A sentence with what is true of it.
struct Example {
  std::vector<std::uint32_t> features;  ///< indices into Examples::names, ascending
  std::array<Answer, 6> answers{};      ///< by SignalKind
  bool candidate = false;               ///< said by the candidate
  std::uint32_t conversation = 0;
};

/// The sentences of conversations, as the program weighs them, and the names of their features.
struct Examples {
  std::vector<std::string> names;
  std::vector<Example> all;
};

/// A label belongs to the sentence that holds most of it.
Examples read_examples(const std::vector<Conversation>& conversations,
                       const signal::Lexicon& lexicon);

}  // namespace winloop::train
