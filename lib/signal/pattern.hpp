#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
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

  /// Compiles it now; any thread may.
  void make_ready() const { (void)compiled(); }

  /// Whether it matches anywhere in `part`.
  [[nodiscard]] bool matches(std::string_view part) const;

 private:
  [[nodiscard]] const re2::RE2& compiled() const;

  std::string source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
  mutable std::atomic<const re2::RE2*> ready_{nullptr};  ///< saves the look at once_
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

/// The first capital letter of ASCII that a pattern asks for, which lower-case text never holds; in
/// brackets there may be small ones beside it, and under `(?i)` it means both.
std::optional<char> capital_letter(std::string_view pattern);

/// Stands among required words for any word that begins with a digit.
inline constexpr std::string_view any_number = "0-9";

/// Stands for a question mark at the end of the sentence.
inline constexpr std::string_view question_mark = "?";

/// Words of which a pattern cannot do without one.
struct RequiredList {
  std::vector<std::string> words;  ///< runs of a-z, 0-9 and _
  bool follows = false;            ///< right after that of the list before: no word between them
};

/// Finds the words that a pattern cannot do without.
class RequiredWords {
 public:
  /// `lists` are the word lists that patterns name as <name>; kept by reference.
  explicit RequiredWords(const std::map<std::string, std::string, std::less<>>& lists);
  ~RequiredWords();
  RequiredWords(const RequiredWords&) = delete;
  RequiredWords& operator=(const RequiredWords&) = delete;

  /// In every text that the pattern matches stands at least one word out of each list, in the order
  /// of the lists. Derived cautiously: what is not understood requires nothing.
  std::vector<RequiredList> of(std::string_view pattern);

 private:
  struct Known;
  const std::map<std::string, std::string, std::less<>>& lists_;
  std::unique_ptr<Known> known_;
};

/// How often one of the words turns up, very roughly, in words: some ("the") are everywhere and
/// count 1, other short ones are common.
double commonness(const std::vector<std::string>& words);

}  // namespace winloop::signal
