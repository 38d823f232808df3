#pragma once

#include <winloop/base/export.hpp>

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace winloop {

/// A calendar day, without a time zone: the record's clock ticks in days.
class WINLOOP_API Date {
 public:
  Date() = default;
  explicit Date(std::chrono::sys_days days) : days_(days) {}
  explicit Date(std::chrono::year_month_day ymd) : days_(ymd) {}

  /// `2026-03-04`; nothing for anything else, a day that does not exist (2026-02-30) included.
  [[nodiscard]] static std::optional<Date> try_parse(std::string_view text);

  /// As try_parse; throws Error(bad_input) naming the text and the form expected.
  [[nodiscard]] static Date parse(std::string_view text);

  /// ISO 8601: `2026-03-04`.
  [[nodiscard]] std::string to_string() const;

  [[nodiscard]] std::chrono::sys_days days() const { return days_; }
  [[nodiscard]] std::chrono::year_month_day ymd() const {
    return std::chrono::year_month_day{days_};
  }
  [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday{days_}; }

  /// Days since 1970-01-01, as stored in the record.
  [[nodiscard]] int day_number() const {
    return static_cast<int>(days_.time_since_epoch().count());
  }
  [[nodiscard]] static Date from_day_number(int days) {
    return Date{std::chrono::sys_days{std::chrono::days{days}}};
  }

  friend Date operator+(Date date, int days) { return Date{date.days_ + std::chrono::days{days}}; }
  friend Date operator-(Date date, int days) { return Date{date.days_ - std::chrono::days{days}}; }
  /// Whole days from b to a.
  friend int operator-(Date a, Date b) { return static_cast<int>((a.days_ - b.days_).count()); }
  // clang-tidy 14 takes the defaulted comparison for a null pointer.
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  std::chrono::sys_days days_{};
};

/// A time within a conversation.
using Millis = std::chrono::milliseconds;

/// `00:03:12`, whole seconds, cut; hours grow past two digits as needed.
WINLOOP_API std::string clock(Millis at);

}  // namespace winloop
