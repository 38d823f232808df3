#include "numbers.hpp"

#include <winloop/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace winloop::exchange {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view unsigned_part(std::string_view text) {
  return text.substr(text.starts_with('-') ? 1 : 0);
}

/// Not a number: what a number would lose (leading zeros, digits past a double's) and `1e5`, `inf`.
bool loses_as_number(std::string_view text) {
  const auto digits = unsigned_part(text);
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return true;
  return digits.size() > 16 || digits.find_first_not_of("0123456789.") != std::string_view::npos;
}

/// `1 200,5` to `1200,5`: plain, no-break and thin spaces between thousands. Nine digits and more
/// are a telephone number.
std::string without_spaces(std::string_view cell) {
  constexpr std::array<std::string_view, 3> others{"\u00a0", "\u202f", "\u2009"};
  constexpr std::size_t most = 8;
  std::string text(cell);
  for (const auto space : others) {
    for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at))
      text.replace(at, space.size(), 1, ' ');
  }
  const std::string_view sign(text.starts_with('-') ? "-" : "");
  const auto digits = unsigned_part(text);
  const auto end = std::min(digits.find_first_of(".,"), digits.size());
  const auto whole = without_thousands(digits.substr(0, end), ' ');
  if (whole.empty() || whole.size() > most) return std::string(cell);
  return std::string(sign).append(whole).append(digits.substr(end));
}

/// `7,5` and `1.200,5` to `7.5` and `1200.5`; empty when the text is no number with a decimal
/// comma.
std::string with_point(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || !all_digits(text.substr(comma + 1))) return {};
  const auto written = text.substr(0, comma);
  const std::string_view sign(written.starts_with('-') ? "-" : "");
  const auto digits = unsigned_part(written);
  const auto whole = all_digits(digits) ? std::string(digits) : without_thousands(digits, '.');
  if (whole.empty()) return {};
  return std::string(sign).append(whole).append(1, '.').append(text.substr(comma + 1));
}

/// `165,000.5` to `165000.5`; the text itself when its commas part no thousands.
std::string without_commas(std::string text) {
  const std::string_view sign(text.starts_with('-') ? "-" : "");
  const auto digits = unsigned_part(text);
  const auto end = std::min(digits.find('.'), digits.size());
  const auto whole = without_thousands(digits.substr(0, end), ',');
  if (whole.empty()) return text;
  return std::string(sign).append(whole).append(digits.substr(end));
}

bool has_two(std::string_view text, char mark) {
  return text.find(mark) != text.rfind(mark);
}

}  // namespace

std::string without_thousands(std::string_view digits, char mark) {
  constexpr std::size_t group = 3;
  const auto first = digits.find(mark);
  if (first == std::string_view::npos || first == 0 || first > group || digits[0] == '0') return {};
  std::string whole;
  for (std::size_t from = 0; from <= digits.size();) {
    const auto end = std::min(digits.find(mark, from), digits.size());
    const auto some = digits.substr(from, end - from);
    if (!all_digits(some) || (from > 0 && some.size() != group)) return {};
    whole += some;
    from = end + 1;
  }
  return whole;
}

void Numbers::see(std::string_view cell) {
  if (!may_have_commas_) return;
  const auto text = without_spaces(cell);
  const auto digits = unsigned_part(text);
  if (!with_point(text).empty()) {
    saw_comma_ = true;
  } else if (!without_thousands(digits, '.').empty()) {
    saw_comma_ |= has_two(digits, '.');
  } else if (const auto point = digits.find('.'); point != std::string_view::npos) {
    saw_point_ |= all_digits(digits.substr(0, point)) && all_digits(digits.substr(point + 1));
  }
}

bool Numbers::is_ambiguous(std::string_view cell) const {
  const auto digits = unsigned_part(cell);
  return may_have_commas_ && saw_comma_ == saw_point_ && !without_thousands(digits, '.').empty() &&
         !has_two(digits, '.');
}

std::string Numbers::with_points(std::string text) const {
  if (auto pointed = with_point(text); !pointed.empty()) return pointed;
  const auto digits = unsigned_part(text);
  auto whole = without_thousands(digits, '.');
  const bool grouped = !whole.empty() && ((saw_comma_ && !saw_point_) || has_two(digits, '.'));
  return grouped ? (text[0] == '-' ? "-" : "") + whole : text;
}

Fact Numbers::fact(std::string_view cell) const {
  auto text = without_spaces(cell);
  if (may_have_commas_) text = with_points(std::move(text));
  if (commas_part_thousands_) text = without_commas(std::move(text));
  return loses_as_number(text) ? Fact(std::string(cell)) : parse_fact(text);
}

}  // namespace winloop::exchange
