#pragma once

#include "pairs.hpp"
#include "traits.hpp"

#include <span>

namespace winloop::exchange {

/// Adds those with an own e-mail domain in common whose names are one letter apart or are shortened
/// to an initial. `traits` are those of everybody, in their order.
void add_near_names(std::span<const Traits> traits, Pairs& pairs);

/// Adds, to rows that are like nobody so far, the first person anywhere whose name is one letter
/// apart or has a word more between the first and the last. Short names and those with digits are
/// left out: one letter is much of them.
void add_similar_names(std::span<const Traits> traits, Pairs& pairs);

}  // namespace winloop::exchange
