#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace winloop::signal {

/// A stretch of a spoken text.
struct Stretch {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

/// One RE2 pattern over lower-case text, compiled when first asked for: most patterns are never
/// needed by a single capture, because the words they cannot do without are not there.
class Pattern {
 public:
  explicit Pattern(std::string source);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  [[nodiscard]] const std::string& source() const { return source_; }

  /// The leftmost match in `text` within [from, to); `\b` and `^` see only that part.
  [[nodiscard]] std::optional<Stretch> find(std::string_view text, std::uint32_t from,
                                            std::uint32_t to) const;

  /// Whether it matches anywhere in `part`.
  [[nodiscard]] bool matches(std::string_view part) const;

 private:
  [[nodiscard]] const re2::RE2& compiled() const;

  std::string source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

/// What RE2 says is wrong with a pattern; empty when it takes it. Parses only, which costs a
/// tenth of compiling.
class PatternChecker {
 public:
  PatternChecker();
  ~PatternChecker();
  PatternChecker(const PatternChecker&) = delete;
  PatternChecker& operator=(const PatternChecker&) = delete;
  std::string complaint(const std::string& source);

 private:
  struct Set;
  std::unique_ptr<Set> set_;
};

/// Stands among required words for any word that begins with a digit.
inline constexpr std::string_view any_number = "0-9";

/// Words (runs of a-z, 0-9 and _) of which at least one stands in every text that the pattern
/// matches; a pattern may require one word out of each of several such lists. Derived cautiously:
/// what is not understood requires nothing.
std::vector<std::vector<std::string>> required_words(std::string_view source);

}  // namespace winloop::signal
