#include <winloop/base/formula.hpp>

#include <array>

namespace winloop {

namespace {

constexpr std::array<std::string_view, 8> openers{"=",      "+",      "-",      "@",
                                                  "\uff1d", "\uff0b", "\uff0d", "\uff20"};
constexpr std::array<std::string_view, 7> skipped{"'", " ", "\t", "\r", "\n", "\u00a0", "\ufeff"};

template <std::size_t N>
std::size_t starts_with_one(std::string_view text, const std::array<std::string_view, N>& of) {
  for (const auto one : of) {
    if (text.starts_with(one)) return one.size();
  }
  return 0;
}

}  // namespace

bool needs_formula_guard(std::string_view text) {
  bool evaluated_space = false;
  while (!text.empty()) {
    if (starts_with_one(text, openers) != 0) return true;
    const auto skip = starts_with_one(text, skipped);
    if (skip == 0) return evaluated_space;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') {
      evaluated_space = true;
    }
    text.remove_prefix(skip);
  }
  return evaluated_space;
}

std::string_view without_formula_guard(std::string_view text) {
  if (text.starts_with('\'') && needs_formula_guard(text.substr(1))) return text.substr(1);
  return text;
}

}  // namespace winloop
