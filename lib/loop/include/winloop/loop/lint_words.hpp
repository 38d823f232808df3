#pragma once

#include <winloop/base/export.hpp>
#include <winloop/base/names.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace winloop::loop {

/// What a rule over words stands for.
enum class LintKind { protected_ground, proxy, vague };

}  // namespace winloop::loop

namespace winloop {

template <>
struct Names<loop::LintKind> {
  static constexpr std::string_view what = "kind of rule";
  static constexpr std::array<std::pair<loop::LintKind, std::string_view>, 3> all{{
      {loop::LintKind::protected_ground, "protected"},
      {loop::LintKind::proxy, "proxy"},
      {loop::LintKind::vague, "vague"},
  }};
};

}  // namespace winloop

namespace winloop::loop {

/// One rule of share/winloop/lint/en.yaml.
struct LintRule {
  LintKind kind = LintKind::vague;
  std::string name;
  std::vector<std::string> fields;        ///< as utf8::slug() gives them
  std::vector<std::string> upper_bounds;  ///< the same
  std::vector<std::string> phrases;       ///< as lint_plain() gives them
  std::string why;
  std::string instead;
};

/// Text as phrases are compared: folded, with one space between words, dashes taken for spaces.
WINLOOP_API std::string lint_plain(std::string_view text);

/// The words of the text that the first of these phrases stands for; empty where none does. In a
/// phrase `anyword` stands for any one word, and `anyage` for a number that may be somebody's age
/// (16 to 80, and no count of days or hours).
WINLOOP_API std::string lint_phrase_in(const std::vector<std::string>& phrases,
                                       std::string_view text);

/// Reads rules; throws Error(bad_input) with the place of what is wrong.
WINLOOP_API std::vector<LintRule> read_lint_rules(std::string_view text, std::string_view file);

/// Those that are built in.
WINLOOP_API std::vector<LintRule> shipped_lint_rules();

/// Whether a protected ground stands in a heading or the name of a fact, whole or among other
/// words: "Date of birth", `gender-identity`, `candidate_age`.
WINLOOP_API bool names_protected_ground(const std::vector<LintRule>& rules, std::string_view name);

}  // namespace winloop::loop
