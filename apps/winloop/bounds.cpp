#include "bounds.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>

namespace winloop::app {

namespace {

std::optional<std::uint64_t> parsed(const std::string& text) {
  std::uint64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [to, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && to == end ? std::optional(number) : std::nullopt;
}

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::optional<std::uint64_t> most) {
  const auto bounds =
      most ? fmt::format(" from {} to {}", least, *most) : fmt::format(", {} or more", least);
  const auto complaint = [least, most, bounds](const std::string& text) {
    const auto number = parsed(text);
    if (number && *number >= least && (!most || *number <= *most)) return std::string();
    return fmt::format("\"{}\"; expected a whole number{}", text, bounds);
  };
  return {complaint, ""};
}

}  // namespace winloop::app
