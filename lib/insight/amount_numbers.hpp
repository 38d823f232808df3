#pragma once

#include "amount_tokens.hpp"

#include <optional>
#include <span>

namespace winloop::insight::amounts {

/// A number as it was said, before anybody says thousands of what.
struct Spoken {
  double value = 0;
  std::size_t tokens = 0;  ///< how many it took
  bool exact = false;      ///< its size needs no scale: it says hundreds of thousands or has groups
};

/// The number that begins at the first token, in digits or words: `130`, `one thirty-five`, `a
/// hundred and twelve`, `one oh five`, `fifty-one five` (51.5), `one point two`, `twelve and a
/// half`. Nothing when none begins there.
std::optional<Spoken> read_number(std::span<const Token> tokens);

}  // namespace winloop::insight::amounts
