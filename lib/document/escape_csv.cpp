#include "visible.hpp"
#include <winloop/base/formula.hpp>
#include <winloop/document/escape.hpp>

#include <array>
#include <cstdint>
#include <cstring>

namespace winloop::document {

namespace {

enum CsvClass : unsigned char { plain = 0, quote = 1, slow = 2, slow_first = 4 };

constexpr std::array<unsigned char, 256> csv_classes = [] {
  std::array<unsigned char, 256> classes{};
  for (std::size_t i = 0; i < 0x20; ++i) classes[i] = slow;
  for (std::size_t i = 0x7f; i < 0x100; ++i) classes[i] = slow;
  classes['\t'] = classes['\n'] = classes['\r'] = quote;
  classes['"'] = classes[','] = quote;
  for (const char c : std::string_view("=+-@' ")) {
    classes[static_cast<unsigned char>(c)] = slow_first;
  }
  return classes;
}();

unsigned char csv_class(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= csv_classes[static_cast<unsigned char>(c)];
  return all;
}

/// For each of eight characters its upper bit where it is of class quote or slow (and perhaps for
/// those after one that is): what none has is plain. A million rows spend a tenth of their time on
/// looking at one character after another.
std::uint64_t not_plain_of_eight(const char* text) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t upper = ones << 7U;
  std::uint64_t eight = 0;
  std::memcpy(&eight, text, sizeof eight);
  const auto is = [&](std::uint64_t c) {
    const auto other = eight ^ (ones * c);
    return (other - ones) & ~other;
  };
  const auto control = (eight - ones * 0x20) & ~eight;
  return (eight | control | is('"') | is(',') | is(0x7f)) & upper;
}

/// No character of class quote or slow.
bool all_plain(std::string_view text) {
  constexpr std::size_t step = 8;
  if (text.size() < step) return (csv_class(text) & (quote | slow)) == 0;
  std::uint64_t found = not_plain_of_eight(text.data() + text.size() - step);
  for (std::size_t at = 0; at + step < text.size(); at += step)
    found |= not_plain_of_eight(text.data() + at);
  return found == 0;
}

}  // namespace

bool is_plain_csv(std::string_view text, char separator) {
  if (text.empty()) return false;
  if (separator != ',' && text.find(separator) != std::string_view::npos) return false;
  const auto first = csv_classes[static_cast<unsigned char>(text.front())];
  return (first & slow_first) == 0 && text.back() != ' ' && all_plain(text);
}

std::string escape_csv(std::string_view text, char separator) {
  if (text.empty()) return "\"\"";
  std::string out;
  const auto safe = visible_but(text, "\t\n\r");
  const bool quoted = (csv_class(safe) & quote) != 0 || safe.front() == ' ' || safe.back() == ' ' ||
                      safe.find(separator) != std::string::npos;
  if (quoted) out += '"';
  if (needs_formula_guard(safe)) out += '\'';
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  return out;
}

}  // namespace winloop::document
