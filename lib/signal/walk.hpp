#pragma once

#include "features.hpp"
#include "spoken.hpp"
#include <winloop/signal/lexicon.hpp>

#include <functional>
#include <span>

namespace winloop::signal {

/// A sentence as the model gets to see it.
struct SentenceView {
  const Spoken& spoken;
  std::size_t sentence;
  Side side;
  const FeatureReader& features;  ///< with names
};
using SentenceVisitor = std::function<void(const SentenceView&)>;

/// Shows the trainer what notice() would weigh, in its order.
void for_each_sentence(const Lexicon& lexicon, const Transcript& transcript,
                       std::span<const Role> roles, const SentenceVisitor& visit);

}  // namespace winloop::signal
