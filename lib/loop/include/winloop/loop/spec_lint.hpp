#pragma once

#include <winloop/base/error.hpp>
#include <winloop/base/names.hpp>
#include <winloop/loop/lint_words.hpp>
#include <winloop/model/ranking.hpp>
#include <winloop/model/spec.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// How much a finding weighs: refused bars are not adopted.
enum class LintSeverity { refused, warning, note };

}  // namespace winloop::loop

namespace winloop {

template <>
struct Names<loop::LintSeverity> {
  static constexpr std::string_view what = "severity";
  static constexpr std::array<std::pair<loop::LintSeverity, std::string_view>, 3> all{{
      {loop::LintSeverity::refused, "refused"},
      {loop::LintSeverity::warning, "warning"},
      {loop::LintSeverity::note, "note"},
  }};
};

}  // namespace winloop

namespace winloop::loop {

/// On fewer people a criterion is not called alike, idle or unknown.
inline constexpr std::size_t lint_people_needed = 5;
/// On fewer people two criteria are not said to move together.
inline constexpr std::size_t together_people_needed = 8;
/// From this Kendall's tau-b on they are.
inline constexpr double together_tau = 0.9;
/// More must-haves than that are many, whatever the bar.
inline constexpr std::size_t usual_must_haves = 3;

struct LintFinding {
  LintSeverity severity = LintSeverity::warning;
  std::string rule;  ///< its name: `age`, `no-anchors`, `together`, ...
  Place place;
  std::string criterion;  ///< id
  std::string found;      ///< what stands there, or what the figures say
  std::string why;
  std::string instead;  ///< what to do
};

/// A bar as it was written.
struct WrittenSpec {
  std::string text;
  std::string file;  ///< as findings name it
};

/// What the words of a bar show, by line: protected grounds (refused), proxies, vague words,
/// criteria without anchors, many must-haves, weights of 0. Throws as reading a spec does.
WINLOOP_API std::vector<LintFinding> lint_words_of(const WrittenSpec& written,
                                                   std::span<const LintRule> rules);

/// What the people measured by it show, by line: criteria that always move together, on which
/// everybody is alike, of which nobody is known, whose weight moves nobody. `pool` is measured by
/// that spec.
WINLOOP_API std::vector<LintFinding> lint_pool_of(const WrittenSpec& written, const Pool& pool);

/// Throws Error(bad_input) at the first refused finding, if any, naming the reason.
WINLOOP_API void refuse_protected(const WrittenSpec& written);

}  // namespace winloop::loop
