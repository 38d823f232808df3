#include <winloop/base/utf8.hpp>
#include <winloop/model/candidate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace winloop {

namespace {

/// What has a meaning of its own in a field of addresses.
constexpr std::string_view specials = "()<>[]:;@\\,\"";

bool is_address_part(std::string_view part) {
  return !part.empty() && !part.starts_with('.') && !part.ends_with('.') &&
         std::all_of(part.begin(), part.end(), [](char c) {
           return c > ' ' && c < '\x7f' && specials.find(c) == std::string_view::npos;
         });
}

}  // namespace

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
  return at != std::string_view::npos && is_address_part(text.substr(0, at)) &&
         is_address_part(text.substr(at + 1));
}

bool is_loss(std::string_view stage) {
  return stage == exit_they_declined || stage == exit_reneged;
}

bool is_exit(std::string_view stage) {
  return is_loss(stage) || stage == exit_we_declined || stage == exit_unspecified;
}

}  // namespace winloop
