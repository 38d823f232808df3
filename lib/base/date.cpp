#include <winloop/base/date.hpp>
#include <winloop/base/error.hpp>

#include <fmt/format.h>

#include <charconv>

namespace winloop {

namespace {

/// A number of exactly these digits, nothing else.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::try_parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

Date Date::parse(std::string_view text) {
  if (const auto date = try_parse(text)) return *date;
  throw bad_input(
      fmt::format("\"{}\" is not a date; expected a day that exists, as 2026-03-04", text));
}

std::string Date::to_string() const {
  const auto day = ymd();
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string clock(Millis at) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at).count();
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace winloop
