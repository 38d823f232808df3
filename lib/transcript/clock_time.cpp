#include "clock_time.hpp"

#include <winloop/base/utf8.hpp>

#include <cstdint>

namespace winloop::transcript {

namespace {

/// Hours beyond this are not a conversation; it also keeps the sums far from overflow.
constexpr std::size_t most_digits = 6;

struct Number {
  std::int64_t value = 0;
  std::size_t digits = 0;
};

Number take_number(std::string_view& rest) {
  Number number;
  while (number.digits < rest.size() && rest[number.digits] >= '0' && rest[number.digits] <= '9') {
    if (number.digits < most_digits) number.value = number.value * 10 + (rest[number.digits] - '0');
    ++number.digits;
  }
  rest.remove_prefix(number.digits);
  return number;
}

bool take(std::string_view& rest, char wanted) {
  if (rest.empty() || rest.front() != wanted) return false;
  rest.remove_prefix(1);
  return true;
}

void skip_space(std::string_view& rest) {
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\f')) {
    rest.remove_prefix(1);
  }
}

Millis millis(std::int64_t hours, std::int64_t minutes, std::int64_t seconds,
              std::int64_t thousandths) {
  return Millis{((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths};
}

/// WebVTT, "collect a WebVTT timestamp".
std::optional<Millis> take_vtt_time(std::string_view& rest) {
  const Number first = take_number(rest);
  if (first.digits == 0 || first.digits > most_digits || !take(rest, ':')) return std::nullopt;
  const Number second = take_number(rest);
  if (second.digits != 2) return std::nullopt;
  const bool has_hours = first.digits != 2 || first.value > 59;
  std::int64_t hours = 0;
  Number minutes = first;
  Number seconds = second;
  if (has_hours || (!rest.empty() && rest.front() == ':')) {
    if (!take(rest, ':')) return std::nullopt;
    hours = first.value;
    minutes = second;
    seconds = take_number(rest);
    if (seconds.digits != 2) return std::nullopt;
  }
  if (!take(rest, '.')) return std::nullopt;
  const Number thousandths = take_number(rest);
  if (thousandths.digits != 3 || minutes.value > 59 || seconds.value > 59) return std::nullopt;
  return millis(hours, minutes.value, seconds.value, thousandths.value);
}

std::int64_t as_thousandths(Number decimals) {
  std::int64_t value = decimals.value;
  for (std::size_t digits = decimals.digits; digits < 3; ++digits) value *= 10;
  return value;
}

/// `[hours:]minutes:seconds[,decimals]`.
std::optional<Millis> take_loose_time(std::string_view& rest) {
  Number parts[3];
  std::size_t count = 0;
  do {
    if (count == 3) return std::nullopt;
    Number& part = parts[count++];
    part = take_number(rest);
    if (part.digits == 0 || part.digits > most_digits) return std::nullopt;
  } while (take(rest, ':'));
  if (count < 2) return std::nullopt;
  const Number hours = count == 3 ? parts[0] : Number{};
  const Number minutes = parts[count - 2];
  const Number seconds = parts[count - 1];
  if (seconds.digits != 2 || seconds.value > 59) return std::nullopt;
  if (count == 3 && (minutes.digits != 2 || minutes.value > 59)) return std::nullopt;
  std::int64_t thousandths = 0;
  if (!rest.empty() && (rest.front() == ',' || rest.front() == '.')) {
    std::string_view after = rest.substr(1);
    const Number decimals = take_number(after);
    if (decimals.digits > 3) return std::nullopt;
    if (decimals.digits > 0) {
      rest = after;
      thousandths = as_thousandths(decimals);
    }
  }
  return millis(hours.value, minutes.value, seconds.value, thousandths);
}

template <typename TakeTime>
std::optional<CueTimes> parse_times(std::string_view rest, TakeTime take_time,
                                    std::string_view between) {
  skip_space(rest);
  const auto start = take_time(rest);
  if (!start) return std::nullopt;
  skip_space(rest);
  if (!rest.starts_with(between)) return std::nullopt;
  rest.remove_prefix(between.size());
  skip_space(rest);
  const auto end = take_time(rest);
  if (!end) return std::nullopt;
  return CueTimes{*start, *end};
}

}  // namespace

std::optional<CueTimes> parse_vtt_times(std::string_view line) {
  return parse_times(line, take_vtt_time, "-->");
}

std::optional<CueTimes> parse_srt_times(std::string_view line) {
  return parse_times(line, take_loose_time, "-->");
}

std::optional<CueTimes> parse_sbv_times(std::string_view line) {
  return parse_times(line, take_loose_time, ",");
}

std::optional<Millis> parse_clock(std::string_view text) {
  std::string_view rest = utf8::trim(text);
  const auto time = take_loose_time(rest);
  return rest.empty() ? time : std::nullopt;
}

}  // namespace winloop::transcript
