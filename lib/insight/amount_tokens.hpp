#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloop::insight::amounts {

/// What words about pay are made of.
struct Token {
  enum class Kind { number, word, currency, dash, comma, stop, percent };
  Kind kind = Kind::word;
  std::string text;      ///< folded; for currency the ISO 4217 code, or `$`
  double value = 0;      ///< of a number written in digits
  bool grouped = false;  ///< its thousands are set apart: 118,000
};

/// The text folded and cut up. Dates (2026-03-04), times (10:30) and ordinals (21st) give no
/// numbers; a dash is one only where it can stand between two figures.
std::vector<Token> tokenise(std::string_view text);

}  // namespace winloop::insight::amounts
