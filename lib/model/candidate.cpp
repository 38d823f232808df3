#include <winloop/base/utf8.hpp>
#include <winloop/model/candidate.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace winloop {

Fact parse_fact(std::string_view text) {
  const auto trimmed = utf8::trim(text);
  double number = 0;
  const auto [end, error] =
      std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
  const bool whole = error == std::errc{} && end == trimmed.data() + trimmed.size();
  if (whole && std::isfinite(number)) return number;
  return std::string(trimmed);
}

std::string to_string(const Fact& fact) {
  if (const auto* number = std::get_if<double>(&fact)) return fmt::format("{}", *number);
  return std::get<std::string>(fact);
}

bool is_email_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == text.size()) return false;
  const auto domain = text.substr(at + 1);
  return text.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos &&
         domain.find('@') == std::string_view::npos && !domain.starts_with('.') &&
         !domain.ends_with('.');
}

bool is_loss(std::string_view stage) {
  return stage == exit_they_declined || stage == exit_reneged;
}

bool is_exit(std::string_view stage) {
  return is_loss(stage) || stage == exit_we_declined || stage == exit_unspecified;
}

}  // namespace winloop
